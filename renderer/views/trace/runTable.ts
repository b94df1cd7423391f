import type { TableDescription } from '../../charts/table.ts';
import { formatHours } from '../../format/durations.ts';
import { bandAt, valueAt } from '../../runs/runRecord.ts';
import type { Lane, RunRecord } from '../../runs/runRecord.ts';
import { formatOf } from '../../runs/runWords.ts';
import { stepTicks } from './playback.ts';

/** A moment of the run: ticks played by then. */
interface MomentRow {
  readonly played: number;
}

/** The values of the lanes at every step of the player. */
export function runTable(record: RunRecord, lanes: readonly Lane[]): TableDescription<MomentRow> {
  const { ticks, tickHours, plan, replication } = record;
  const step = stepTicks(record);
  return {
    caption: `Run ${replication} of ${plan.name}`,
    rows: Array.from({ length: Math.floor(ticks / step) + 1 }, (_, index) => ({ played: index * step })),
    rowKey: ({ played }) => String(played),
    columns: [
      {
        title: 'Time since the start',
        cell: ({ played }) => formatHours(played * tickHours),
        value: ({ played }) => played * tickHours,
      },
      ...lanes.flatMap((lane) =>
        lane.lines.map((line) => ({
          title: `${titleOf(lane)}: ${line.name}`,
          numeric: true,
          cell: ({ played }: MomentRow) => {
            const value = valueAt(lane, line, played);
            return value === undefined ? '–' : formatOf[lane.unit](value);
          },
          value: ({ played }: MomentRow) => valueAt(lane, line, played) ?? null,
          ...(line.band && {
            bounds: ({ played }: MomentRow) => bandAt(lane, line, played) ?? null,
          }),
        })),
      ),
    ],
  };
}

/** The title of a lane without who sees it, unless that tells two lanes apart. */
function titleOf({ title, isTruth }: Lane): string {
  return isTruth ? title : title.replace('What the team sees: ', '').replace('How the plan judges it: ', '');
}
