import { useId } from 'react';
import { textOf } from '../store/path.ts';
import type { Json } from '../store/path.ts';
import { Problems, ResetButton, isChanged } from './FieldFrame.tsx';
import { fieldState } from './fieldContext.ts';
import type { NodeProps } from './fieldContext.ts';
import type { Option } from './references.ts';

/** A choice of several: of words, or of segments. */
export function ChecksNode({ options, ...node }: NodeProps & { options: readonly Option[] }) {
  const { context, path, schema, label, optional } = node;
  const id = useId();
  const { value, initial, problems } = fieldState(node);
  const chosen = Array.isArray(value) ? (value as readonly Json[]) : [];
  // What is no longer there to choose can still be taken away.
  const unknown = chosen.map(textOf).filter((word) => !options.some((option) => option.value === word));
  const all = [...options, ...unknown.map((word) => ({ value: word, label: word }))];
  const toggle = (word: string, isOn: boolean) => {
    const next = all
      .map((option) => option.value)
      .filter((other) => (other === word ? isOn : chosen.includes(other)));
    context.edit(path, optional && next.length === 0 ? undefined : next);
  };
  return (
    <fieldset className="field checks">
      <legend className="field-head">{label}</legend>
      {isChanged(value, initial, optional) && (
        <ResetButton
          label={label}
          to={Array.isArray(initial) ? initial.join(', ') : 'left out'}
          onReset={() => context.edit(path, initial)}
        />
      )}
      {all.map((option) => (
        <label key={option.value}>
          <input
            type="checkbox"
            checked={chosen.includes(option.value)}
            aria-describedby={`${id}-help ${id}-problems`}
            onChange={({ target }) => toggle(option.value, target.checked)}
          />
          {option.label}
        </label>
      ))}
      <p className="help" id={`${id}-help`}>
        {schema.description} {schema.items?.enum && schema.items.description}
      </p>
      <Problems id={`${id}-problems`} messages={problems} />
    </fieldset>
  );
}
