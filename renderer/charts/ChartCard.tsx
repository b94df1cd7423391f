import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { useWidth } from './useWidth.ts';

/** The frame every chart of the answer stands in: its question, the answer in one sentence, chart or table. */
export function ChartCard({
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
  table: ReactNode;
}) {
  const [asTable, setAsTable] = useState(false);
  const { ref, width } = useWidth<HTMLDivElement>();
  const id = useId();
  return (
    <section className="chart-card" aria-labelledby={id}>
      <div className="chart-head">
        <h3 id={id}>{title}</h3>
        <div className="chart-tools">
          {tools}
          <button
            type="button"
            className="button quiet small"
            aria-pressed={asTable}
            aria-label={`Show as table: ${title}`}
            onClick={() => setAsTable(!asTable)}
          >
            {asTable ? 'Show as chart' : 'Show as table'}
          </button>
        </div>
      </div>
      <p className="takeaway">{takeaway}</p>
      <div className="chart-canvas" ref={ref}>
        {asTable ? table : width > 0 && chart(width)}
      </div>
    </section>
  );
}
