import { appStore, useApp } from '../store/index.ts';
import { MAX_PINS } from '../store/pinState.ts';

/** Pins the answer in view, or says why it cannot be. */
export function PinButton() {
  const result = useApp((state) => state.run.answer?.result);
  const pins = useApp((state) => state.pins);
  if (!result) return null;
  const known = pins.find(({ answer }) => answer.result === result);
  const isFull = pins.length >= MAX_PINS;
  return (
    <span className="pin-button">
      {known && <span className="pinned-as">Pinned as “{known.name}”</span>}
      {!known && (
        <button
          type="button"
          className="button small"
          disabled={isFull}
          aria-describedby={isFull ? 'pins-full' : undefined}
          onClick={() => void appStore.getState().pinRun()}
        >
          Pin this run
        </button>
      )}
      {!known && isFull && <small id="pins-full">{MAX_PINS} runs are pinned: unpin one first</small>}
    </span>
  );
}
