import { exp } from '../numeric/index.ts';
import { gaussLegendre } from './gaussLegendre.ts';
import { normalCdf } from './normalCdf.ts';
import { normalUpperTail } from './normalUpperTail.ts';

/**
 * A test statistic watched at several looks, as a Brownian motion with drift: at information time t (0 to 1) it lies at
 * z * sqrt(t), normal with mean drift * t and variance t. The places where it may be if nothing has stopped it, with the
 * probability of each.
 */
export type SequentialWalk = { time: number; places: Float64Array; masses: Float64Array };

/** Where every walk begins. */
export const walkStart: SequentialWalk = {
  time: 0,
  places: Float64Array.of(0),
  masses: Float64Array.of(1),
};

/** Beyond so many standard deviations a normal variable is not followed: 2e-17. */
const FAR = 8.5;

const ROOT_TWO_PI = 2.5066282746310002;

/** Probability that the walk is not stopped before and its z at a later time is above `z`. */
export function exitAbove(walk: SequentialWalk, time: number, z: number, drift: number): number {
  return exit(walk, time, drift, (mean, deviation) =>
    normalUpperTail((z * Math.sqrt(time) - mean) / deviation),
  );
}

/** Probability that the walk is not stopped before and its z at a later time is below `z`. */
export function exitBelow(walk: SequentialWalk, time: number, z: number, drift: number): number {
  return exit(walk, time, drift, (mean, deviation) => normalCdf((z * Math.sqrt(time) - mean) / deviation));
}

function exit(
  { time: before, places, masses }: SequentialWalk,
  time: number,
  drift: number,
  tail: (mean: number, deviation: number) => number,
): number {
  const deviation = Math.sqrt(time - before);
  let sum = 0;
  for (let index = 0; index < places.length; index += 1) {
    sum += masses[index]! * tail(places[index]! + drift * (time - before), deviation);
  }
  return sum;
}

/**
 * The walk that goes on past a look at `time`, because its z is between `lower` and `upper` (infinite where there is no bound);
 * `nextTime` is that of the look after it. Source: Armitage, McPherson and Rowe 1969, JRSS A 132, 235-244; Jennison and
 * Turnbull 2000, "Group Sequential Methods", section 19.2, with Gauss-Legendre panels in place of Simpson's rule.
 */
export function continueBetween(
  walk: SequentialWalk,
  {
    time,
    nextTime,
    lower,
    upper,
    drift,
  }: { time: number; nextTime: number; lower: number; upper: number; drift: number },
): SequentialWalk {
  const step = time - walk.time;
  const deviation = Math.sqrt(step);
  const root = Math.sqrt(time);
  const { places, weights } = gaussLegendre(
    Math.max(lower * root, drift * time - FAR * root),
    Math.min(upper * root, drift * time + FAR * root),
    4 * Math.min(deviation, Math.sqrt(nextTime - time)),
  );
  const masses = weights.map((weight, index) => {
    let density = 0;
    for (let from = 0; from < walk.places.length; from += 1) {
      const distance = (places[index]! - walk.places[from]! - drift * step) / deviation;
      if (Math.abs(distance) < FAR) density += walk.masses[from]! * exp(-0.5 * distance * distance);
    }
    return (weight * density) / (deviation * ROOT_TWO_PI);
  });
  return { time, places, masses };
}
