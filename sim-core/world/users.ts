import { normalCdf, normalQuantile } from '../statistics/index.ts';
import type { World } from '../scenario/schema.ts';

/** Users alike in activity; a request of the class comes from each of them equally likely. */
export interface UserClass {
  readonly users: number;
  /** Share of all requests that come from this class, 0 to 1. */
  readonly trafficShare: number;
}

const CLASSES = 8;

/**
 * Divides the population into equally large classes of growing activity. Activity is lognormal with mean 1
 * and `activitySpread` as the standard deviation of its logarithm; every user of a class has the mean
 * activity of the class, so eight classes are the world's definition and not an approximation of an engine.
 */
export function userClasses({ population, activitySpread }: World['users']): UserClass[] {
  const count = activitySpread === 0 ? 1 : Math.min(CLASSES, population);
  const sizes = Array.from(
    { length: count },
    (_, index) => Math.floor((population * (index + 1)) / count) - Math.floor((population * index) / count),
  );
  // The mean of a lognormal between two quantiles is a difference of normal probabilities shifted by the spread.
  const below = (index: number) =>
    index === 0 ? 0 : index === count ? 1 : normalCdf(normalQuantile(index / count) - activitySpread);
  const weights = sizes.map((size, index) => size * (below(index + 1) - below(index)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return sizes.map((size, index) => ({ users: size, trafficShare: weights[index]! / total }));
}
