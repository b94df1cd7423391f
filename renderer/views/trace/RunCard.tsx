import { ToggleGroup } from 'radix-ui';
import { useMemo, useState } from 'react';
import { ChartCard } from '../../charts/ChartCard.tsx';
import { formatWhole } from '../../format/numbers.ts';
import type { PlanStyle } from '../../plans/planStyle.ts';
import { momentSentence } from '../../runs/momentWords.ts';
import { bandAt, valueAt } from '../../runs/runRecord.ts';
import type { Lane, RunRecord } from '../../runs/runRecord.ts';
import { formatOf } from '../../runs/runWords.ts';
import { EventList } from './EventList.tsx';
import { LaneStack, laneRoom } from './LaneStack.tsx';
import { RunPlayer } from './RunPlayer.tsx';
import { speedsOf } from './playback.ts';
import { runTable } from './runTable.ts';
import { runTakeaway } from './runTakeaway.ts';
import { usePlayback } from './usePlayback.ts';

/** How far beyond the verdict "Until the verdict" goes. */
const BEYOND = 1.1;

/** A run as lanes under a playhead, what it comes to in a sentence, and what happened in it. */
export function RunCard({
  record,
  style,
  truthShown,
}: {
  record: RunRecord;
  style: PlanStyle;
  truthShown: boolean;
}) {
  // After a rollback nothing happens any more; after a promotion the harm does.
  const [untilVerdict, setUntilVerdict] = useState(record.verdict === 'rolledBack');
  const [speed, setSpeed] = useState(speedsOf(record)[1]);
  const { ticks, tickHours, endTick, decisionHours } = record;
  const last = untilVerdict ? Math.min(ticks, Math.ceil(endTick * BEYOND)) : ticks;
  const playback = usePlayback(endTick, last, speed / tickHours);
  const { played, isPlaying } = playback;
  const [announced, setAnnounced] = useState<number>();
  const go = (to: number) => {
    playback.move(to);
    setAnnounced(to);
  };
  const lanes = useMemo(
    () => record.lanes.filter(({ isTruth }) => truthShown || !isTruth),
    [record, truthShown],
  );
  const table = useMemo(() => runTable(record, lanes), [record, lanes]);
  // Read aloud where it was gone to and where playing stopped; what the slider says is said by it.
  const isHeard = !isPlaying && played !== undefined && (played === announced || played === endTick);
  const sentence = played === undefined ? undefined : momentSentence(record, played, truthShown);
  return (
    <>
      <ChartCard
        title={`Run ${formatWhole(record.replication)} of ${record.plan.name}`}
        takeaway={runTakeaway(record, truthShown)}
        tools={
          <ToggleGroup.Root
            type="single"
            className="segmented"
            aria-label="Time shown"
            value={untilVerdict ? 'verdict' : 'all'}
            onValueChange={(value) => {
              if (value) setUntilVerdict(value === 'verdict');
            }}
          >
            <ToggleGroup.Item value="all">Whole horizon</ToggleGroup.Item>
            <ToggleGroup.Item value="verdict" disabled={decisionHours === null}>
              Until the verdict
            </ToggleGroup.Item>
          </ToggleGroup.Root>
        }
        chart={(width) => (
          <>
            <LaneStack
              {...{ record, lanes, style, truthShown, played, width }}
              ticksShown={last}
              onMove={playback.move}
            />
            <RunPlayer
              {...{ record, playback, last, speed }}
              onSpeed={setSpeed}
              onGo={go}
              left={laneRoom(width).left}
              width={laneRoom(width).plotWidth}
              valueText={sentence ?? 'not started'}
            >
              <p className="moment">
                {sentence ?? (
                  <span className="hint">
                    Press Play, click into the lanes, or use the space bar and the arrow keys. Shaded around a
                    line is its 95% interval at a single look.
                  </span>
                )}
              </p>
            </RunPlayer>
            {played !== undefined && <MomentValues lanes={lanes} played={played} />}
          </>
        )}
        table={table}
      />
      <p className="visually-hidden" role="status">
        {isHeard ? sentence : ''}
      </p>
      <EventList record={record} truthShown={truthShown} played={played} onGo={go} />
    </>
  );
}

/** Every line's value at the playhead, with its interval. */
function MomentValues({ lanes, played }: { lanes: readonly Lane[]; played: number }) {
  return (
    <dl className="moment-values">
      {lanes.flatMap((lane) =>
        lane.lines.map((line) => {
          const format = formatOf[lane.unit];
          const value = valueAt(lane, line, played);
          const band = bandAt(lane, line, played);
          return (
            <div key={`${lane.title}/${line.name}`}>
              <dt>{`${lane.prefix}${line.name}`}</dt>
              <dd>
                {value === undefined ? 'no data' : format(value)}
                {band && <small>{` ${format(band[0])} to ${format(band[1])}`}</small>}
              </dd>
            </div>
          );
        }),
      )}
    </dl>
  );
}
