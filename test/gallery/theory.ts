import type { Scenario } from '../../sim-core/index.ts';
import { exp, log } from '../../sim-core/numeric/index.ts';
import { compileScenario } from '../../sim-core/run/compileScenario.ts';
import { normalQuantile } from '../../sim-core/statistics/index.ts';

/**
 * Mean over the requests that a world expects in some hours, of a function of the hours since its start. Models behave
 * throughout a tick as they do at its beginning.
 */
export function meanByTraffic(
  scenario: Scenario,
  [from, until]: readonly [number, number],
  of: (hours: number) => number,
): number {
  const { world } = compileScenario(scenario);
  let requests = 0;
  let sum = 0;
  for (let tick = Math.round(from / world.tickHours); tick < Math.round(until / world.tickHours); tick += 1) {
    requests += world.requests[tick]!;
    sum += world.requests[tick]! * of(tick * world.tickHours);
  }
  return sum / requests;
}

/** Requests that a world expects in some hours. */
export function requestsIn(scenario: Scenario, [from, until]: readonly [number, number]): number {
  const { requestsBefore, tickHours } = compileScenario(scenario).world;
  return requestsBefore[Math.round(until / tickHours)]! - requestsBefore[Math.round(from / tickHours)]!;
}

type Arm = { requests: number; rate: number };

/**
 * The chance that a pooled z of two arms exceeds a limit where requests are Poisson: every count of failures and of the other
 * requests, by its probability. Two or three failures are no normal sample.
 */
export function exactGatePower(incumbent: Arm, challenger: Arm, limit: number): number {
  const arm = ({ requests, rate }: Arm) => ({
    failures: poissonPoints(requests * rate),
    others: poissonPoints(requests * (1 - rate)),
  });
  const [first, second] = [arm(incumbent), arm(challenger)];
  let power = 0;
  for (const [x1, p1] of first.failures) {
    for (const [y1, q1] of first.others) {
      const n1 = x1 + y1;
      for (const [x2, p2] of second.failures) {
        for (const [y2, q2] of second.others) {
          const n2 = x2 + y2;
          const pooled = (x1 + x2) / (n1 + n2);
          const error = Math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2));
          if (x2 / n2 - x1 / n1 > limit * error) power += p1 * q1 * p2 * q2;
        }
      }
    }
  }
  return power;
}

/**
 * Where a count is as good as normal, so many of its quantiles stand for it: its mean alone would settle all at once what is next
 * to a limit.
 */
const STEADY = 500;
const QUANTILES = 21;

/** The counts of a Poisson variable but for some 1e-9 of it, each with its probability. */
function poissonPoints(mean: number): (readonly [count: number, probability: number])[] {
  if (mean > STEADY) {
    return Array.from({ length: QUANTILES }, (_, index) => [
      mean + Math.sqrt(mean) * normalQuantile((index + 0.5) / QUANTILES),
      1 / QUANTILES,
    ]);
  }
  const points: [number, number][] = [];
  let logProbability = -mean;
  for (let count = 0; count < mean + 7 * Math.sqrt(mean) + 7; count += 1) {
    if (count > 0) logProbability += log(mean / count);
    const probability = exp(logProbability);
    if (probability > 1e-8) points.push([count, probability]);
  }
  return points;
}
