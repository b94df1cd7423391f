import { exp, log } from '../numeric/index.ts';
import { findRoot } from '../statistics/findRoot.ts';
import type { Asked, LinkedAnswer } from './linkedQuestion.ts';
import { comparedBy, logRatio, noSample, requiredFor } from './linkedQuestion.ts';
import type { SizedPhase, Supply } from './phaseSizing.ts';

/** Most that traffic may be, in requests per second: as a scenario allows. */
const MOST_TRAFFIC = 1e9;
/** Places on the way from next to nothing to all of it at which a search looks first. */
const TRIED_PLACES = 20;
const LEAST_SHARE = 1e-4;
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
  asked: Asked,
  at: (value: number) => SizedPhase | { readonly unknown: string },
): (value: number) => number {
  return (value) => {
    const tried = at(value);
    if ('unknown' in tried) return Infinity;
    return logRatio(wanted(asked, tried), tried.expected);
  };
}

/** Units that a supply has to bring. */
function wanted(asked: Asked, tried: SizedPhase): number | undefined {
  const { power, sample } = asked.question;
  return sample ?? requiredFor(tried.sizing, differenceIn(asked, tried), power);
}

/**
 * The difference with another supply: this world's, or the same part of it that was asked about. In twice the hours more users
 * have an error, and an effect on them is another difference between their shares.
 */
function differenceIn({ question, given }: Asked, { sizing }: SizedPhase): number {
  const { difference } = question;
  const before = given.sizing.difference;
  if (difference === undefined) return sizing.difference;
  return before === 0 ? difference : difference * (sizing.difference / before);
}

export function solveHours(asked: Asked): LinkedAnswer {
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

export function solveShare(asked: Asked): LinkedAnswer {
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

export function solveTraffic(asked: Asked): LinkedAnswer {
  const { phase, question, answer } = asked;
  const at = (traffic: number) => phase.with({ ...question, traffic });
  const lacking = lackingWith(asked, at);
  const start = log(question.traffic);
  const most = log(MOST_TRAFFIC);
  const now = lacking(question.traffic);
  // Units grow at most as traffic does, so that the answer is at least as far away.
  let [low, high] =
    now > 0 ? [start, start + Math.min(now, most - start)] : [start + Math.max(now, -FAR), start];
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
/** As far as a search goes at once, in powers of e. */
const FAR = 30;

/** The answer with the phase that was found. */
function solved(
  asked: Asked,
  found: SizedPhase | { readonly unknown: string },
  supply: Partial<Supply>,
): LinkedAnswer {
  const { answer, question } = asked;
  if ('unknown' in found) return { ...answer, unattainable: found.unknown };
  const difference = differenceIn(asked, found);
  return {
    ...answer,
    ...supply,
    sizing: comparedBy(found.sizing),
    gateName: found.gateName,
    difference,
    expected: found.expected,
    required: requiredFor(found.sizing, difference, question.power),
    sample: wanted(asked, found),
  };
}

/** Why not even the best that was tried is enough. */
function whyNot(asked: Asked, best: SizedPhase | { readonly unknown: string }, what: string): string {
  if ('unknown' in best) return best.unknown;
  const required = wanted(asked, best);
  if (required === undefined) return noSample(best.sizing, differenceIn(asked, best));
  const { unit } = asked.phase;
  return `${what} gets ${whole(Math.floor(best.expected))} of the ${whole(required)} ${unit} that it takes.`;
}

function whole(value: number): string {
  return value < 1e15 ? Math.ceil(value).toLocaleString('en-US') : 'more than a quadrillion';
}
