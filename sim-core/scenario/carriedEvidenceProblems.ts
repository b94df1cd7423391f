import type { EvidenceNeeds } from '../strategies/evidence.ts';
import type { Strategy } from '../strategies/strategy.ts';
import type { Problem } from './problems.ts';
import type { Phase, Plan } from './schema.ts';

/** What speaks against a phase's beginning with the evidence of those before it; paths are relative to the phase. */
export function carriedEvidenceProblems(
  { phases }: Plan,
  index: number,
  strategyOf: (phase: Phase) => Strategy,
): Problem[] {
  const phase = phases[index]!;
  if (!phase.carriesEvidence) return [];
  const carried = earlier(phases, index);
  // Played again, it begins with what it saw itself.
  if ([phase, phases[index + 1]].some((next) => next && leadsBack(next))) carried.push(phase);
  const message = complaint(phase, phases[index - 1], carried, strategyOf);
  return message === undefined ? [] : [{ path: ['carriesEvidence'], message }];
}

/** The phases whose evidence a phase begins with, the latest first: the one before it, and what that one carries. */
function earlier(phases: readonly Phase[], index: number): Phase[] {
  let first = index;
  while (first > 0 && phases[first]!.carriesEvidence) first -= 1;
  return phases.slice(first, index).reverse();
}

function leadsBack({ leadsTo: { failed, undecided } }: Phase): boolean {
  return failed === 'back' || undecided === 'back';
}

function complaint(
  phase: Phase,
  before: Phase | undefined,
  chain: readonly Phase[],
  strategyOf: (phase: Phase) => Strategy,
): string | undefined {
  if (!before) return 'requires a phase before this one whose evidence it could begin with';
  if (before.strategy !== phase.strategy) {
    return `requires a phase of the same strategy before this one, got "${before.strategy}" before "${phase.strategy}"`;
  }
  const strategy = strategyOf(phase);
  const own = strategy.needs(phase);
  const sameStrategy = chain.filter(({ strategy: kind }) => kind === phase.strategy);
  const others = sameStrategy.map((other) => strategy.needs(other));
  if ([own, ...others].some(countsUsers)) {
    return 'requires evidence that adds up: users are assigned and counted anew in every phase';
  }
  if (own.slow && others.some(({ slow }) => !slow)) {
    return 'requires a phase before this one that counts slow answers, too';
  }
  if (others.some((other) => !countsSegmentsOf(own, other))) {
    return 'requires a phase before this one that counts the same segments, for the requests of others are none of theirs';
  }
  return sameStrategy.flatMap((other) => strategy.carryingProblem?.(phase, other) ?? [])[0];
}

function countsUsers({ userEvent, userCredits, units }: EvidenceNeeds): boolean {
  return userEvent !== undefined || userCredits === true || units !== undefined;
}

/** Whether the counts of one phase hold, each by itself, those that another reads. */
function countsSegmentsOf(reader: EvidenceNeeds, counted: EvidenceNeeds): boolean {
  const { bySegment = [] } = reader;
  return (
    reader.segment === counted.segment && bySegment.every((segment) => counted.bySegment?.includes(segment))
  );
}
