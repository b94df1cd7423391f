import { Scale } from '@visx/visx';
import type { PlanResult } from '../../../sim-core/index.ts';
import { BottomAxis } from '../../charts/axes.tsx';
import { Marker } from '../../charts/Marker.tsx';
import { formatHours, timeUnit } from '../../format/durations.ts';
import { formatAmount, formatShare } from '../../format/numbers.ts';
import { planStyles } from '../../plans/planStyle.ts';
import { flowWords, reachWords } from './overviewWords.ts';
import type { PlannedPhase } from './plannedPhases.ts';

/** Height of a phase's bar at a share of 100%, in CSS pixels. */
const BAR = 40;
/** Height of a line of words. */
const LINE = 17;
/** From the last words above a bar to its top, and from its foot to the next phase. */
const ABOVE = 24;
const BELOW = 20;
/** Room that a letter takes. */
const LETTER = 7.5;

/** Height of what is too little to be seen. */
const LEAST = 2.5;

/** Words that fit on a line. */
const perLine = (width: number) => Math.floor(width / 6.6);

/** Where the phases of a plan lie in a drawing of that width. */
export function stripLayout(phases: readonly PlannedPhase[], results: PlanResult['phases'], width: number) {
  let top = 0;
  const rows = phases.map((phase, index) => {
    const result = results[index];
    const lines = result
      ? [reachWords(phase, result), ...flowWords(phases, index, result)].flatMap((text) =>
          wrapped(text, perLine(width)),
        )
      : [];
    const highest = Math.max(0, ...phase.steps.map(({ reached, unseen }) => reached + unseen));
    const foot = LINE * (1 + lines.length) + ABOVE + Math.max(LEAST, highest * BAR);
    const row = { phase, result, index, lines, top, foot };
    top += foot + BELOW;
    return row;
  });
  return { rows, height: top + 44 };
}

/** The phases of a plan over time, each with its shares as steps, who comes to it and where it leads. */
export function PhaseStrip({
  layout,
  hours,
  width,
}: {
  layout: ReturnType<typeof stripLayout>;
  /** End of the time axis. */
  hours: number;
  width: number;
}) {
  const unit = timeUnit(hours);
  const toX = Scale.scaleLinear({ domain: [0, hours], range: [0, width] });
  const axis = Scale.scaleLinear({ domain: [0, hours / unit.hours], range: [0, width] });
  return (
    <g>
      {layout.rows.map(({ phase, result, index, lines, top, foot }) => {
        const style = planStyles([{ id: '', strategies: [phase.kind] }]).get('')!;
        return (
          <g key={index} transform={`translate(0,${top})`}>
            <Marker style={style} x={6} y={9} />
            <text className="row-label" x={18} y={13}>
              {layout.rows.length > 1 ? `${index + 1}. ${phase.name}` : phase.name}
            </text>
            {lines.map((line, row) => (
              <text key={line} className="end-note" y={13 + LINE * (row + 1)}>
                {line}
              </text>
            ))}
            <line className="gridline" x1={0} x2={width} y1={foot} y2={foot} />
            {phase.steps.map((step) => {
              const share = step.reached + step.unseen;
              const x = toX(step.fromHours);
              const wide = Math.max(1.5, toX(step.toHours) - x);
              const said = `${formatShare(share)}${step.reached > 0 || share === 0 ? '' : ' unseen'}`;
              const label = wide > said.length * LETTER ? said : formatShare(share);
              const high = share === 0 ? 0 : Math.max(LEAST, share * BAR);
              return (
                <g key={step.fromHours}>
                  <rect
                    x={x}
                    y={foot - high}
                    width={Math.max(1, wide - 1)}
                    height={high}
                    fill={style.colour}
                    fillOpacity={step.reached > 0 ? 1 : 0.25}
                    stroke={style.colour}
                    strokeOpacity={step.reached > 0 ? 0 : 1}
                  />
                  {wide > label.length * LETTER && (
                    <text className="end-note" x={x + wide / 2} y={foot - high - 4} textAnchor="middle">
                      {label}
                    </text>
                  )}
                </g>
              );
            })}
            {result?.hours && (
              <g className="lasts">
                <line
                  x1={toX(phase.fromHours)}
                  x2={toX(Math.min(hours, phase.fromHours + result.hours.p50))}
                  y1={foot + 5}
                  y2={foot + 5}
                />
                <circle cx={toX(Math.min(hours, phase.fromHours + result.hours.p50))} cy={foot + 5} r={3} />
              </g>
            )}
          </g>
        );
      })}
      <BottomAxis
        scale={axis}
        at={layout.height - 50}
        format={formatAmount}
        ticks={Math.max(3, Math.floor(width / 90))}
        label={`${unit.many} since the start, if each phase takes its longest; the line below a bar is the median of the runs`}
      />
    </g>
  );
}

/** What the strip shows, for those who do not see it. */
export function stripLabel(phases: readonly PlannedPhase[], results: PlanResult['phases']): string {
  return phases
    .map((phase, index) => {
      const result = results[index];
      const shares = phase.steps
        .map(({ reached, unseen }) => `${formatShare(reached + unseen)}${reached > 0 ? '' : ' unseen'}`)
        .join(', ');
      return `${index + 1}. ${phase.name} from ${formatHours(phase.fromHours)}: ${shares}${result ? `; ${reachWords(phase, result)}; ${flowWords(phases, index, result).join('; ')}` : ''}`;
    })
    .join('. ');
}

/** Breaks a text into lines of at most so many letters, at spaces. */
export function wrapped(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
