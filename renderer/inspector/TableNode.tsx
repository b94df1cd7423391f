import { useId } from 'react';
import type { ReactNode } from 'react';
import { problemsWithin } from '../store/selectors.ts';
import { valueAt } from '../store/path.ts';
import { EntryButtons } from './EntryButtons.tsx';
import { Problems, ResetButton, isChanged } from './FieldFrame.tsx';
import { NumberInput, isInPercent } from './NumberInput.tsx';
import type { NodeProps } from './fieldContext.ts';
import type { FormSchema } from './formSchema.ts';
import { listEdits } from './listEdits.ts';
import { messages } from './messages.ts';
import { nextEntry } from './starts.ts';

/** Columns that fit beside each other. */
const MOST_COLUMNS = 2;

/** Whether the entries of a list are a few numbers each, which a table shows best: points, stages, looks. */
export function isTabular({ properties }: FormSchema): boolean {
  const columns = Object.values(properties ?? {});
  return (
    columns.length > 0 &&
    columns.length <= MOST_COLUMNS &&
    columns.every(({ type }) => type === 'number' || type === 'integer')
  );
}

/** A list of a few numbers each, one row an entry; `children` draw them another way. */
export function TableNode({ children, ...node }: NodeProps & { children?: ReactNode }) {
  const { context, path, schema, label } = node;
  const id = useId();
  const { items } = schema;
  const columns = Object.entries(items?.properties ?? {});
  if (!items) return null;
  const { entries, initial, reset, singular, addWords, problems, canAdd, add, buttons } = listEdits(node);
  return (
    <fieldset className="group list">
      <legend>{label}</legend>
      <p className="help">{schema.description}</p>
      {isChanged(entries, initial, false) && (
        <ResetButton label={label} to="what was opened" onReset={reset} />
      )}
      {children}
      {entries.length > 0 && (
        <table className="entry-table">
          <thead>
            <tr>
              {columns.map(([key, column]) => (
                <th key={key} scope="col">
                  {column.title}
                  {column.unit !== undefined && !isInPercent(column) && <small> {column.unit}</small>}
                </th>
              ))}
              <th scope="col">
                <span className="visually-hidden">Order</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {entries.map((_, index) => {
              const within = problemsWithin(context.problems, [...path, index]);
              return (
                <tr key={index}>
                  {columns.map(([key, column]) => {
                    const cell = [...path, index, key];
                    return (
                      <td key={key}>
                        <NumberInput
                          label={`${column.title ?? key}, ${singular} ${index + 1}`}
                          schema={column}
                          value={valueAt(context.document, cell)}
                          invalid={problemsWithin(within, cell).length > 0}
                          describedBy={`${id}-help ${id}-${index}`}
                          optional={false}
                          onChange={(value) => context.edit(cell, value)}
                        />
                      </td>
                    );
                  })}
                  <td>
                    <EntryButtons {...buttons(index)} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      <p className="help" id={`${id}-help`}>
        {columns.map(([key, { title, description }]) => (
          <span key={key}>
            <b>{title}.</b> {description}{' '}
          </span>
        ))}
      </p>
      {entries.map((_, index) => (
        <Problems
          key={index}
          id={`${id}-${index}`}
          messages={messages(problemsWithin(context.problems, [...path, index])).map(
            (message) => `${singular} ${index + 1}: ${message}`,
          )}
        />
      ))}
      <Problems messages={problems} />
      {canAdd && (
        <button
          type="button"
          className="button small add"
          onClick={() => add(nextEntry(context.document, path, items))}
        >
          {addWords}
        </button>
      )}
    </fieldset>
  );
}
