import { powerQuantile, requireProbability } from './errorRates.ts';
import { findRoot } from './findRoot.ts';
import { evenlySpaced, sequentialExits, sumOf } from './groupSequential.ts';
import { scaleOf } from './sampleSizeTwoProportions.ts';
import { driftOfPower } from './sequentialInflation.ts';

/**
 * A canary's gate: it rolls back when the challenger's rate is worse than that of the concurrent incumbent by more than `limit`
 * standard errors (pooled z), at any of `looks` evenly spaced looks at all counts so far.
 */
export type GateDesign = {
  /** Rates of the incumbent and of a challenger that is worse, 0 to 1. */
  incumbent: number;
  challenger: number;
  /** Of all requests, that the challenger answers; between 0 and 1. */
  share: number;
  limit: number;
  looks: number;
};

/**
 * The chance that the gate acts on a challenger that has answered so many requests at the last look; undefined where the rates
 * are the same or there are no requests. Normal approximation, all looks at the same limit played through exactly (Armitage,
 * McPherson and Rowe 1969).
 */
export function gatePower(gate: GateDesign & { requests: number }): number | undefined {
  const { incumbent, challenger, requests } = gate;
  requireGate(gate);
  if (incumbent === challenger || !(requests > 0)) return undefined;
  const { difference, ifDifferent, test } = testOf(gate);
  return exitChance(test, (difference * Math.sqrt(requests)) / ifDifferent);
}

/** The chance that the gate acts on a challenger that is no worse, at any of its looks. */
export function gateFalseAlarm({ limit, looks }: Pick<GateDesign, 'limit' | 'looks'>): number {
  const times = evenlySpaced(looks);
  return exitChance({ critical: times.map(() => limit), times, sides: 1 }, 0);
}

/**
 * Requests of the challenger at the last look, not rounded, with which the gate acts with the given power; undefined where the
 * rates are the same.
 */
export function gateRequests(gate: GateDesign & { power: number }): number | undefined {
  const { incumbent, challenger, power } = gate;
  requireGate(gate);
  powerQuantile(power);
  if (incumbent === challenger) return undefined;
  const { difference, ifDifferent, test } = testOf(gate);
  const root = (driftOfPower(test, power) * ifDifferent) / difference;
  return root * root;
}

/**
 * The lowest rate above the incumbent's on which the gate acts with the given power; undefined where none up to 1 is high
 * enough.
 */
export function detectableByGate(
  gate: Omit<GateDesign, 'challenger'> & { requests: number; power: number },
): number | undefined {
  powerQuantile(gate.power);
  if (!(gate.requests > 0)) throw new RangeError(`A gate requires requests above 0, got ${gate.requests}`);
  const excess = (challenger: number): number => (gatePower({ ...gate, challenger }) ?? 0) - gate.power;
  return gate.incumbent < 1 && excess(ALMOST_ONE) >= 0
    ? findRoot(excess, gate.incumbent, ALMOST_ONE, 1e-12)
    : undefined;
}

/** At rate 1 against 0 nothing is left to chance, and there is no standard error. */
const ALMOST_ONE = 1 - 1e-9;

function testOf({ incumbent, challenger, share, limit, looks }: GateDesign) {
  const ratio = (1 - share) / share;
  const { difference, ifEqual, ifDifferent } = scaleOf(challenger, incumbent, ratio, 'pooled');
  const times = evenlySpaced(looks);
  // In units of its own deviation, the difference meets a limit that was set in units of the pooled one.
  const critical = times.map(() => (limit * ifEqual) / ifDifferent);
  return { difference, ifDifferent, test: { critical, times, sides: 1 as const } };
}

function exitChance(test: Parameters<typeof sequentialExits>[0], drift: number): number {
  return sumOf(sequentialExits(test, drift).upper);
}

function requireGate({ incumbent, challenger, share, limit, looks }: GateDesign): void {
  requireProbability("an incumbent's rate", incumbent);
  requireProbability("a challenger's rate", challenger);
  if (!(share > 0 && share < 1))
    throw new RangeError(`A gate requires a share between 0 and 1, got ${share}`);
  if (!(limit > 0 && limit < Infinity)) throw new RangeError(`A gate requires a limit above 0, got ${limit}`);
  if (!(Number.isSafeInteger(looks) && looks >= 1))
    throw new RangeError(`A gate requires a whole number of looks of 1 or more, got ${looks}`);
}
