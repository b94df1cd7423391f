import { exp, log } from '../numeric/index.ts';
import { findRoot } from '../statistics/findRoot.ts';
import type { Sizing } from '../strategies/strategy.ts';
import type { PlannedPhase, SizedPhase, Supply } from './phaseSizing.ts';

/** What goes together in a test: any one of them follows from the others. */
export const linkedQuantities = ['traffic', 'share', 'hours', 'sample', 'effect', 'power'] as const;
export type LinkedQuantity = (typeof linkedQuantities)[number];

/** What is given; what is solved for is taken from here too, as where to begin. */
export interface LinkedQuestion extends Supply {
  readonly solveFor: LinkedQuantity;
  /** The challenger's less the incumbent's; left out, what this world has with whatever supply is tried. */
  readonly difference?: number | undefined;
  /** Chance to find it, above 0 and below 1. */
  readonly power: number;
}

/** What the question comes to; undefined is only what is unattainable, and why is said then. */
export interface LinkedAnswer {
  readonly sizing: Sizing;
  readonly traffic: number | undefined;
  readonly share: number | undefined;
  readonly hours: number | undefined;
  readonly difference: number | undefined;
  readonly power: number | undefined;
  /** Units that the supply can be expected to bring. */
  readonly expected: number;
  /** Units that finding the difference with the power takes. */
  readonly required: number | undefined;
  /** Why what is solved for has no number, as a sentence. */
  readonly unattainable: string | undefined;
}

