import { appStore, useApp, useHistory } from '../store/index.ts';
import { commandKey } from './shortcuts.ts';
import { placeWords } from './placeWords.ts';

/** Goes a step of editing back or forth, saying which. */
export function UndoButtons() {
  const { undo, redo } = appStore.getState();
  const { draft, place } = useApp((state) => state.edits);
  const last = useHistory(({ pastStates }) => pastStates.at(-1)?.edits);
  const next = useHistory(({ futureStates }) => futureStates.at(-1)?.edits);
  return (
    <div className="undo">
      <StepButton
        label="Undo"
        what={last && place && placeWords(last.draft, draft, place)}
        keys={`${commandKey}Z`}
        onStep={undo}
      />
      <StepButton
        label="Redo"
        what={next?.place && placeWords(draft, next.draft, next.place)}
        keys={`${commandKey}Shift+Z`}
        onStep={redo}
      />
    </div>
  );
}

function StepButton({
  label,
  what,
  keys,
  onStep,
}: {
  label: string;
  /** What was edited in the step; undefined where there is none. */
  what: string | undefined;
  keys: string;
  onStep: () => void;
}) {
  const words = what === undefined ? label : `${label}: ${what}`;
  return (
    <button
      type="button"
      className="button small"
      aria-label={words}
      title={`${words} (${keys})`}
      disabled={what === undefined}
      onClick={onStep}
    >
      {label}
    </button>
  );
}
