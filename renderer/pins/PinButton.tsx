import { appStore, useApp } from '../store/index.ts';
import { MAX_PINS } from '../store/pinState.ts';

/** Pins the answer in view, or says why it cannot be; of what is pinned already it leads to the comparison. */
export function PinButton() {
  const result = useApp((state) => state.run.answer?.result);
  const pins = useApp((state) => state.pins);
  if (!result) return null;
  const known = pins.find(({ answer }) => answer.result === result);
  const isFull = !known && pins.length >= MAX_PINS;
  const press = () => {
    const { pinRun, showComparing, showTab } = appStore.getState();
    if (!known) void pinRun();
    else {
      showComparing('pin');
      showTab('compare');
    }
  };
  return (
    <span className="pin-button">
      {/* One button all along: the keyboard stays where it was when the run is pinned. */}
      <button
        type="button"
        className={known ? 'button quiet small' : 'button small'}
        disabled={isFull}
        aria-describedby={isFull ? 'pins-full' : undefined}
        onClick={press}
      >
        {known ? `Pinned as “${known.name}”` : 'Pin this run'}
      </button>
      {isFull && <small id="pins-full">{MAX_PINS} runs are pinned: unpin one first</small>}
    </span>
  );
}
