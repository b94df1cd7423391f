import { ChartCard } from '../charts/ChartCard.tsx';
import type { DataColumn } from '../charts/table.ts';
import { formatRange } from '../format/numbers.ts';
import type { PlanStyle } from '../plans/planStyle.ts';
import { Noted } from '../views/columns.tsx';
import type { ComparedPlan, Estimated, PinMeasure } from './pinMeasures.ts';
import { PinRows } from './PinRows.tsx';
import { measureTakeaway } from './pinTakeaways.ts';

/** A compared plan and how it is drawn. */
export interface PinnedPlan extends ComparedPlan {
  readonly style: PlanStyle;
}

/** One measure of all plans on one axis: as pinned in outline and dashes, as it is now below it. */
export function PinChart({
  measure,
  plans,
  pinName,
  chosen,
  onChoose,
}: {
  measure: PinMeasure;
  plans: readonly PinnedPlan[];
  pinName: string;
  /** The plan whose differences are told in full. */
  chosen: string;
  onChoose: (planId: string) => void;
}) {
  const { title, of, difference, format } = measure;
  const takeaway = measureTakeaway(measure, plans);
  const estimated = (
    name: string,
    estimateOf: (plan: PinnedPlan) => Estimated | undefined,
  ): DataColumn<PinnedPlan> => ({
    title: name,
    numeric: true,
    ...(measure.unit === 'amount' ? {} : { unit: measure.unit }),
    cell: (plan) => {
      const found = estimateOf(plan);
      return found ? (
        <Noted value={format(found.value)} note={formatRange(format(found.low), format(found.high))} />
      ) : (
        'in no run'
      );
    },
    value: (plan) => estimateOf(plan)?.value ?? null,
    bounds: (plan) => {
      const found = estimateOf(plan);
      return found ? [found.low, found.high] : null;
    },
  });
  return (
    <ChartCard
      title={title}
      takeaway={takeaway}
      chart={(width) => (
        <PinRows {...{ measure, plans, chosen, onChoose, width }} label={`${title} ${takeaway}`} />
      )}
      table={{
        caption: `${title} As pinned and now`,
        rows: plans,
        rowKey: ({ now }) => now.id,
        columns: [
          { title: 'Plan', cell: ({ now }) => now.name, value: ({ now }) => now.name },
          estimated(pinName, ({ pinned }) => of(pinned)),
          estimated('Now', ({ now }) => of(now)),
          {
            title: 'Difference, run by run',
            numeric: true,
            cell: (plan) => {
              const words = difference(plan);
              return words ? <Noted value={words.value} note={words.interval} /> : 'nothing to compare';
            },
            value: (plan) => difference(plan)?.amount ?? null,
            bounds: (plan) => difference(plan)?.ends ?? null,
          },
        ],
      }}
    />
  );
}
