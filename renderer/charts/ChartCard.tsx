import { useId, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { Glossed } from '../glossary/Term.tsx';
import { DataTable } from './DataTable.tsx';
import { SaveMenu } from './SaveMenu.tsx';
import type { TableDescription } from './table.ts';
import { useWidth } from './useWidth.ts';

/**
 * The frame every chart stands in: its question, the answer in one sentence, the chart or the numbers behind it, and
 * both to be saved. Pictures hold what is drawn in `svg.plot` and `ul.legend`, but nothing marked `data-screen-only`.
 */
export function ChartCard<Row>({
  title,
  takeaway,
  tools,
  chart,
  table,
}: {
  title: string;
  takeaway: string;
  /** Switches of what is shown, beside "Show as table". */
  tools?: ReactNode;
  /** Draws at a width in CSS pixels; the drawing carries role="img" and a label of its own. */
  chart: (width: number) => ReactNode;
  table: TableDescription<Row>;
}) {
  const [asTable, setAsTable] = useState(false);
  const { ref, width } = useWidth<HTMLDivElement>();
  const drawing = useRef<HTMLDivElement>(null);
  const id = useId();
  const switchWords = asTable ? 'Show as chart' : 'Show as table';
  return (
    <section className="chart-card" aria-labelledby={id}>
      <div className="chart-head">
        <h3 id={id}>
          <Glossed text={title} />
        </h3>
        <div className="chart-tools">
          {tools}
          <button
            type="button"
            className="button quiet small"
            aria-label={`${switchWords}: ${title}`}
            onClick={() => setAsTable(!asTable)}
          >
            {switchWords}
          </button>
          <SaveMenu title={title} takeaway={takeaway} table={table} canvas={drawing} />
        </div>
      </div>
      <p className="takeaway">
        <Glossed text={takeaway} />
      </p>
      <div className="chart-canvas" ref={ref}>
        {asTable && <DataTable {...table} />}
        {/* Kept behind the table: it can be saved from there, and stands as it was left. */}
        <div ref={drawing} hidden={asTable}>
          {width > 0 && chart(width)}
        </div>
      </div>
    </section>
  );
}
