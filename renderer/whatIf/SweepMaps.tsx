import type { MeasureKey } from '../../sim-core/index.ts';
import { measureUnit } from '../../sim-core/index.ts';
import { ChartCard } from '../charts/ChartCard.tsx';
import { PlanKey } from '../charts/Marker.tsx';
import { RunLinks } from '../charts/RunLinks.tsx';
import { useReading } from '../charts/useReading.ts';
import type { PlanStyle } from '../plans/planStyle.ts';
import { useApp } from '../store/index.ts';
import type { Study } from '../store/whatIfState.ts';
import { HeatMap } from './HeatMap.tsx';
import { Refused } from './SweepLines.tsx';
import { UseValues } from './UseValues.tsx';
import { runOfCell } from './cellWords.ts';
import { formatMeasureShort, measureTitles } from './measureWords.ts';
import { domainOf, heatCells, numberOf, pointsOf, stepOf } from './sweepResults.ts';
import { mapTakeaway } from './sweepTakeaways.ts';
import type { SweptWords } from './sweptWords.ts';
import { sayValue } from './sweptWords.ts';
import { tracedCell } from './tracedCell.ts';

interface Props {
  study: Study;
  plans: readonly { readonly id: string; readonly name: string }[];
  styles: ReadonlyMap<string, PlanStyle>;
  values: readonly [readonly number[], readonly number[]];
  words: readonly [SweptWords, SweptWords];
  measure: MeasureKey;
  level: number | undefined;
}

/** A sweep over two numbers: a map for each plan, all in the same depths of colour. */
export function SweepMaps({ study, plans, styles, values, words, measure, level }: Props) {
  // The same cell in all maps, so that plans are read against each other.
  const { place: active, setPlace: setActive, point: follow } = useReading<number>();
  const openTrace = useApp((state) => state.openTrace);
  const size = [values[0].length, values[1].length] as const;
  const [first, second] = words;
  const placeWords = ([column, row]: readonly number[]) =>
    `${first.name} ${sayValue(first, values[0][column!]!)}, ${second.name} ${sayValue(second, values[1][row!]!)}`;
  const maps = plans.map((plan) => {
    const points = pointsOf(study.cells, size, plan.id, measure);
    return { plan, points, cells: heatCells(points, size, measure, placeWords) };
  });
  const isShare = measureUnit(measure) === 'share';
  const domain = domainOf(
    maps.flatMap(({ cells }) => cells.map(({ value }) => value)),
    isShare,
  );
  const refused = (maps[0]?.points ?? []).flatMap(({ place, cell }) =>
    cell?.obstacle === undefined ? [] : [`${placeWords(place)}: ${cell.obstacle}`],
  );
  return (
    <>
      <div className="map-grid">
        {maps.map(({ plan, points, cells }) => {
          const style = styles.get(plan.id)!;
          const title = `${plan.name}: ${measureTitles[measure].charAt(0).toLowerCase()}${measureTitles[measure].slice(1)}`;
          const takeaway = mapTakeaway(measure, level, cells);
          const read = active === undefined ? undefined : points[active];
          const runs =
            read?.cell && read.exemplar
              ? [runOfCell(plan, measure, read.exemplar, tracedCell(study, read.cell))]
              : [];
          return (
            <ChartCard
              key={plan.id}
              title={title}
              takeaway={takeaway}
              tools={<PlanKey style={style} />}
              chart={(width) => (
                <>
                  <HeatMap
                    label={`${title}. ${takeaway} Arrow keys go from cell to cell, Enter opens the run that stands for one.`}
                    cells={cells}
                    columns={size[0]}
                    rows={size[1]}
                    domain={domain}
                    level={level}
                    style={style}
                    xLabel={axisLabel(first)}
                    yLabel={axisLabel(second)}
                    xTicks={values[0].map(first.format)}
                    yTicks={values[1].map(second.format)}
                    own={[stepOf(values[0], first.now), stepOf(values[1], second.now)]}
                    width={width}
                    active={active}
                    onActivate={setActive}
                    onPoint={follow}
                    onOpen={() => {
                      const [run] = runs;
                      if (run) void openTrace(run.planId, run.replication, run.cell);
                    }}
                  />
                  <MapLegend style={style} domain={domain} measure={measure} level={level} />
                  <div className="readout map-readout">
                    {active === undefined || !cells[active] ? (
                      <p className="hint">Point at a cell, or go to the map and use the arrow keys.</p>
                    ) : (
                      <p>
                        {cells[active].words}. <RunLinks runs={runs} />{' '}
                        <UseValues scenario={study.scenario} settings={read?.cell?.settings} />
                      </p>
                    )}
                  </div>
                </>
              )}
              table={{
                caption: title,
                rows: points.map((point, index) => ({ point, cell: cells[index]! })),
                rowKey: ({ point }) => point.place.join(','),
                columns: [
                  {
                    title: first.name,
                    ...(first.unit && { unit: first.unit }),
                    cell: ({ point }) => sayValue(first, values[0][point.place[0]!]!),
                    value: ({ point }) => values[0][point.place[0]!]!,
                  },
                  {
                    title: second.name,
                    ...(second.unit && { unit: second.unit }),
                    cell: ({ point }) => sayValue(second, values[1][point.place[1]!]!),
                    value: ({ point }) => values[1][point.place[1]!]!,
                  },
                  {
                    title: measureTitles[measure],
                    numeric: true,
                    unit: measureUnit(measure),
                    cell: ({ cell }) => cell.words.slice(cell.words.indexOf(': ') + 2),
                    value: ({ cell }) => cell.value ?? null,
                    bounds: ({ point }) => {
                      const number = numberOf(point);
                      return number ? [number.low, number.high] : null;
                    },
                  },
                  {
                    title: 'Kind',
                    cell: ({ cell }) => kinds[cell.kind],
                    value: ({ cell }) => kinds[cell.kind],
                  },
                  {
                    title: 'Runs',
                    numeric: true,
                    cell: ({ point }) => point.cell?.measured?.replications ?? '–',
                    value: ({ point }) => point.cell?.measured?.replications ?? null,
                  },
                ],
              }}
            />
          );
        })}
      </div>
      <Refused refused={refused} />
    </>
  );
}

