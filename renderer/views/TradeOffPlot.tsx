import { Scale } from '@visx/visx';
import { Marker } from '../charts/Marker.tsx';
import { Plot } from '../charts/Plot.tsx';
import { PointReader } from '../charts/PointReader.tsx';
import { shorten } from '../charts/shorten.ts';
import { BottomAxis, LeftAxis } from '../charts/axes.tsx';
import { decadesWithin } from '../charts/decades.ts';
import { dodge } from '../charts/dodge.ts';
import type { Point } from '../charts/paths.ts';
import { placeLabels } from '../charts/placeLabels.ts';
import { usePointReading } from '../charts/useReading.ts';
import { formatHours, formatHoursInterval, timeUnit } from '../format/durations.ts';
import { formatAmount, formatInterval } from '../format/numbers.ts';
import type { PlanStyle } from '../plans/planStyle.ts';
import type { Stake } from './stake.ts';
import type { Dominance, TradeOffPoint } from './tradeOff.ts';
import { dominanceWords, worstWords } from './tradeOff.ts';

const TOP = 26;
const PLOT_HEIGHT = 250;
/** For plans that reach none in 19 of 20 runs: zero has no place on a logarithmic axis. */
const NONE_HEIGHT = 34;
const MARKER = 12;
const CHARACTER = 7.4;
const LABEL_HEIGHT = 32;
/** Of more plans not each is named. */
const MOST_NAMED = 10;

/** Each plan a point with both its intervals; what no plan dominates is joined by a line. */
export function TradeOffPlot({
  points,
  dominated,
  styles,
  stake,
  width,
  label,
}: {
  points: readonly TradeOffPoint[];
  dominated: ReadonlyMap<string, Dominance>;
  styles: ReadonlyMap<string, PlanStyle>;
  stake: Stake;
  width: number;
  label: string;
}) {
  const left = 62;
  const plotWidth = Math.max(120, width - left - 24);
  const longest = Math.max(...points.map(({ hours }) => hours.high ?? hours.estimate));
  const unit = timeUnit(longest);
  const x = Scale.scaleLinear({ domain: [0, (longest / unit.hours) * 1.12], range: [0, plotWidth] });
  const toX = (hours: number) => x(hours / unit.hours);
  const positive = points
    .flatMap(({ atStake }) => [atStake.low, atStake.high ?? 0])
    .filter((value) => value > 0);
  const hasNone = points.some(({ atStake }) => atStake.estimate <= 0);
  const from = positive.length === 0 ? 1 : 10 ** Math.floor(Math.log10(Math.min(...positive)));
  const domain: [number, number] = [from, Math.max(from * 10, Math.max(0, ...positive) * 1.3)];
  const y = Scale.scaleLog({
    domain,
    range: [hasNone ? PLOT_HEIGHT - NONE_HEIGHT : PLOT_HEIGHT, 0],
    clamp: true,
  });
  const toY = (value: number) => (value > 0 ? y(value) : PLOT_HEIGHT - NONE_HEIGHT / 2);
  const isEachNamed = points.length <= MOST_NAMED;
  const shifts = isEachNamed
    ? dodge(
        points.map(({ hours, atStake }) => ({ x: toX(hours.estimate), y: toY(atStake.estimate) })),
        MARKER,
      )
    : points.map(() => 0);
  const placed = points.map((point, place) => {
    const { plan, hours, atStake } = point;
    const by = dominated.get(plan.id);
    return {
      point,
      style: styles.get(plan.id)!,
      x: toX(hours.estimate) + shifts[place]!,
      y: toY(atStake.estimate),
      name: shorten(plan.name, 26),
      note: by ? `dominated by ${shorten(by.by.plan.name, 22)}` : '',
      words: pointWords(point, by, stake),
      runs: [
        {
          planId: plan.id,
          planName: plan.name,
          replication: hours.replication,
          as: `decided after ${formatHours(hours.estimate)}`,
        },
        {
          planId: plan.id,
          planName: plan.name,
          replication: atStake.replication,
          as: `${stake.format(atStake.estimate, plan)} ${stake.unit}`,
        },
      ],
    };
  });
  const named = isEachNamed ? placed : firstOfEach(placed, dominated);
  const labels = placeLabels(
    named,
    named.map(({ name, note }) => ({
      width: Math.max(name.length, note.length) * CHARACTER,
      height: note === '' ? LABEL_HEIGHT / 2 : LABEL_HEIGHT,
    })),
    { width: plotWidth, height: PLOT_HEIGHT },
  );
  const { index, setIndex, onPoint } = usePointReading(
    placed.map((own) => ({ x: left + own.x, y: TOP + own.y })),
  );
  const read = index === undefined ? undefined : placed[index];
  const front = placed
    .filter(({ point }) => !dominated.has(point.plan.id))
    .toSorted((a, b) => a.x - b.x || b.y - a.y);
  return (
    <>
      <Plot label={label} width={width} height={TOP + PLOT_HEIGHT + 52} onPoint={onPoint}>
        <text className="axis-text" x={0} y={12}>
          {stake.unit}: 1 run in 20 {stake.verb} at least so many (logarithmic)
        </text>
        <g transform={`translate(${left},${TOP})`}>
          <LeftAxis
            scale={y}
            at={0}
            width={plotWidth}
            values={decadesWithin(...domain, PLOT_HEIGHT)}
            format={formatAmount}
          />
          {hasNone && (
            <text className="axis-text" x={-8} y={PLOT_HEIGHT - NONE_HEIGHT / 2} dy="0.35em" textAnchor="end">
              {stake.noneTitle === 'None' ? 'none' : '0 or less'}
            </text>
          )}
          <path className="front" d={stairs(front)} />
          {placed.map(({ point: { plan, hours, atStake }, style, x: at, y: height }) => (
            <g key={plan.id} stroke={style.colour} strokeWidth={1.5}>
              <line
                x1={toX(hours.low)}
                x2={hours.high === null ? plotWidth : toX(hours.high)}
                y1={height}
                y2={height}
              />
              <line x1={at} x2={at} y1={toY(atStake.low)} y2={toY(atStake.high ?? domain[1])} />
            </g>
          ))}
          {placed.map(({ point, style, x: at, y: height }) => (
            <Marker key={point.plan.id} style={style} x={at} y={height} />
          ))}
          {named.map(({ point, name, note }, place) => {
            const { x: at, y: middle, anchor } = labels[place]!;
            return (
              <g key={point.plan.id} transform={`translate(${at},${note === '' ? middle : middle - 8})`}>
                <text className="end-label haloed" dy="0.35em" textAnchor={anchor}>
                  {name}
                </text>
                {note !== '' && (
                  <text className="end-note haloed" y={15} dy="0.35em" textAnchor={anchor}>
                    {note}
                  </text>
                )}
              </g>
            );
          })}
          {read && <circle data-screen-only className="read-ring" cx={read.x} cy={read.y} r={10} />}
          <BottomAxis
            scale={x}
            at={PLOT_HEIGHT}
            format={formatAmount}
            ticks={plotWidth < 400 ? 4 : 7}
            label={`${unit.many} within which 9 in 10 runs are decided`}
          />
        </g>
      </Plot>
      <PointReader
        label="Go through the plans"
        caption="Plans"
        points={placed}
        index={index}
        onMove={setIndex}
        hint="Point at a plan, or use the arrow keys, to read its numbers and open the runs behind them."
        left={left}
        width={plotWidth}
      />
    </>
  );
}

