import { useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { formatHours } from '../../format/durations.ts';
import { formatAmount, formatWhole } from '../../format/numbers.ts';
import type { PlanStyle } from '../../plans/planStyle.ts';
import type { RunSketch } from '../../runs/runSketch.ts';
import { PICTURE, ReplayPicture } from './ReplayPicture.tsx';
import { endingLabel, hasEnded, leafOf } from './replayCounts.ts';

/** Runs side by side, each the way to itself; arrow keys go from one to the next. */
export function ReplayGrid({
  sketches,
  style,
  truthShown,
  hours,
  hoursShown,
  onOpen,
}: {
  sketches: readonly RunSketch[];
  style: PlanStyle;
  truthShown: boolean;
  /** What comes later is hidden. */
  hours: number;
  /** End of the time axis. */
  hoursShown: number;
  onOpen: (replication: number) => void;
}) {
  const [current, setCurrent] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const harms = sketches.flatMap(({ points }) =>
    points.flatMap((point) => (point.hours <= hoursShown ? point.extraFailures : [])),
  );
  const most = Math.max(0, ...harms);
  const least = Math.min(0, ...harms);
  const onKeyDown = (event: KeyboardEvent) => {
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const columns = buttons.filter(({ offsetTop }) => offsetTop === buttons[0]!.offsetTop).length;
    const to = {
      ArrowRight: current + 1,
      ArrowLeft: current - 1,
      ArrowDown: current + columns,
      ArrowUp: current - columns,
      Home: 0,
      End: buttons.length - 1,
    }[event.key];
    if (to === undefined || !buttons[to]) return;
    event.preventDefault();
    setCurrent(to);
    buttons[to].focus();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- its buttons are what is focused
    <ul className="replays" ref={list} onKeyDown={onKeyDown}>
      {sketches.map((sketch, index) => {
        const { replication } = sketch;
        const ended = hasEnded(sketch, hours);
        const ending = ended ? endingLabel(leafOf(sketch), truthShown) : 'still running';
        const seen = (hours / hoursShown) * PICTURE.width;
        return (
          <li key={replication}>
            <button
              type="button"
              tabIndex={index === current ? 0 : -1}
              onFocus={() => setCurrent(index)}
              onClick={() => onOpen(replication)}
              aria-label={`Open run ${formatWhole(replication)}: ${describe(sketch, ended, truthShown)}`}
            >
              <svg
                viewBox={`0 0 ${PICTURE.width} ${PICTURE.height}`}
                preserveAspectRatio="none"
                aria-hidden="true"
                focusable="false"
              >
                <ReplayPicture {...{ sketch, style, truthShown, hoursShown, most, least }} />
                {seen < PICTURE.width && (
                  <>
                    <rect
                      x={seen}
                      width={PICTURE.width - seen}
                      height={PICTURE.height}
                      fill="var(--surface-2)"
                    />
                    <line className="crosshair" x1={seen} x2={seen} y1={0} y2={PICTURE.height} />
                  </>
                )}
              </svg>
              <span className="replay-name">
                <span>{formatWhole(replication)}</span> <b data-open={!ended || undefined}>{ending}</b>
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** What became of a run in words. */
function describe(sketch: RunSketch, ended: boolean, truthShown: boolean): string {
  if (!ended) return 'still running';
  const { decisionHours, points } = sketch;
  const harm = points.at(-1)!.extraFailures;
  const when = decisionHours === null ? '' : ` after ${formatHours(decisionHours)}`;
  const failures =
    harm < 0
      ? `${formatAmount(-harm)} failures avoided by the end`
      : `${formatAmount(harm)} extra failures by the end`;
  return `${endingLabel(leafOf(sketch), truthShown)}${when}${truthShown ? `, ${failures}` : ''}`;
}
