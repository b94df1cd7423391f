import { strategies } from '../../../sim-core/index.ts';
import { shorten } from '../../charts/shorten.ts';
import type { RunRecord } from '../../runs/runRecord.ts';

/** Height of the strip in CSS pixels. */
const PHASE_STRIP = 20;

/** What a name, and what a number, needs at least, and a letter of it, in CSS pixels. */
const NAME_ROOM = 46;
const NUMBER_ROOM = 12;
const LETTER = 7.2;

/** The phases over time as a strip in the strategies' hues, each named where it has room. */
export function PhaseBands({
  record,
  ticksShown,
  top,
  plotWidth,
}: {
  record: RunRecord;
  ticksShown: number;
  top: number;
  plotWidth: number;
}) {
  const toX = (played: number) => (played / ticksShown) * plotWidth;
  const isPhased = new Set(record.visits.map(({ phase }) => phase)).size > 1;
  return (
    <g transform={`translate(0,${top})`}>
      {record.visits
        .filter(({ from }) => from < ticksShown)
        .map(({ phase, strategy: kind, from, to }) => {
          const x = toX(from);
          const width = toX(Math.min(to, ticksShown)) - x;
          const strategy = strategies.find((one) => one.kind === kind);
          const name = `${isPhased ? `${phase + 1}. ` : ''}${strategy?.name ?? kind}`;
          return (
            <g key={from} transform={`translate(${x},0)`}>
              <rect
                width={Math.max(1, width - 1)}
                height={6}
                fill={strategy?.appearance.colour ?? 'var(--ink)'}
              />
              {width > NUMBER_ROOM && (
                <text className="end-note" y={PHASE_STRIP}>
                  {width > NAME_ROOM || !isPhased ? shorten(name, Math.floor(width / LETTER)) : phase + 1}
                </text>
              )}
            </g>
          );
        })}
    </g>
  );
}