function pointWords(point: TradeOffPoint, dominance: Dominance | undefined, stake: Stake): string {
  const { plan, hours, atStake } = point;
  const within = [
    formatHours(hours.estimate),
    inBrackets(formatHoursInterval(hours.low, hours.high, timeUnit(hours.estimate))),
  ].join('');
  const range = formatInterval(
    stake.format(atStake.low, plan),
    atStake.high === null ? null : stake.format(atStake.high, plan),
  );
  const told = `${plan.name}: 9 in 10 runs are decided within ${within}; it ${worstWords(atStake.estimate, plan, stake, range)}`;
  if (!dominance) return told;
  return `${told}; dominated by ${dominance.by.plan.name}: ${dominanceWords(point, dominance, stake)}`;
}

function inBrackets(interval: string | undefined): string {
  return interval === undefined ? '' : ` (${interval})`;
}

/** Of very many plans only those that nothing dominates are named, one for all that lie at one place. */
function firstOfEach<Placed extends Point & { readonly point: TradeOffPoint; readonly name: string }>(
  placed: readonly Placed[],
  dominated: ReadonlyMap<string, Dominance>,
): readonly Placed[] {
  const groups: Placed[][] = [];
  for (const own of placed.filter(({ point }) => !dominated.has(point.plan.id))) {
    const near = groups.find(
      ([first]) => Math.abs(first!.x - own.x) < MARKER && Math.abs(first!.y - own.y) < MARKER,
    );
    if (near) near.push(own);
    else groups.push([own]);
  }
  return groups
    .slice(0, MOST_NAMED)
    .map(([first, ...others]) =>
      others.length === 0 ? first! : { ...first!, name: `${first!.name} and ${others.length} more` },
    );
}

/** From each point on to the right until the next is lower, then down to it: what lies right above is dominated. */
function stairs(front: readonly { readonly x: number; readonly y: number }[]): string {
  return front.map(({ x, y }, index) => (index === 0 ? `M${x},${y}` : `H${x}V${y}`)).join('');
}
