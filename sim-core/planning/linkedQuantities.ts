import { exp, log } from '../numeric/index.ts';
import { findRoot } from '../statistics/findRoot.ts';
import type { Asked, LinkedAnswer, LinkedQuestion } from './linkedQuestion.ts';
import { comparedBy, logRatio, noSample, requiredFor } from './linkedQuestion.ts';
import type { PlannedPhase } from './phaseSizing.ts';
import { solveHours, solveShare, solveTraffic } from './supplySearch.ts';

/** A power nearer to 1 than this is no number to plan with. */
const MOST_POWER = 0.9999;

/**
 * Solves a phase for one of its linked quantities by the strategy's own sample-size relation: with the others as they are,
 * the units that come are the units that it takes. All that is searched for is searched in the same function, so that no two
 * answers disagree.
 */
export function solveLinked(
  phase: PlannedPhase,
  question: LinkedQuestion,
): LinkedAnswer | { readonly unknown: string } {
  const { traffic, share, hours, power } = question;
  const given = phase.with({ traffic, share, hours });
  if ('unknown' in given) return given;
  const difference = question.difference ?? given.sizing.difference;
  const required = requiredFor(given.sizing, difference, power);
  const answer: LinkedAnswer = {
    sizing: comparedBy(given.sizing),
    gateName: given.gateName,
    traffic,
    share,
    hours,
    difference,
    power,
    expected: given.expected,
    required,
    sample: question.sample ?? given.expected,
    unattainable: undefined,
  };
  const asked = { phase, question, difference, answer, given };
  switch (question.solveFor) {
    case 'sample':
      return required === undefined
        ? { ...answer, sample: undefined, unattainable: noSample(given.sizing, difference) }
        : { ...answer, sample: required };
    case 'power':
      return solvePower(asked);
    case 'effect':
      return solveEffect(asked);
    case 'hours':
      return solveHours(asked);
    case 'share':
      return solveShare(asked);
    case 'traffic':
      return solveTraffic(asked);
  }
}

function solvePower({ answer, difference, given }: Asked): LinkedAnswer {
  const { sizing } = given;
  const units = answer.sample!;
  const excess = (power: number) => logRatio(requiredFor(sizing, difference, power), units);
  const [low, high] = [Math.min(0.5, sizing.level * 1.01), MOST_POWER];
  if (requiredFor(sizing, difference, 0.5) === undefined) {
    return { ...answer, power: undefined, unattainable: noSample(sizing, difference) };
  }
  if (!(units > 0)) return { ...answer, power: undefined, unattainable: NOBODY };
  const power = excess(high) <= 0 ? high : excess(low) >= 0 ? low : findRoot(excess, low, high, 1e-10);
  return { ...answer, power, required: requiredFor(sizing, difference, power) };
}

const NOBODY = 'Nobody comes in these hours.';

function solveEffect({ answer, difference, given, question }: Asked): LinkedAnswer {
  const { sizing } = given;
  const { power } = question;
  const units = answer.sample!;
  const side = Math.sign(difference) || sizing.worseSign;
  const [least, greatest] = sizing.range;
  const wayOut = side > 0 ? Math.max(greatest, 0) : Math.max(-least, 0);
  const lacking = (size: number) => logRatio(requiredFor(sizing, side * size, power), units);
  const none = (why: string): LinkedAnswer => ({
    ...answer,
    difference: undefined,
    required: undefined,
    unattainable: why,
  });
  if (!(units > 0)) return none(NOBODY);
  if (wayOut === 0) return none(noSample(sizing, side));
  let enough = wayOut;
  if (enough === Infinity) {
    enough = Math.abs(difference) || Math.abs(sizing.baseline) || 1;
    for (let round = 0; round < 200 && lacking(enough) > 0; round += 1) enough *= 2;
  }
  // At the very end of its range a rate does not vary, and formulas end.
  enough *= 1 - 1e-9;
  if (!(lacking(enough) <= 0)) {
    return none('So few units show no difference, however large.');
  }
  const size = exp(findRoot((logSize) => lacking(exp(logSize)), log(enough) - 60, log(enough), 1e-9));
  return { ...answer, difference: side * size, required: requiredFor(sizing, side * size, power) };
}
