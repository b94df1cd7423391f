import { useId } from 'react';
import { samePath, valueAt } from '../store/path.ts';
import { Problems } from './FieldFrame.tsx';
import type { NodeProps } from './fieldContext.ts';
import { focusWithin } from './focus.ts';
import { alternativesOf, chosenAlternative } from './formSchema.ts';
import { nameOf } from './kindName.ts';
import { messages } from './messages.ts';
import { rewrittenAt } from './starts.ts';

/** The choice of the way in which a setting is written: a number or a curve, one strategy or another. */
export function KindSelect({
  context,
  path,
  schema,
  label,
  optional,
  beside = false,
}: NodeProps & {
  /** Beside the number it could be, without words of its own. */
  beside?: boolean;
}) {
  const id = useId();
  const alternatives = alternativesOf(schema) ?? [];
  const value = valueAt(context.document, path);
  const chosen = chosenAlternative(alternatives, value);
  const under = alternatives.find((alternative) => alternative.under !== undefined)?.under ?? 'kind';
  const constant = chosen?.schema.properties?.[under];
  const problems = context.problems.filter((problem) => samePath(problem.path, [...path, under]));
  const choose = (key: string, select: Element) => {
    // The choice stands elsewhere beside a number than over fields.
    const place = select.closest('.kinds');
    const to = alternatives.find((alternative) => alternative.key === key);
    context.edit(path, to && rewrittenAt(context.document, path, schema, to));
    focusWithin(place, 'select.kind', select);
  };
  const title = constant?.title ?? 'Kind';
  const select = (
    <select
      id={id}
      className="kind"
      aria-label={`${label}, ${title.toLowerCase()}`}
      value={chosen?.key ?? ''}
      aria-invalid={problems.length > 0}
      aria-describedby={beside ? undefined : `${id}-help ${id}-problems`}
      onChange={({ target }) => choose(target.value, target)}
    >
      {(optional || !chosen) && <option value="">left out</option>}
      {alternatives.map((alternative) => (
        <option key={alternative.key} value={alternative.key}>
          {nameOf(alternative)}
        </option>
      ))}
    </select>
  );
  if (beside) return select;
  return (
    <div className="field">
      <p className="field-head">{title}</p>
      {select}
      <p className="help" id={`${id}-help`}>
        {constant?.description}
      </p>
      <Problems id={`${id}-problems`} messages={messages(problems)} />
    </div>
  );
}
