import { Label, Switch, ToggleGroup } from 'radix-ui';
import { useEffect, useState } from 'react';
import type { PlanResult } from '../../../sim-core/index.ts';
import { wilsonInterval } from '../../../sim-core/index.ts';
import { formatHours } from '../../format/durations.ts';
import { formatProbability, formatProbabilityRange, formatWhole } from '../../format/numbers.ts';
import { FailureDetail } from '../../layout/FailureDetail.tsx';
import type { PlanStyle } from '../../plans/planStyle.ts';
import { countOf, countPlayed } from '../../runs/runEndings.ts';
import { momentName, sentenceCase } from '../../runs/runWords.ts';
import type { ReplaysState } from '../../store/replayState.ts';
import { useApp } from '../../store/index.ts';
import { REPLAYS } from '../../store/replaySlice.ts';
import { HarmHatch } from '../EndingSegment.tsx';
import { usePlayback } from '../trace/usePlayback.ts';
import { ReplayGrid } from './ReplayGrid.tsx';
import { ReplayTally } from './ReplayTally.tsx';
import { countEndings } from './replayCounts.ts';

/** Frames from the start of the world to its end. */
const FRAMES = 480;
/** How far beyond the last verdict "Until the last verdict" goes. */
const BEYOND = 1.1;
/** Seconds in which all of it may be played. */
const SECONDS = [30, 15, 6] as const;

/** Twenty runs of one plan side by side, for a feeling of what chance does; no report. */
export function ReplaysView({
  plans,
  styles,
}: {
  plans: readonly PlanResult[];
  styles: ReadonlyMap<string, PlanStyle>;
}) {
  const replays = useApp((state) => state.replays);
  const settings = useApp((state) => state.run.answer?.settings);
  const playReplays = useApp((state) => state.playReplays);
  const stopReplays = useApp((state) => state.stopReplays);
  const showTruth = useApp((state) => state.showTruth);
  const truthShown = useApp((state) => state.truthShown);
  const chosen = replays && plans.some(({ id }) => id === replays.planId) ? replays.planId : plans[0]?.id;
  const first = replays?.first ?? 0;
  const isOld = replays !== undefined && replays.settings !== settings;
  useEffect(() => {
    // Come back to what is still of this answer, it stands; anything else is played now that it is looked at.
    if (chosen !== undefined && (isOld || replays === undefined || replays.status === 'stopped')) {
      void playReplays(chosen, first);
    }
    return stopReplays;
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- when the view opens; later on by its buttons alone
  }, []);
  if (chosen === undefined) return null;
  const name = plans.find(({ id }) => id === chosen)!.name;
  return (
    <div className="replays-view">
      <HarmHatch />
      <h2>Twenty runs side by side</h2>
      <p className="takeaway">
        The same plan in the same world, {REPLAYS} times: only chance differs. They give a feeling for it and
        are not a report; the numbers to report are those of all runs.
      </p>
      <div className="trace-tools">
        <Label.Root className="inline-field">
          Plan
          <select value={chosen} onChange={(event) => void playReplays(event.target.value, first)}>
            {plans.map(({ id, name: own }) => (
              <option key={id} value={id}>
                {own}
              </option>
            ))}
          </select>
        </Label.Root>
        <div className="inline-field">
          <span>
            Runs {formatWhole(first)} to {formatWhole(first + REPLAYS - 1)}
          </span>
          <span className="stepper">
            <button
              type="button"
              className="button icon"
              aria-label="The twenty before"
              disabled={first === 0}
              onClick={() => void playReplays(chosen, Math.max(0, first - REPLAYS))}
            >
              ‹
            </button>
            <button
              type="button"
              className="button icon"
              aria-label="Another twenty"
              onClick={() => void playReplays(chosen, first + REPLAYS)}
            >
              ›
            </button>
          </span>
        </div>
        <div className="inline-field">
          <Switch.Root id="replays-truth" className="switch" checked={truthShown} onCheckedChange={showTruth}>
            <Switch.Thumb className="switch-thumb" />
          </Switch.Root>
          <Label.Root htmlFor="replays-truth">Show the truth</Label.Root>
        </div>
      </div>
      {replays && (
        <Cost replays={replays} onCancel={stopReplays} onAgain={() => void playReplays(chosen, first)} />
      )}
      {isOld && replays.status !== 'playing' && (
        <div className="notice">
          <span>The answer has changed since these runs were played.</span>
          <button type="button" className="button small" onClick={() => void playReplays(chosen, first)}>
            Play them again as it is now
          </button>
        </div>
      )}
      {replays?.failure && (
        <div className="notice" data-kind="failed" role="alert">
          <span>
            <b>These runs could not be played.</b> {replays.failure.sentence}
          </span>
          <FailureDetail failure={replays.failure} />
        </div>
      )}
      {replays && replays.sketches.length > 0 && (
        <Together
          key={`${replays.planId}/${replays.first}`}
          replays={replays}
          name={name}
          style={styles.get(chosen)!}
        />
      )}
    </div>
  );
}

