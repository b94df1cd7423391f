import { changeSentence } from '../changes/changeWords.ts';
import type { Answer } from '../store/runState.ts';
import { appStore } from '../store/index.ts';
import type { PinnedRun } from '../store/pinState.ts';
import { useChanges, usePin } from './usePin.ts';

/** Changes told at once; the others are told with the comparison. */
const MOST_TOLD = 3;

/** Above the answer: what differs from the run that it is compared with. */
export function PinNote({ answer }: { answer: Answer }) {
  const pin = usePin();
  return <div role="status">{pin && <Note pin={pin} answer={answer} />}</div>;
}

function Note({ pin, answer }: { pin: PinnedRun; answer: Answer }) {
  const changes = useChanges(pin, answer);
  const { showComparing, showTab } = appStore.getState();
  if (answer.result === pin.answer.result) {
    return (
      <p className="pin-note">
        This run is pinned as “{pin.name}”. Change something and run again: only what changed is listed then,
        and what came of it.
      </p>
    );
  }
  return (
    <div className="pin-note">
      <div>
        <b>{headOf(changes.length, pin.name)}</b>
        {changes.length > 0 && (
          <ul>
            {changes.slice(0, MOST_TOLD).map(({ words }) => (
              <li key={changeSentence(words)}>{changeSentence(words)}</li>
            ))}
            {changes.length > MOST_TOLD && <li>and {changes.length - MOST_TOLD} more</li>}
          </ul>
        )}
      </div>
      <button
        type="button"
        className="button small"
        onClick={() => {
          showComparing('pin');
          showTab('compare');
        }}
      >
        See what came of it
      </button>
    </div>
  );
}

function headOf(count: number, name: string): string {
  if (count === 0) return `The inputs are those of “${name}”.`;
  return count === 1 ? `1 thing changed since “${name}”:` : `${count} things changed since “${name}”:`;
}
