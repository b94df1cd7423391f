import { useRef } from 'react';
import { valueAt } from '../store/path.ts';
import { Problems, ResetButton } from './FieldFrame.tsx';
import type { PartProps } from './fieldContext.ts';
import { fieldState } from './fieldContext.ts';
import { focusWithin } from './focus.ts';
import { startOf } from './starts.ts';

/** Settings that belong together; where they may be left out, they are added and removed together. */
export function PartNode({ fields, ...node }: PartProps) {
  const { context, path, schema, label, optional } = node;
  const place = useRef<HTMLDivElement>(null);
  const { initial, problems } = fieldState(node);
  const isThere = valueAt(context.document, path) !== undefined;
  const change = (next: Parameters<typeof context.edit>[1]) => {
    context.edit(path, next);
    focusWithin(place.current, 'input, select, textarea, button');
  };
  return (
    <div ref={place}>
      {isThere || !optional ? (
        <fieldset className="group">
          <legend>{label}</legend>
          <p className="help">{schema.description}</p>
          {fields(path, schema)}
          {optional && (
            <button
              type="button"
              className="button quiet small"
              aria-label={`Remove ${label}`}
              onClick={() => change(undefined)}
            >
              Remove
            </button>
          )}
        </fieldset>
      ) : (
        <div className="field absent">
          <div className="field-head">
            <span>{label}</span>
            {initial !== undefined && (
              <ResetButton label={label} to="what was opened" onReset={() => change(initial)} />
            )}
            <button
              type="button"
              className="button small"
              aria-label={`Add ${label}`}
              onClick={() => change(startOf(context.document, path, schema))}
            >
              Add
            </button>
          </div>
          <p className="help">{schema.description}</p>
          <Problems messages={problems} />
        </div>
      )}
    </div>
  );
}
