import type { World } from '../scenario/schema.ts';
/** Users alike in activity; a request of the class comes from each of them equally likely. */
export interface UserClass {
  readonly users: number;
  /** Share of all requests that come from this class, 0 to 1. */
  readonly trafficShare: number;
}
/**
 * Divides the population into equally large classes of growing activity. Activity is lognormal with mean 1
 * and `activitySpread` as the standard deviation of its logarithm; every user of a class has the mean
 * activity of the class, so eight classes are the world's definition and not an approximation of an engine.
 */
export declare function userClasses({ population, activitySpread }: World['users']): UserClass[];
