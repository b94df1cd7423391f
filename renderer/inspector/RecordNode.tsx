import { membersOf, valueAt } from '../store/path.ts';
import { AddMenu } from './AddMenu.tsx';
import { Problems, ResetButton } from './FieldFrame.tsx';
import { fieldState } from './fieldContext.ts';
import type { PartProps } from './fieldContext.ts';
import { focusWithin } from './focus.ts';
import { messages } from './messages.ts';
import { segmentOptions } from './references.ts';
import { startOf } from './starts.ts';
import { problemsWithin } from '../store/selectors.ts';

/** Parts by segment: added for one, removed again. */
export function RecordNode({ fields, ...node }: PartProps) {
  const { context, path, schema, label } = node;
  const part = schema.additionalProperties;
  if (typeof part !== 'object') return null;
  const value = valueAt(context.document, path);
  const keys = Object.keys(membersOf(value));
  const { initial } = fieldState(node);
  const keysThen = Object.keys(membersOf(initial));
  const segments = segmentOptions(context.document);
  const nameOf = (key: string) => segments.find((segment) => segment.value === key)?.label ?? key;
  const missing = segments.filter((segment) => !keys.includes(segment.value));
  return (
    <fieldset className="group list">
      <legend>{label}</legend>
      <p className="help">{schema.description}</p>
      {/* Parts reset themselves while they are of the same segments. */}
      {keysThen.some((key) => !keys.includes(key)) && (
        <ResetButton label={label} to="what was opened" onReset={() => context.edit(path, initial)} />
      )}
      {keys.map((key) => (
        <fieldset className="entry" key={key}>
          <legend>In {nameOf(key)}</legend>
          {fields([...path, key], part)}
          <button
            type="button"
            className="button quiet small"
            aria-label={`Remove what differs in ${nameOf(key)}`}
            onClick={({ currentTarget }) => {
              const list = currentTarget.closest('.list');
              context.edit([...path, key], undefined);
              focusWithin(list, ':scope > .add');
            }}
          >
            Remove
          </button>
        </fieldset>
      ))}
      <Problems
        messages={messages(
          problemsWithin(context.problems, path).filter((problem) => problem.path.length <= path.length),
        )}
      />
      {missing.length > 0 && (
        <AddMenu
          words="Add for a segment"
          options={() => missing}
          onAdd={(key) => context.edit([...path, key], startOf(context.document, [...path, key], part))}
        />
      )}
    </fieldset>
  );
}
