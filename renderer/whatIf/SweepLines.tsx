import type { MeasureKey } from '../../sim-core/index.ts';
import { measureUnit } from '../../sim-core/index.ts';
import { ChartCard } from '../charts/ChartCard.tsx';
import { PlanKey } from '../charts/Marker.tsx';
import { RunLinks } from '../charts/RunLinks.tsx';
import type { DataColumn } from '../charts/table.ts';
import { useReading } from '../charts/useReading.ts';
import type { PlanStyle } from '../plans/planStyle.ts';
import type { Study } from '../store/whatIfState.ts';
import { Noted } from '../views/columns.tsx';
import { LineChart, linePlot } from './LineChart.tsx';
import { StepReader } from './StepReader.tsx';
import { UseValues } from './UseValues.tsx';
import { runOfCell } from './cellWords.ts';
import {
  formatMeasure,
  formatMeasureShort,
  measureInterval,
  measureTitles,
  measureWords,
} from './measureWords.ts';
import type { SweepPoint } from './sweepResults.ts';
import { numberOf, pointsOf } from './sweepResults.ts';
import { lineTakeaway } from './sweepTakeaways.ts';
import type { SweptWords } from './sweptWords.ts';
import { sayValue } from './sweptWords.ts';
import { tracedCell } from './tracedCell.ts';

/** A sweep over one number: a line for each plan. */
export function SweepLines({
  study,
  plans,
  styles,
  values,
  scale,
  words,
  measure,
  level,
}: {
  study: Study;
  plans: readonly { readonly id: string; readonly name: string }[];
  styles: ReadonlyMap<string, PlanStyle>;
  values: readonly number[];
  scale: 'linear' | 'logarithmic';
  words: SweptWords;
  measure: MeasureKey;
  level: number | undefined;
}) {
  const { place: index, setPlace: setIndex, point: follow } = useReading<number>();
  const lines = plans.map(({ id, name }) => {
    const points = pointsOf(study.cells, [values.length], id, measure);
    return { id, name, style: styles.get(id)!, points, numbers: points.map(numberOf) };
  });
  const say = (value: number) => sayValue(words, value);
  const title = `${measureTitles[measure]}, by ${words.name}`;
  const takeaway = lineTakeaway(measure, level, words.name, values, lines, say);
  const refused = values.flatMap((value, step) => {
    const obstacle = lines[0]?.points[step]?.cell?.obstacle;
    return obstacle === undefined ? [] : [{ value, obstacle }];
  });
  const unit = measureUnit(measure);
  const valueOf = (point: SweepPoint | undefined) =>
    point?.measured ? measureWords(measure, point.measured) : (point?.cell?.obstacle ?? 'not played');
  const runsOf = (plan: { readonly id: string; readonly name: string }, own: SweepPoint | undefined) =>
    own?.cell && own.exemplar ? [runOfCell(plan, measure, own.exemplar, tracedCell(study, own.cell))] : [];
  const columns: readonly DataColumn<{ value: number; step: number }>[] = [
    {
      title: words.name,
      cell: ({ value }) => say(value),
      value: ({ value }) => value,
      ...(words.unit && { unit: words.unit }),
    },
    ...lines.map(({ name, points }): DataColumn<{ value: number; step: number }> => {
      const numberAt = (step: number) => {
        const point = points[step];
        return point && numberOf(point);
      };
      return {
        title: name,
        numeric: true,
        unit,
        cell: ({ step }) => {
          const measured = points[step]?.measured;
          const number = numberAt(step);
          if (!number || !measured) return valueOf(points[step]);
          return (
            <Noted
              value={formatMeasure(measure, number.estimate)}
              note={measureInterval(measure, measured)}
            />
          );
        },
        value: ({ step }) => numberAt(step)?.estimate ?? null,
        bounds: ({ step }) => {
          const number = numberAt(step);
          return number ? [number.low, number.high] : null;
        },
      };
    }),
    {
      title: 'Runs of each',
      numeric: true,
      cell: ({ step }) => lines[0]?.points[step]?.cell?.measured?.replications ?? '–',
      value: ({ step }) => lines[0]?.points[step]?.cell?.measured?.replications ?? null,
    },
  ];
  const read = index === undefined ? undefined : values[index];
  return (
    <ChartCard
      title={title}
      takeaway={takeaway}
      chart={(width) => {
        const plot = linePlot(width, lines);
        return (
          <>
            <LineChart
              series={lines}
              xs={values}
              scale={scale}
              xLabel={words.unit && words.unit !== 'x' ? `${words.name}, ${words.unit}` : words.name}
              formatX={words.format}
              isShare={unit === 'share'}
              formatY={(value) => formatMeasureShort(measure, value)}
              level={level}
              own={{ x: words.now, label: `now ${words.format(words.now)}` }}
              width={width}
              label={`${title}. ${takeaway}`}
              index={index}
              onMove={follow}
            />
            <StepReader
              label={`Read the chart by ${words.name}`}
              steps={values.length}
              index={index}
              onMove={setIndex}
              left={plot.left}
              width={plot.width}
              valueText={
                read === undefined
                  ? 'not reading yet'
                  : `${say(read)}: ${lines.map(({ name, points }) => `${name} ${valueOf(points[index!])}`).join(', ')}`
              }
            >
              {read === undefined || index === undefined ? (
                <p className="hint">
                  Move along the chart, or use the slider and the arrow keys, to read values.
                </p>
              ) : (
                <>
                  <p>
                    {words.name} <b>{say(read)}</b>{' '}
                    <UseValues scenario={study.scenario} settings={lines[0]?.points[index]?.cell?.settings} />
                  </p>
                  <dl className="plan-readout">
                    {lines.map(({ id, name, style, points }) => (
                      <div key={id}>
                        <dt>
                          <PlanKey style={style} />
                          {name}
                        </dt>
                        <dd>
                          {valueOf(points[index])} <RunLinks runs={runsOf({ id, name }, points[index])} />
                        </dd>
                      </div>
                    ))}
                  </dl>
                </>
              )}
            </StepReader>
            <Refused refused={refused.map(({ value, obstacle }) => `${say(value)}: ${obstacle}`)} />
          </>
        );
      }}
      table={{
        caption: title,
        rows: values.map((value, step) => ({ value, step })),
        rowKey: ({ value }) => String(value),
        columns,
      }}
    />
  );
}

/** What could not be played and why. */
export function Refused({ refused }: { refused: readonly string[] }) {
  if (refused.length === 0) return null;
  return (
    <details className="refused-cells">
      <summary>
        {refused.length === 1
          ? '1 scenario cannot be played'
          : `${refused.length} scenarios cannot be played`}
      </summary>
      <ul>
        {refused.slice(0, 20).map((words) => (
          <li key={words}>{words}</li>
        ))}
        {refused.length > 20 && <li>and {refused.length - 20} more</li>}
      </ul>
    </details>
  );
}
