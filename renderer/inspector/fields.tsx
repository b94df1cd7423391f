import { useId } from 'react';
import type { ReactNode } from 'react';
import { valueAt } from '../store/path.ts';
import type { Json } from '../store/path.ts';
import { FieldFrame } from './FieldFrame.tsx';
import { SweepThis } from '../whatIf/SweepThis.tsx';
import { NumberField } from './NumberField.tsx';
import { withWordChosen } from './chosenWord.ts';
import { fieldState } from './fieldContext.ts';
import type { NodeProps } from './fieldContext.ts';
import { sayWord, segmentOptions, wordOptions } from './references.ts';
import type { Option } from './references.ts';

/** Texts that may be longer than this are written in several lines. */
const ONE_LINE = 500;

export function NumberNode({ kind, ...node }: NodeProps & { kind?: ReactNode }) {
  const { context, path, schema, label, optional } = node;
  return (
    <NumberField
      {...fieldState(node)}
      label={label}
      schema={schema}
      optional={optional}
      kind={kind}
      action={<SweepThis label={label} path={path} />}
      onChange={(value) => context.edit(path, value)}
    />
  );
}

/** One of a closed set of words. */
export function ChoiceNode(node: NodeProps) {
  const { context, path, schema } = node;
  const part = path.slice(0, -1);
  return (
    <SelectField
      {...node}
      options={wordOptions(schema)}
      onChoose={(word) => {
        const chosen = withWordChosen(context.document, path, word);
        context.edit(part, valueAt(chosen, part), path);
      }}
    />
  );
}

/** One of the segments. */
export function SegmentNode(node: NodeProps) {
  const { context, path } = node;
  return (
    <SelectField
      {...node}
      options={segmentOptions(context.document)}
      onChoose={(id) => context.edit(path, id)}
    />
  );
}

/** A field of a node: its frame, and in it the control that is made of the field's state. */
function Field({
  node,
  sayInitial,
  children,
}: {
  node: NodeProps;
  /** What resetting brings back, in words. */
  sayInitial: (initial: Json | undefined) => string;
  children: (
    field: ReturnType<typeof fieldState> & { readonly id: string; readonly describedBy: string },
  ) => ReactNode;
}) {
  const { context, path, schema, label, optional } = node;
  const id = useId();
  const state = fieldState(node);
  const { initial } = state;
  return (
    <FieldFrame
      id={id}
      label={label}
      schema={schema}
      {...state}
      optional={optional}
      resetTo={sayInitial(initial)}
      onReset={() => context.edit(path, initial)}
    >
      {children({ ...state, id, describedBy: `${id}-help ${id}-problems` })}
    </FieldFrame>
  );
}

function SelectField({
  options,
  onChoose,
  ...node
}: NodeProps & { options: readonly Option[]; onChoose: (value: string) => void }) {
  const { context, path, optional } = node;
  return (
    <Field
      node={node}
      sayInitial={(initial) => (typeof initial === 'string' ? sayWord(initial) : 'left out')}
    >
      {({ id, describedBy, value, problems }) => (
        <select
          id={id}
          value={typeof value === 'string' ? value : ''}
          aria-invalid={problems.length > 0}
          aria-describedby={describedBy}
          onChange={({ target }) =>
            target.value === '' ? context.edit(path, undefined) : onChoose(target.value)
          }
        >
          {optional && <option value="">left out</option>}
          {typeof value === 'string' && !options.some((option) => option.value === value) && (
            <option value={value}>{sayWord(value)}</option>
          )}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export function FlagNode(node: NodeProps) {
  const { context, path } = node;
  return (
    <Field node={node} sayInitial={(initial) => (initial === true ? 'yes' : 'no')}>
      {({ id, describedBy, value }) => (
        <input
          id={id}
          type="checkbox"
          checked={value === true}
          aria-describedby={describedBy}
          onChange={(event) => context.edit(path, event.target.checked)}
        />
      )}
    </Field>
  );
}

export function TextNode(node: NodeProps) {
  const { context, path, schema, optional } = node;
  const Control = (schema.maxLength ?? 0) > ONE_LINE ? 'textarea' : 'input';
  return (
    <Field node={node} sayInitial={(initial) => (typeof initial === 'string' ? initial : 'left out')}>
      {({ id, describedBy, value, problems }) => (
        <Control
          id={id}
          {...(Control === 'textarea' && { rows: 5 })}
          value={typeof value === 'string' ? value : ''}
          aria-invalid={problems.length > 0}
          aria-describedby={describedBy}
          onChange={({ target }: { target: { value: string } }) =>
            context.edit(path, optional && target.value === '' ? undefined : target.value)
          }
        />
      )}
    </Field>
  );
}
