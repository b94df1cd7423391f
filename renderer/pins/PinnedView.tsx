import { useMemo } from 'react';
import type { PlanStyle } from '../plans/planStyle.ts';
import type { Answer } from '../store/runState.ts';
import { useApp } from '../store/index.ts';
import type { Json } from '../store/path.ts';
import type { PinnedRun } from '../store/pinState.ts';
import { isStale } from '../store/selectors.ts';
import { ChangeList } from './ChangeList.tsx';
import { PinButton } from './PinButton.tsx';
import { PinList } from './PinList.tsx';
import { PinOutcome } from './PinOutcome.tsx';
import { changesBetween, useChanges, usePin } from './usePin.ts';
import type { ToldChange } from './usePin.ts';

/** The answer against a pinned run: what changed, and what came of it. */
export function PinnedView({ answer, styles }: { answer: Answer; styles: ReadonlyMap<string, PlanStyle> }) {
  const pins = useApp((state) => state.pins);
  const pin = usePin();
  if (pins.length === 0) {
    return (
      <div className="empty">
        <p>
          Pin a run, change something and run again: then only what changed is listed here, and what came of
          it, each run set against the same run of before.
        </p>
        <PinButton />
      </div>
    );
  }
  return (
    <>
      <PinList />
      {pin ? (
        <Against pin={pin} answer={answer} styles={styles} />
      ) : (
        <p className="empty">Choose the pinned run to compare this one with.</p>
      )}
    </>
  );
}

interface AgainstProps {
  readonly pin: PinnedRun;
  readonly answer: Answer;
  readonly styles: ReadonlyMap<string, PlanStyle>;
}

function Against({ pin, answer, styles }: AgainstProps) {
  const changes = useChanges(pin, answer);
  if (answer.result === pin.answer.result) {
    return (
      <p className="empty">
        “{pin.name}” is the run in view. Change something and run again to see what comes of it.
      </p>
    );
  }
  return (
    <>
      <Changes pin={pin} answer={answer} changes={changes} />
      <PinOutcome pin={pin} answer={answer} styles={styles} changes={changes} />
    </>
  );
}

function Changes({
  pin,
  answer,
  changes,
}: Pick<AgainstProps, 'pin' | 'answer'> & { changes: readonly ToldChange[] }) {
  return (
    <section aria-labelledby="pin-changes">
      <h3 id="pin-changes">What changed since “{pin.name}”</h3>
      {changes.length === 0 ? (
        <p className="takeaway">Nothing: the inputs are the same.</p>
      ) : (
        <ChangeList
          changes={changes}
          older={pin.answer.settings.scenario as unknown as Json}
          newer={answer.settings.scenario as unknown as Json}
        />
      )}
      <NotPlayed answer={answer} />
    </section>
  );
}

/** What was edited after the run in view; its numbers know nothing of it. */
function NotPlayed({ answer }: { answer: Answer }) {
  const stale = useApp(isStale);
  const drafted = useApp((state) => state.edits.checked.scenario);
  const [older, newer] = [answer.settings.scenario, drafted];
  const changes = useMemo(
    () => (stale && newer ? changesBetween(older as unknown as Json, newer as unknown as Json) : []),
    [stale, older, newer],
  );
  if (changes.length === 0) return null;
  return (
    <>
      <p className="takeaway">Edited since, and not in these numbers until it is run:</p>
      <ChangeList changes={changes} older={older as unknown as Json} newer={newer as unknown as Json} />
    </>
  );
}