function axisLabel({ name, unit }: SweptWords): string {
  return unit && unit !== 'x' ? `${name}, ${unit}` : name;
}

const kinds = {
  simulated: 'simulated',
  interpolated: 'interpolated',
  none: 'no number',
  refused: 'cannot be played',
  unplayed: 'not played',
} as const;

/** What the depths and the hatching of a map mean. */
function MapLegend({
  style,
  domain: [low, high],
  measure,
  level,
}: {
  style: PlanStyle;
  domain: readonly [number, number];
  measure: MeasureKey;
  level: number | undefined;
}) {
  const most = style.phaseColours.length > 0 ? 36 : 58;
  return (
    <ul className="legend" aria-hidden="true">
      <li>
        <svg
          width="72"
          height="12"
          focusable="false"
          style={{ '--heat-colour': style.colour } as Record<string, string>}
        >
          {[0, 0.25, 0.5, 0.75, 1].map((part, index) => (
            <rect
              key={part}
              className="heat-cell"
              x={index * 14.4}
              width="14.4"
              height="12"
              style={{ '--heat': `${part * most}%` } as Record<string, string>}
            />
          ))}
        </svg>
        {formatMeasureShort(measure, low)} to {formatMeasureShort(measure, high)}
      </li>
      <li>
        <svg width="20" height="12" focusable="false">
          <path className="heat-key-stripes" d="M2,12L8,0M8,12L14,0M14,12L20,0" />
        </svg>
        striped and in italics: interpolated
      </li>
      {level !== undefined && (
        <li>
          <svg width="20" height="12" focusable="false">
            <path className="contour" d="M0,6H20" />
          </svg>
          {formatMeasureShort(measure, level)}
        </li>
      )}
    </ul>
  );
}
