import type { Aim, PowerCurve, PowerPoint, Setting } from '../../sim-core/index.ts';
import { ChartCard } from '../charts/ChartCard.tsx';
import { PlanKey } from '../charts/Marker.tsx';
import { RunLinks } from '../charts/RunLinks.tsx';
import { useReading } from '../charts/useReading.ts';
import { formatAmount, formatProbability, formatProbabilityRange } from '../format/numbers.ts';
import type { PlanStyle } from '../plans/planStyle.ts';
import type { Study } from '../store/whatIfState.ts';
import { Noted } from '../views/columns.tsx';
import { LineChart, linePlot } from './LineChart.tsx';
import { StepReader } from './StepReader.tsx';
import { Refused } from './SweepLines.tsx';
import { UseValues } from './UseValues.tsx';
import { runOfCell } from './cellWords.ts';
import type { StudyCell } from './design.ts';
import { measureWords } from './measureWords.ts';
import { aimTitles, powerTakeaway } from './powerWords.ts';
import { USUAL_POWER } from './setup.ts';
import type { TracedCell } from './tracedCell.ts';
import { tracedCell } from './tracedCell.ts';

/** A plan with its curve. */
export interface PlanCurve {
  readonly id: string;
  readonly name: string;
  readonly style: PlanStyle;
  readonly curve: PowerCurve;
}

/** The power of the plans against the size of the effect, with the scenario's own marked. */
export function PowerChart({
  study,
  aim,
  curves,
  refused,
}: {
  study: Study;
  aim: Aim;
  curves: readonly PlanCurve[];
  refused: readonly StudyCell[];
}) {
  const { place: index, setPlace: setIndex, point: follow } = useReading<number>();
  const factors = (curves[0]?.curve.points ?? []).map(({ factor }) => factor);
  const largest = Math.max(1, ...factors);
  const takeaway = powerTakeaway(curves, largest);
  const title = aimTitles[aim];
  const series = curves.map(({ id, name, style, curve }) => ({
    id,
    name,
    style,
    numbers: curve.points.map(({ power }) => ('estimate' in power ? power : undefined)),
  }));
  const pointAt = (step: number | undefined) =>
    step === undefined ? undefined : curves[0]?.curve.points[step];
  const read = pointAt(index);
  const wordsOf = ({ curve }: PlanCurve) => {
    const power = index === undefined ? undefined : curve.points[index]?.power;
    return power ? measureWords('caught', power) : 'not played';
  };
  const runsOf = (own: PlanCurve) => {
    const at = index === undefined ? undefined : own.curve.points[index];
    const cell = at && effectCell(study, at.factor);
    return cell ? [runOfCell(own, at.measure, at.exemplar, cell)] : [];
  };
  if (factors.length < 2) return <p className="empty">The first points are on their way.</p>;
  return (
    <ChartCard
      title={title}
      takeaway={takeaway}
      chart={(width) => {
        const plot = linePlot(width, series);
        return (
          <>
            <LineChart
              series={series}
              xs={factors}
              scale="linear"
              xLabel="size of the effect, times the scenario’s own"
              formatX={(value) => `${formatAmount(value)}×`}
              isShare
              formatY={formatProbability}
              level={USUAL_POWER}
              own={{ x: 1, label: 'your effect' }}
              width={width}
              label={`${title} ${takeaway}`}
              index={index}
              onMove={follow}
            />
            <StepReader
              label="Read the power by size of the effect"
              steps={factors.length}
              index={index}
              onMove={setIndex}
              left={plot.left}
              width={plot.width}
              valueText={
                read
                  ? `${sizeWords(read)}: ${curves.map((own) => `${own.name} ${wordsOf(own)}`).join(', ')}`
                  : 'not reading yet'
              }
            >
              {read ? (
                <>
                  <p>
                    {sizeWords(read)}{' '}
                    <UseValues scenario={study.scenario} settings={[effectOf(read.factor)]} />
                  </p>
                  <dl className="plan-readout">
                    {curves.map((own) => (
                      <div key={own.id}>
                        <dt>
                          <PlanKey style={own.style} />
                          {own.name}
                        </dt>
                        <dd>
                          {wordsOf(own)} <RunLinks runs={runsOf(own)} />
                        </dd>
                      </div>
                    ))}
                  </dl>
                </>
              ) : (
                <p className="hint">
                  Move along the chart, or use the slider and the arrow keys, to read values.
                </p>
              )}
            </StepReader>
            <Refused
              refused={refused.map(
                ({ settings, obstacle }) => `${formatAmount(settings[0]!.value)}×: ${obstacle ?? ''}`,
              )}
            />
          </>
        );
      }}
      table={{
        caption: title,
        rows: factors.map((factor, step) => ({ factor, step })),
        rowKey: ({ factor }) => String(factor),
        columns: [
          {
            title: 'Effect',
            unit: 'times the scenario’s own',
            numeric: true,
            cell: ({ factor }) => `${formatAmount(factor)}×`,
            value: ({ factor }) => factor,
          },
          {
            title: 'Extra failures in 1,000 requests',
            numeric: true,
            cell: ({ step }) => formatAmount(1000 * (pointAt(step)?.extraFailuresPerRequest ?? 0)),
            value: ({ step }) => 1000 * (pointAt(step)?.extraFailuresPerRequest ?? 0),
          },
          {
            title: 'The challenger is',
            cell: ({ step }) => pointAt(step)?.truth ?? '–',
            value: ({ step }) => pointAt(step)?.truth ?? null,
          },
          ...series.map(({ name, numbers }) => ({
            title: name,
            numeric: true,
            unit: 'share',
            cell: ({ step }: { step: number }) => {
              const number = numbers[step];
              if (!number) return '–';
              const { estimate, low, high } = number;
              return (
                <Noted
                  value={formatProbability(estimate)}
                  note={low === null || high === null ? undefined : formatProbabilityRange(low, high)}
                />
              );
            },
            value: ({ step }: { step: number }) => numbers[step]?.estimate ?? null,
            bounds: ({ step }: { step: number }) => {
              const number = numbers[step];
              return number ? ([number.low, number.high] as const) : null;
            },
          })),
        ],
      }}
    />
  );
}

function effectOf(factor: number): Setting {
  return { swept: { kind: 'effect' }, value: factor };
}

/** The cell of a power curve in which the effect has a size; undefined while it was not played. */
export function effectCell(study: Study, factor: number): TracedCell | undefined {
  const played = [...study.cells.values()].find(({ settings }) => settings[0]?.value === factor);
  return played && tracedCell(study, played);
}

/** "1.5× the effect, 4.2 extra failures in 1,000 requests, harmful". */
function sizeWords({ factor, extraFailuresPerRequest, truth }: PowerPoint): string {
  const failures = 1000 * extraFailuresPerRequest;
  const amount = formatAmount(Math.abs(failures));
  const words =
    amount === '0'
      ? 'no failures more or less'
      : `${amount} ${failures > 0 ? 'extra failures' : 'failures fewer'} in 1,000 requests`;
  const judged = truth === 'equal' ? 'within the tolerance' : truth;
  return `${formatAmount(factor)}× the effect: ${words}, ${judged}`;
}