/** How far it is and what it takes. */
function Cost({
  replays: { status, sketches, milliseconds },
  onCancel,
  onAgain,
}: {
  replays: ReplaysState;
  onCancel: () => void;
  onAgain: () => void;
}) {
  const done = sketches.length;
  const seconds = (time: number) => `${(time / 1000).toFixed(1)} s`;
  const left = done > 0 ? `, about ${seconds((milliseconds / done) * (REPLAYS - done))} left` : '';
  return (
    <div className="replay-cost">
      <span>
        {status === 'playing'
          ? `${done} of ${REPLAYS} runs played${left}, one after the other on one worker`
          : `${done} of ${REPLAYS} runs played in ${seconds(milliseconds)} on one worker${status === 'stopped' ? ', then cancelled' : ''}`}
      </span>
      {status === 'playing' && (
        <button type="button" className="button small" onClick={onCancel}>
          Cancel
        </button>
      )}
      {status === 'stopped' && (
        <button type="button" className="button small" onClick={onAgain}>
          Play all twenty
        </button>
      )}
    </div>
  );
}

/** All runs under one clock, and what they have come to by then. */
function Together({ replays, name, style }: { replays: ReplaysState; name: string; style: PlanStyle }) {
  const { planId, sketches } = replays;
  const openTrace = useApp((state) => state.openTrace);
  const truthShown = useApp((state) => state.truthShown);
  const endings = useApp((state) =>
    state.run.answer?.settings === replays.settings ? state.run.answer.endings[planId] : undefined,
  );
  const [seconds, setSeconds] = useState<number>(SECONDS[1]);
  const { played, isPlaying, move, toggle } = usePlayback(FRAMES, FRAMES, FRAMES / seconds);
  const [untilVerdicts, setUntilVerdicts] = useState(false);
  const { horizonHours } = sketches[0]!;
  const lastVerdict = Math.max(...sketches.map(({ decisionHours }) => decisionHours ?? horizonHours));
  const hoursShown = untilVerdicts ? Math.min(horizonHours, lastVerdict * BEYOND) : horizonHours;
  const hours = played === undefined ? hoursShown : (played / FRAMES) * hoursShown;
  const counts = countEndings(sketches, hours, truthShown);
  const met = counts.filter(({ count }) => count > 0);
  const when = hours >= horizonHours ? 'At the end' : `By ${momentName(hours)}`;
  const said = met.map(({ label, count }) => `${label} in ${count}`).join(', ');
  return (
    <>
      <div className="player-controls" role="group" aria-label="Play all runs together">
        <button type="button" className="button play" onClick={toggle}>
          {isPlaying ? 'Pause' : 'Play all'}
        </button>
        <input
          type="range"
          min={0}
          max={FRAMES}
          step={FRAMES / 120}
          value={played ?? FRAMES}
          aria-label="Time in all runs"
          aria-valuetext={`${sentenceCase(when)}: ${said}`}
          onChange={(event) => move(Number(event.target.value))}
        />
        <Label.Root className="inline-field">
          Speed
          <select value={seconds} onChange={(event) => setSeconds(Number(event.target.value))}>
            {SECONDS.map((own) => (
              <option key={own} value={own}>
                {formatHours(hoursShown)} in {own} s
              </option>
            ))}
          </select>
        </Label.Root>
        <ToggleGroup.Root
          type="single"
          className="segmented"
          aria-label="Time shown"
          value={untilVerdicts ? 'verdicts' : 'all'}
          onValueChange={(value) => {
            if (value) setUntilVerdicts(value === 'verdicts');
          }}
        >
          <ToggleGroup.Item value="all">Whole horizon</ToggleGroup.Item>
          <ToggleGroup.Item value="verdicts">Until the last verdict</ToggleGroup.Item>
        </ToggleGroup.Root>
      </div>
      <p className="moment">
        {when}: {said}; {sketches.length} runs in all.
      </p>
      <ReplayGrid
        {...{ sketches, style, truthShown, hours, hoursShown }}
        onOpen={(run) => void openTrace(planId, run)}
      />
      <p className="hint replay-axes">
        Each picture goes from the start to {formatHours(hoursShown)}. Above: share of traffic that meets the
        challenger, pale where it runs unseen.
        {truthShown &&
          ' Below: failures to date beyond the incumbent’s, hatched where they are extra ones, on one scale for all.'}{' '}
        The upright line is the verdict.
      </p>
      <ReplayTally counts={counts} endings={endings} />
      {endings && hours >= lastVerdict && (
        <p className="takeaway">{comparedWords(name, met[0]!, sketches.length, endings)}</p>
      )}
    </>
  );
}

/** What twenty runs say of the first ending and what all of them do: how far apart that may be. */
function comparedWords(
  name: string,
  { label, count, leaves }: ReturnType<typeof countEndings>[number],
  shown: number,
  endings: Uint8Array,
): string {
  const few = wilsonInterval(count, shown)!;
  const played = countPlayed(endings);
  const all = wilsonInterval(countOf(endings, leaves), played)!;
  return `${name}, “${label}”: ${count} of ${shown} here, which may stand for anything from ${formatProbabilityRange(few.low, few.high).replace('–', '% to ')}; of all ${formatWhole(played)} runs it is ${formatProbability(all.estimate)} (${formatProbabilityRange(all.low, all.high)}).`;
}
