import { useId, useMemo, useState } from 'react';
import { checkScenario } from '../../sim-core/index.ts';
import { formatPlain } from '../format/numbers.ts';
import { parseNumber } from '../format/parseNumber.ts';
import { appStore, useApp } from '../store/index.ts';
import type { Json } from '../store/path.ts';
import { changedDraft, editWords } from './knob.ts';
import type { LessonEdit } from './lesson.ts';

/** What is changed, from what to what; a single number may be chosen otherwise. */
export function KnobForm({ edits }: { edits: readonly LessonEdit[] }) {
  const opened = useApp((state) => state.document.opened) as unknown as Json;
  const [only] = edits;
  const suggested = edits.length === 1 && typeof only?.value === 'number' ? only.value : undefined;
  const [text, setText] = useState(suggested === undefined ? '' : formatPlain(suggested));
  const chosen = suggested === undefined ? undefined : parseNumber(text);
  const isUnreadable = suggested !== undefined && chosen === undefined;
  const wanted = useMemo(
    () => (only && chosen !== undefined ? [{ ...only, value: chosen }] : edits),
    [edits, only, chosen],
  );
  const draft = useApp((state) => state.edits.draft);
  const refusal = useMemo(() => checkScenario(changedDraft(draft, wanted)).problems[0], [draft, wanted]);
  const isPossible = !isUnreadable && refusal === undefined;
  const id = useId();
  return (
    <form
      className="knob"
      onSubmit={(event) => {
        event.preventDefault();
        if (isPossible) appStore.getState().applyLessonChange(wanted);
      }}
    >
      <ul>
        {edits.map((edit) => {
          const words = editWords(opened, edit);
          return (
            <li key={edit.label}>
              <b>{edit.label}</b>
              {words && (
                <span>
                  {words.from} → {words.to}
                </span>
              )}
            </li>
          );
        })}
      </ul>
      {suggested !== undefined && (
        <>
          <label htmlFor={id}>New value</label>
          <input
            id={id}
            className="number"
            inputMode="decimal"
            autoComplete="off"
            value={text}
            aria-invalid={!isPossible}
            onChange={(event) => setText(event.target.value)}
          />
          {chosen !== suggested && isPossible && (
            <p className="hint">The lesson’s question is made for {formatPlain(suggested)}.</p>
          )}
          {isUnreadable && <p className="hint">That is not a number, such as 0.5% or 1/200.</p>}
          {!isUnreadable && refusal && (
            <p className="hint" role="alert">
              It {refusal.message}.
            </p>
          )}
        </>
      )}
      <div className="lesson-next">
        <button type="submit" className="button primary" disabled={!isPossible}>
          Change it and run
        </button>
      </div>
    </form>
  );
}
