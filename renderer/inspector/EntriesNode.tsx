import { AddMenu } from './AddMenu.tsx';
import { EntryButtons } from './EntryButtons.tsx';
import { Problems, ResetButton } from './FieldFrame.tsx';
import { nameOf } from './kindName.ts';
import type { PartProps } from './fieldContext.ts';
import { alternativesOf, chosenAlternative } from './formSchema.ts';
import { listEdits } from './listEdits.ts';
import { nextEntry, startOf } from './starts.ts';

/** A list whose entries have fields of their own: added, moved, removed. */
export function EntriesNode({ fields, ...node }: PartProps) {
  const { context, path, schema, label } = node;
  const { items } = schema;
  if (!items) return null;
  const alternatives = alternativesOf(items);
  const { entries, initial, reset, addWords, problems, canAdd, add, buttons } = listEdits(node);
  return (
    <fieldset className="group list">
      <legend>{label}</legend>
      <p className="help">{schema.description}</p>
      {/* Entries reset themselves while there are as many of them. */}
      {initial && initial.length !== entries.length && (
        <ResetButton label={label} to="what was opened" onReset={reset} />
      )}
      <ol>
        {entries.map((entry, index) => {
          const chosen = alternatives && chosenAlternative(alternatives, entry);
          const of = buttons(index);
          return (
            <li key={index}>
              <fieldset className="entry">
                <legend>
                  {of.name}
                  {chosen && `: ${nameOf(chosen)}`}
                </legend>
                <EntryButtons {...of} />
                {fields([...path, index], { ...items, title: items.title ?? of.name })}
              </fieldset>
            </li>
          );
        })}
      </ol>
      <Problems messages={problems} />
      {canAdd &&
        (alternatives ? (
          <AddMenu
            words={addWords}
            options={() =>
              alternatives.map((alternative) => ({ value: alternative.key, label: nameOf(alternative) }))
            }
            onAdd={(key) => {
              const added = alternatives.find((alternative) => alternative.key === key);
              if (added) add(startOf(context.document, [...path, entries.length], added.schema));
            }}
          />
        ) : (
          <button
            type="button"
            className="button small add"
            onClick={() => add(nextEntry(context.document, path, items))}
          >
            {addWords}
          </button>
        ))}
    </fieldset>
  );
}
