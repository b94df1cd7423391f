import { useState } from 'react';
import type { MeasureKey } from '../../sim-core/index.ts';
import { measureExemplar, measureOutcomes, measureUnit } from '../../sim-core/index.ts';
import { ChartCard } from '../charts/ChartCard.tsx';
import { RunLinks } from '../charts/RunLinks.tsx';
import { useReading } from '../charts/useReading.ts';
import type { PlanStyle } from '../plans/planStyle.ts';
import { useApp } from '../store/index.ts';
import type { Study } from '../store/whatIfState.ts';
import { StepReader } from './StepReader.tsx';
import { Interval, TornadoBars } from './TornadoBars.tsx';
import { runOfCell } from './cellWords.ts';
import { movedKey } from './design.ts';
import { formatMeasure, measureTitles } from './measureWords.ts';
import { numberName } from './scenarioNumbers.ts';
import type { MovedBar, TornadoResults } from './tornadoResults.ts';
import { tracedCell } from './tracedCell.ts';
import { endWords, sayNumber, tornadoTakeaway, verdictWords } from './tornadoWords.ts';

/** Bars that are drawn before anybody asks for all. */
const FEW = 12;
/** How far the measure moves with each number, the ones that matter first. */
export function TornadoChart({
  study,
  results,
  measure,
  plan,
  style,
}: {
  study: Study;
  results: TornadoResults;
  measure: MeasureKey;
  plan: { readonly id: string; readonly name: string };
  style: PlanStyle;
}) {
  const { place: index, setPlace: setIndex, point: follow } = useReading<number>();
  const [all, setAll] = useState(false);
  const select = useApp((state) => state.select);
  const { asIs, bars } = results;
  const moving = bars.filter(({ verdict }) => verdict !== 'nothing');
  const title = `What moves this: ${measureTitles[measure].charAt(0).toLowerCase()}${measureTitles[measure].slice(1)}?`;
  const takeaway = tornadoTakeaway(measure, plan.name, results);
  const toldApart = bars.filter(({ verdict }) => verdict === 'matters' || verdict === 'breaks').length;
  const shown = all ? moving : moving.slice(0, Math.max(FEW, toldApart));
  const read = index === undefined ? undefined : shown[index];
  const runsOf = (bar: MovedBar) =>
    (['down', 'up'] as const).flatMap((end) => {
      const [outcomes, cell] = [bar[end], study.cells.get(movedKey(bar.id.number.path, end))];
      if (!outcomes || !cell) return [];
      const exemplar = measureExemplar(measure, outcomes, measureOutcomes(measure, outcomes));
      return [
        runOfCell(plan, measure, exemplar, tracedCell(study, cell), end === 'down' ? 'lower' : 'higher'),
      ];
    });
  return (
    <ChartCard
      title={title}
      takeaway={takeaway}
      tools={
        moving.length > shown.length || all ? (
          <button type="button" className="button quiet small" onClick={() => setAll(!all)}>
            {all ? 'Show fewer' : `Show all ${moving.length}`}
          </button>
        ) : undefined
      }
      chart={(width) =>
        shown.length === 0 ? (
          <p className="empty">Not a single run changes with any of the numbers that were moved.</p>
        ) : (
          <>
            <ul className="legend" aria-hidden="true">
              <li>
                <svg width="20" height="12" focusable="false">
                  <g stroke={style.colour}>
                    <rect x="0.5" y="0.5" width="19" height="11" className="moved-down" />
                    <path d="M1,11L7,1M7,11L13,1M13,11L19,1" strokeWidth="2" />
                  </g>
                </svg>
                number lower
              </li>
              <li>
                <svg width="20" height="12" focusable="false">
                  <rect width="20" height="12" fill={style.colour} />
                </svg>
                number higher
              </li>
              <li>
                <svg width="20" height="12" focusable="false">
                  <Interval from={2} to={18} y={6} />
                </svg>
                95% interval of the change
              </li>
            </ul>
            <TornadoBars
              bars={shown}
              base={'estimate' in asIs ? asIs.estimate : 0}
              measure={measure}
              colour={style.colour}
              width={width}
              label={`${title} ${takeaway}`}
              index={index}
              onMove={follow}
            />
            <StepReader
              label="Read the bars one by one"
              steps={shown.length}
              index={index}
              onMove={setIndex}
              left={12}
              width={Math.min(320, width - 40)}
              valueText={
                read ? `${index! + 1} of ${shown.length}: ${barWords(measure, read)}` : 'not reading yet'
              }
            >
              {read ? (
                <p>
                  {barWords(measure, read)}. <RunLinks runs={runsOf(read)} />
                  <button
                    type="button"
                    className="button quiet small"
                    onClick={() => select(read.id.number.path)}
                  >
                    Show in the inspector
                  </button>
                </p>
              ) : (
                <p className="hint">
                  Point at a bar, or use the slider and the arrow keys.{' '}
                  {'estimate' in asIs && `As it is: ${formatMeasure(measure, asIs.estimate)}.`}
                </p>
              )}
            </StepReader>
          </>
        )
      }
      table={{
        caption: title,
        rows: bars,
        rowKey: ({ id }) => id.number.path.join('/'),
        columns: [
          {
            title: 'Number',
            cell: ({ id }) => numberName(id.number),
            value: ({ id }) => numberName(id.number),
          },
          {
            title: 'Now',
            cell: ({ id }) => sayNumber(id.number, id.number.value),
            value: ({ id }) => id.number.value,
          },
          ...(['down', 'up'] as const).map((end) => ({
            title: end === 'down' ? 'Number lower' : 'Number higher',
            unit: measureUnit(measure),
            cell: (bar: MovedBar) => wordsAt(measure, bar, end),
            value: (bar: MovedBar) => bar.changes[end]?.estimate ?? null,
            bounds: (bar: MovedBar) => {
              const change = bar.changes[end];
              return change ? ([change.low, change.high] as const) : null;
            },
          })),
          {
            title: 'Verdict',
            cell: ({ verdict }) => verdictWords[verdict],
            value: ({ verdict }) => verdictWords[verdict],
          },
        ],
      }}
    />
  );
}

function wordsAt(measure: MeasureKey, bar: MovedBar, end: 'down' | 'up'): string {
  const outcomes = bar[end];
  return endWords(
    measure,
    bar.id.number,
    bar.id[end],
    bar.changes[end],
    outcomes && measureOutcomes(measure, outcomes),
  );
}

function barWords(measure: MeasureKey, bar: MovedBar): string {
  const { number } = bar.id;
  const ends = (['down', 'up'] as const).map((end) => wordsAt(measure, bar, end)).join('; ');
  return `${numberName(number)}, now ${sayNumber(number, number.value)}: ${verdictWords[bar.verdict]}. ${ends}`;
}
