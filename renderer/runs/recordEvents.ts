import { strategies } from '../../sim-core/index.ts';
import type { Exposure, Phase, Trace, TraceTick } from '../../sim-core/index.ts';
import { formatAmount, formatPValue, formatProbability } from '../format/numbers.ts';
import type { PhaseVisit, RunEvent } from './runRecord.ts';
import { formatRate, sentenceCase, withinSentence } from './runWords.ts';

type Look = NonNullable<TraceTick['look']>;

/** What happened in a run, in order: phases, gates that moved something, the end, and (of the truth) where harm begins. */
export function recordEvents(
  { ticks, tickHours, verdict, onsetHours }: Trace,
  visits: readonly PhaseVisit[],
  endTick: number,
  phases: readonly Phase[],
): readonly RunEvent[] {
  const events: RunEvent[] = [];
  for (const { phase, from, to } of visits) {
    const gates = gatesOf(phases[phase]!);
    events.push({
      tick: from,
      kind: 'phase',
      title:
        phases.length > 1
          ? `Phase ${phase + 1} of ${phases.length} begins: ${withinSentence(nameOf(phases[phase]!))}`
          : `${nameOf(phases[phase]!)} begins`,
      detail: exposureWords(ticks[from]!.exposure),
    });
    for (let tick = from; tick < to; tick += 1) {
      const { look, exposure } = ticks[tick]!;
      if (!look) continue;
      const next = ticks[tick + 1];
      const isLast = look.decision !== 'continue';
      // A look that changes nothing is not worth going to.
      if (!isLast && (!next || tick + 1 >= to || sameExposure(exposure, next.exposure))) continue;
      const gate = gateName(gates, exposure, (tick + 1 - from) * tickHours);
      const outcome = outcomes[look.decision];
      events.push({
        tick: tick + 1,
        kind: 'gate',
        outcome,
        title: `${gate ? `“${gate}”` : 'The gate'} ${outcomeWords[outcome]}`,
        detail: [
          ...(isLast ? [] : [`From here ${exposureWords(next!.exposure)}`]),
          sentenceCase(readingWords(look)),
        ].join('. '),
      });
    }
  }
  const after = ticks[endTick]?.exposure;
  events.push({
    tick: endTick,
    kind: 'end',
    title: {
      promoted: 'Promoted',
      rolledBack: 'Rolled back',
      undecided: endTick < ticks.length ? 'Ends without a verdict' : 'The time is over without a verdict',
    }[verdict],
    detail: after ? `From here ${exposureWords(after)}` : '',
  });
  if (onsetHours !== null) {
    events.push({
      tick: Math.min(ticks.length, Math.round(onsetHours / tickHours)),
      kind: 'onset',
      title: onsetHours === 0 ? 'In truth harmful from the start' : 'In truth the challenger turns harmful',
      detail: '',
    });
  }
  // Those of one moment stay in the order in which they follow from each other.
  return events.sort((a, b) => a.tick - b.tick);
}

const outcomes: Readonly<Record<Look['decision'], NonNullable<RunEvent['outcome']>>> = {
  continue: 'goesOn',
  promote: 'passed',
  rollBack: 'failed',
  inconclusive: 'undecided',
};

const outcomeWords: Readonly<Record<NonNullable<RunEvent['outcome']>, string>> = {
  goesOn: 'passed, the phase goes on',
  passed: 'passed, the phase ends',
  failed: 'failed',
  undecided: 'could not decide',
};

function strategyOf({ strategy }: Phase) {
  return strategies.find(({ kind }) => kind === strategy);
}

function nameOf(phase: Phase): string {
  return strategyOf(phase)?.name ?? phase.strategy;
}

function gatesOf(phase: Phase) {
  return strategyOf(phase)?.gates(phase) ?? [];
}

/** The gate that a look at so many hours of its phase stands for: a stage may last longer than it was meant to. */
function gateName(gates: ReturnType<typeof gatesOf>, exposure: Exposure, hours: number): string | undefined {
  const alike = gates.filter((gate) => sameExposure(gate.exposure, exposure));
  return (alike.find(({ toHours }) => toHours >= hours - 1e-9) ?? alike.at(-1))?.name;
}

function sameExposure(one: Exposure, other: Exposure): boolean {
  return (
    one.challenger === other.challenger &&
    one.interleaved === other.interleaved &&
    one.shadowed === other.shadowed
  );
}

/** Whom the challenger reaches: "the challenger answers 5% of requests". */
export function exposureWords({ by, challenger, interleaved, shadowed }: Exposure): string {
  const units = `of ${by}s`;
  const parts = [
    ...(challenger > 0 ? [`the challenger answers ${formatProbability(challenger)} ${units}`] : []),
    ...(interleaved > 0 ? [`${formatProbability(interleaved)} ${units} see both in one list`] : []),
    ...(shadowed > 0 ? [`the challenger runs unseen on ${formatProbability(shadowed)} ${units}`] : []),
  ];
  return parts.length > 0 ? parts.join(', ') : 'the incumbent answers everyone';
}

/** Most metrics that are read out; the table and the lanes have all of them. */
const MOST_READ = 3;

/** What a look showed: "errors per request 2.4% against 2%: standard errors worse 2.1, limit 3". */
export function readingWords({ comparisons, limit, statisticName }: Look): string {
  return comparisons
    .slice(0, MOST_READ)
    .map(({ metric, incumbent, challenger, statistic, judgedBy, isAmount }) => {
      const write = isAmount ? formatAmount : formatRate;
      const seen =
        challenger === null
          ? `${metric}: nothing counted`
          : `${metric}: ${write(challenger)}${incumbent === null ? '' : ` against ${write(incumbent)}`}`;
      const name = judgedBy?.statisticName ?? statisticName;
      const bound = judgedBy ? judgedBy.limit : limit;
      const format = name === 'p-value' ? formatPValue : formatAmount;
      if (statistic === null) return seen;
      return `${seen}, ${name} ${format(statistic)}${bound === null ? '' : ` (limit ${format(bound)})`}`;
    })
    .join('; ');
}
