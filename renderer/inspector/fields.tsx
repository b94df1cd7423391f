import { useId } from 'react';
import { valueAt } from '../store/path.ts';
import type { Json } from '../store/path.ts';
import { problemsWithin } from '../store/selectors.ts';
import { FieldFrame } from './FieldFrame.tsx';
import { NumberField } from './NumberField.tsx';
import type { NodeProps } from './fieldContext.ts';
import { messages } from './messages.ts';

export function NumberNode({ context, path, schema, label, optional }: NodeProps) {
  return (
    <NumberField
      label={label}
      schema={schema}
      value={valueAt(context.document, path)}
      initial={valueAt(context.opened, path)}
      problems={messages(problemsWithin(context.problems, path))}
      optional={optional}
      onChange={(value) => context.edit(path, value)}
    />
  );
}

export function ChoiceNode({ context, path, schema, label, optional }: NodeProps) {
  const id = useId();
  const value = valueAt(context.document, path);
  const initial = valueAt(context.opened, path);
  return (
    <FieldFrame
      id={id}
      label={label}
      schema={schema}
      problems={messages(problemsWithin(context.problems, path))}
      changed={value !== initial}
      resetTo={typeof initial === 'string' ? words(initial) : 'left out'}
      onReset={() => context.edit(path, initial)}
    >
      <select
        id={id}
        value={typeof value === 'string' ? value : ''}
        aria-describedby={`${id}-help ${id}-problems`}
        onChange={(event) => context.edit(path, event.target.value === '' ? undefined : event.target.value)}
      >
        {optional && <option value="">left out</option>}
        {schema.enum?.map((word) => (
          <option key={word} value={word}>
            {words(word)}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

export function FlagNode({ context, path, schema, label }: NodeProps) {
  const id = useId();
  const read = (document: Json) => (valueAt(document, path) ?? schema.default) === true;
  const value = read(context.document);
  const initial = read(context.opened);
  return (
    <FieldFrame
      id={id}
      label={label}
      schema={schema}
      problems={messages(problemsWithin(context.problems, path))}
      changed={value !== initial}
      resetTo={initial ? 'yes' : 'no'}
      onReset={() => context.edit(path, valueAt(context.opened, path))}
    >
      <input
        id={id}
        type="checkbox"
        checked={value}
        aria-describedby={`${id}-help ${id}-problems`}
        onChange={(event) => context.edit(path, event.target.checked)}
      />
    </FieldFrame>
  );
}

const words = (word: string) => word.replaceAll('-', ' ');

export function TextNode({ context, path, schema, label, optional }: NodeProps) {
  const id = useId();
  const value = valueAt(context.document, path);
  const initial = valueAt(context.opened, path);
  const problems = messages(problemsWithin(context.problems, path));
  return (
    <FieldFrame
      id={id}
      label={label}
      schema={schema}
      problems={problems}
      changed={value !== initial}
      resetTo={typeof initial === 'string' ? initial : 'left out'}
      onReset={() => context.edit(path, initial)}
    >
      <input
        id={id}
        value={typeof value === 'string' ? value : ''}
        aria-invalid={problems.length > 0}
        aria-describedby={`${id}-help ${id}-problems`}
        onChange={({ target }) =>
          context.edit(path, optional && target.value === '' ? undefined : target.value)
        }
      />
    </FieldFrame>
  );
}