/** Most that traffic may be, in requests per second: as a scenario allows. */
const MOST_TRAFFIC = 1e9;
/** Places on the way from next to nothing to all of it at which a search looks first. */
const TRIED_PLACES = 20;
const LEAST_SHARE = 1e-4;
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
    sizing: given.sizing,
    traffic,
    share,
    hours,
    difference,
    power,
    expected: given.expected,
    required,
    unattainable: undefined,
  };
  const asked = { phase, question, difference, answer, given };
  switch (question.solveFor) {
    case 'sample':
      return required === undefined
        ? { ...answer, unattainable: noSample(given.sizing, difference) }
        : answer;
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

/** A question on its way to its answer. */
interface Asked {
  readonly phase: PlannedPhase;
  readonly question: LinkedQuestion;
  readonly difference: number;
  /** As given, with nothing solved. */
  readonly answer: LinkedAnswer;
  readonly given: SizedPhase;
}

/** Units for a difference; undefined where it is none that the test acts on. */
function requiredFor(sizing: Sizing, difference: number, power: number): number | undefined {
  const [least, greatest] = sizing.range;
  if (difference === 0 || difference < least || difference > greatest) return undefined;
  return sizing.required(difference, power);
}

/** Why no sample finds a difference. */
function noSample({ range, worseSign }: Sizing, difference: number): string {
  if (difference === 0)
    return 'The models do not differ in what is compared: no sample shows a difference that is not there.';
  const [least, greatest] = range;
  if (
    (worseSign > 0 && least === 0 && difference < 0) ||
    (worseSign < 0 && greatest === 0 && difference > 0)
  ) {
    return 'It looks for harm only: a challenger that is better goes through, whatever the sample.';
  }
  return difference < least || difference > greatest
    ? 'There can be no such difference.'
    : 'No sample is known to suffice.';
}

function solvePower({ answer, difference, given }: Asked): LinkedAnswer {
  const { sizing, expected } = given;
  const excess = (power: number) => logRatio(requiredFor(sizing, difference, power), expected);
  const [low, high] = [Math.min(0.5, sizing.level * 1.01), MOST_POWER];
  if (requiredFor(sizing, difference, 0.5) === undefined) {
    return { ...answer, power: undefined, unattainable: noSample(sizing, difference) };
  }
  if (!(expected > 0)) return { ...answer, power: undefined, unattainable: NOBODY };
  const power = excess(high) <= 0 ? high : excess(low) >= 0 ? low : findRoot(excess, low, high, 1e-10);
  return { ...answer, power, required: requiredFor(sizing, difference, power) };
}

const NOBODY = 'Nobody comes in these hours.';

function solveEffect({ answer, difference, given, question }: Asked): LinkedAnswer {
  const { sizing, expected } = given;
  const { power } = question;
  const side = Math.sign(difference) || sizing.worseSign;
  const [least, greatest] = sizing.range;
  const wayOut = side > 0 ? Math.max(greatest, 0) : Math.max(-least, 0);
  const lacking = (size: number) => logRatio(requiredFor(sizing, side * size, power), expected);
  const none = (why: string): LinkedAnswer => ({
    ...answer,
    difference: undefined,
    required: undefined,
    unattainable: why,
  });
  if (!(expected > 0)) return none(NOBODY);
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

/** A value of what is searched for, and how much more it takes than comes. */
interface Tried {
  readonly value: number;
  readonly lacks: number;
}

/**
 * The first of ascending values with which enough units come, between which `refine` closes in; otherwise the value that comes
 * nearest. More is not always better: a test with two arms is best with both of one size, and the longer a test runs, the more
 * alike are users of whom each had a success.
 */
function firstEnough(
  values: readonly number[],
  lacking: (value: number) => number,
): { found?: [Tried, Tried]; best: Tried } {
  let before: Tried = { value: 0, lacks: Infinity };
  let best: Tried | undefined;
  for (const value of values) {
    const tried = { value, lacks: lacking(value) };
    if (!best || tried.lacks < best.lacks) best = tried;
    if (tried.lacks <= ENOUGH) return { found: [before, tried], best };
    before = tried;
  }
  return { best: best ?? before };
}

/** What rounding leaves of a sample that is just large enough. */
const ENOUGH = 1e-6;

/** Ascending values from one to another, each the same number of times the one before, with some of their own. */
function spacedOut(from: number, to: number, besides: readonly number[]): number[] {
  const step = log(to / from) / TRIED_PLACES;
  const spaced = Array.from({ length: TRIED_PLACES }, (_, index) => from * exp(step * index));
  return [...spaced, to, ...besides.filter((value) => value >= from && value <= to)].sort((a, b) => a - b);
}

function lackingWith(
  { question }: Asked,
  at: (value: number) => SizedPhase | { readonly unknown: string },
): (value: number) => number {
  return (value) => {
    const tried = at(value);
    if ('unknown' in tried) return Infinity;
    return logRatio(requiredFor(tried.sizing, differenceIn(question, tried), question.power), tried.expected);
  };
}

function differenceIn({ difference }: LinkedQuestion, { sizing }: SizedPhase): number {
  return difference ?? sizing.difference;
}

function solveHours(asked: Asked): LinkedAnswer {
  const { phase, question, answer } = asked;
  const { tickHours } = phase;
  const at = (hours: number) => phase.with({ ...question, hours });
  const lacking = lackingWith(asked, at);
  const most = Math.floor(phase.mostHours / tickHours + 1e-9) * tickHours;
  const none = { ...answer, hours: undefined };
  if (!(most > 0)) return { ...none, unattainable: 'The plan leaves no hours of the horizon for it.' };
  const { found, best } = firstEnough(spacedOut(tickHours, most, [phase.supply.hours]), lacking);
  if (!found) {
    return { ...none, unattainable: whyNot(asked, at(best.value), 'Within the horizon it') };
  }
  let [low, high] = found.map(({ value }) => Math.round(value / tickHours)) as [number, number];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (lacking(middle * tickHours) <= ENOUGH) high = middle;
    else low = middle;
  }
  return solved(asked, at(high * tickHours), { hours: high * tickHours });
}

function solveShare(asked: Asked): LinkedAnswer {
  const { phase, question, answer } = asked;
  const at = (share: number) => phase.with({ ...question, share });
  const lacking = lackingWith(asked, at);
  const { found, best } = firstEnough(spacedOut(LEAST_SHARE, 1, [0.5, phase.supply.share]), lacking);
  if (!found) {
    const what = `Even at its best share, about ${Math.round(best.value * 100)}%, it`;
    return { ...answer, share: undefined, unattainable: whyNot(asked, at(best.value), what) };
  }
  const [before, enough] = found;
  const low = log(before.value || LEAST_SHARE / 1e6);
  const share = exp(findRoot((logShare) => lacking(exp(logShare)), low, log(enough.value), 1e-6));
  return solved(asked, at(share), { share });
}

function solveTraffic(asked: Asked): LinkedAnswer {
  const { phase, question, answer } = asked;
  const at = (traffic: number) => phase.with({ ...question, traffic });
  const lacking = lackingWith(asked, at);
  const start = log(question.traffic);
  const most = log(MOST_TRAFFIC);
  const now = lacking(question.traffic);
  // Units grow at most as traffic does, so that the answer is at least as far away.
  let [low, high] = now > 0 ? [start, start + Math.min(now, most - start)] : [start + now, start];
  for (let round = 0; round < MOST_ROUNDS && lacking(exp(low)) < 0; round += 1) low -= 2;
  for (let round = 0; round < MOST_ROUNDS && high < most && lacking(exp(high)) > ENOUGH; round += 1) {
    high = Math.min(most, high + 1 + round);
  }
  if (!(lacking(exp(high)) <= 1e-4)) {
    const what = 'Even with a billion requests per second it';
    return { ...answer, traffic: undefined, unattainable: whyNot(asked, at(exp(high)), what) };
  }
  const traffic = exp(findRoot((logTraffic) => lacking(exp(logTraffic)), low, high, 1e-4));
  return solved(asked, at(traffic), { traffic });
}

const MOST_ROUNDS = 20;

/** The answer with the phase that was found. */
function solved(
  { answer, question }: Asked,
  found: SizedPhase | { readonly unknown: string },
  supply: Partial<Supply>,
): LinkedAnswer {
  if ('unknown' in found) return { ...answer, unattainable: found.unknown };
  const difference = differenceIn(question, found);
  return {
    ...answer,
    ...supply,
    sizing: found.sizing,
    difference,
    expected: found.expected,
    required: requiredFor(found.sizing, difference, question.power),
  };
}

/** Why not even the best that was tried is enough. */
function whyNot(
  { phase, question }: Asked,
  best: SizedPhase | { readonly unknown: string },
  what: string,
): string {
  if ('unknown' in best) return best.unknown;
  const difference = differenceIn(question, best);
  const required = requiredFor(best.sizing, difference, question.power);
  if (required === undefined) return noSample(best.sizing, difference);
  return `${what} gets ${whole(Math.floor(best.expected))} of the ${whole(required)} ${phase.unit} that it takes.`;
}

function whole(value: number): string {
  return value < 1e15 ? Math.ceil(value).toLocaleString('en-US') : 'more than a quadrillion';
}

/** How much more it takes than comes, as a logarithm: above 0 it is too few, Infinity where nothing suffices. */
function logRatio(required: number | undefined, expected: number): number {
  if (required === undefined || !(expected > 0)) return Infinity;
  return log(Math.max(required, Number.MIN_VALUE) / expected);
}
