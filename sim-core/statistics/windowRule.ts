import { regularizedBeta } from './regularizedBeta.ts';

/**
 * The chance that more than `threshold` of so many requests fail (as a share, 0 to 1; not that share exactly), each at the
 * given rate (0 to 1). Throws unless there is a whole number of requests of 1 or more.
 */
export function chanceOfBreach({
  rate,
  requests,
  threshold,
}: {
  rate: number;
  requests: number;
  threshold: number;
}): number {
  if (!(Number.isSafeInteger(requests) && requests >= 1 && rate >= 0 && rate <= 1 && threshold >= 0)) {
    throw new RangeError(
      `chanceOfBreach requires a whole number of requests of 1 or more, a rate from 0 to 1 and a threshold of 0 or more, got ${requests}, ${rate} and ${threshold}`,
    );
  }
  // The fewest failures whose share is above the threshold, as a rule divides.
  let failures = Math.max(0, Math.floor(threshold * requests) - 1);
  while (failures <= requests && !(failures / requests > threshold)) failures += 1;
  if (failures > requests || rate === 0) return 0;
  return rate === 1 ? 1 : regularizedBeta(rate, failures, requests - failures + 1, 1 - rate);
}

/**
 * Chance that a rule has alarmed by each window, the first first, which alarms when at least `needed` of the last `of`
 * windows have breached a threshold, each by itself with probability `breach`; the first windows count though there are
 * fewer. Exact, by a Markov chain on the last windows. Of one window, `needed` = `of` = 1. Source: Brook and Evans 1972,
 * Biometrika 59, 539-549.
 */
export function windowRuleAlarms(rule: WindowRule & { windows: number }): number[] {
  requireRule(rule);
  let states = startOf(rule);
  let alarmed = 0;
  return Array.from({ length: rule.windows }, () => {
    const next = step(states, rule);
    states = next.states;
    alarmed += next.alarm;
    return alarmed;
  });
}

export type WindowRule = { breach: number; needed: number; of: number };

/** Mean number of windows until that rule alarms, if it may go on for ever; undefined where it never does. */
export function meanWindowsToAlarm(rule: WindowRule): number | undefined {
  requireRule(rule);
  if (rule.breach === 0) return undefined;
  let states = startOf(rule);
  let [mean, alive, hazard] = [0, 1, -1];
  for (;;) {
    mean += alive;
    const next = step(states, rule);
    states = next.states;
    const nextHazard = next.alarm / alive;
    alive = states.reduce((sum, chance) => sum + chance, 0);
    if (alive === 0) return mean;
    // Once the hazard has settled, what is left of the mean is a geometric series.
    if (Math.abs(nextHazard - hazard) <= 1e-14 * nextHazard && nextHazard > 0)
      return mean + alive / nextHazard;
    hazard = nextHazard;
  }
}

/** By the outcomes of the last of - 1 windows, one a bit. */
function startOf({ of }: WindowRule): Float64Array {
  const states = new Float64Array(1 << (of - 1));
  states[0] = 1;
  return states;
}

function step(states: Float64Array, { breach, needed }: WindowRule) {
  const next = new Float64Array(states.length);
  let alarm = 0;
  states.forEach((chance, state) => {
    const shifted = (state << 1) & (states.length - 1);
    next[shifted]! += chance * (1 - breach);
    if (bitsOf(state) + 1 >= needed) alarm += chance * breach;
    else next[shifted | (states.length > 1 ? 1 : 0)]! += chance * breach;
  });
  return { states: next, alarm };
}

function bitsOf(state: number): number {
  let [bits, left] = [0, state];
  for (; left > 0; left >>= 1) bits += left & 1;
  return bits;
}

const MOST_WINDOWS = 16;

function requireRule({ breach, needed, of }: WindowRule): void {
  const whole = Number.isSafeInteger(needed) && Number.isSafeInteger(of);
  if (!(whole && needed >= 1 && needed <= of && of <= MOST_WINDOWS)) {
    throw new RangeError(
      `A window rule requires 1 to ${MOST_WINDOWS} windows and no more breaches than that, got ${needed} of ${of}`,
    );
  }
  if (!(breach >= 0 && breach <= 1))
    throw new RangeError(`A window rule requires a chance of a breach from 0 to 1, got ${breach}`);
}
