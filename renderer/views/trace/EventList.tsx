import { sentenceCase, momentName } from '../../runs/runWords.ts';
import type { RunEvent, RunRecord } from '../../runs/runRecord.ts';

/** What happened, in order; each is a way to its moment. */
export function EventList({
  record,
  truthShown,
  played,
  onGo,
}: {
  record: RunRecord;
  truthShown: boolean;
  /** Where the playhead is, in ticks; undefined for nowhere. */
  played: number | undefined;
  onGo: (played: number) => void;
}) {
  const events = record.events.filter(({ kind }) => truthShown || kind !== 'onset');
  const current = played === undefined ? -1 : events.findLastIndex(({ tick }) => tick <= played);
  return (
    <section className="run-events" aria-labelledby="run-events">
      <h3 id="run-events">What happened</h3>
      <ol>
        {events.map((event, index) => (
          <li key={`${event.tick}/${event.kind}/${event.title}`}>
            <button
              type="button"
              aria-current={index === current ? 'step' : undefined}
              onClick={() => onGo(event.tick)}
            >
              <span className="event-time">{sentenceCase(momentName(event.tick * record.tickHours))}</span>{' '}
              <EventMark event={event} />
              <span className="event-words">
                <b>{event.title}.</b> {event.detail && `${sentenceCase(event.detail)}.`}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The shape that the kind of event has: told apart by form, and said by the words beside it. */
function EventMark({ event: { kind, outcome } }: { event: RunEvent }) {
  const shape =
    kind === 'gate'
      ? outcome === 'failed'
        ? 'M3,3L11,11M11,3L3,11'
        : outcome === 'undecided'
          ? 'M3,7H11'
          : 'M2,7L6,11L12,3'
      : { phase: 'M3,2L11,7L3,12Z', end: 'M3,3H11V11H3Z', onset: 'M7,1L13,12H1Z' }[kind];
  return (
    <svg width="14" height="14" aria-hidden="true" focusable="false">
      <path
        d={shape}
        fill={kind === 'gate' || kind === 'onset' ? 'none' : 'var(--ink-2)'}
        stroke="var(--ink-2)"
        strokeWidth="1.75"
        strokeLinejoin="round"
      />
    </svg>
  );
}
