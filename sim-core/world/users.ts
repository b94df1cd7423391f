import { exp } from '../numeric/index.ts';
import { normalCdf, normalQuantile } from '../statistics/index.ts';
import type { World } from '../scenario/schema.ts';
import { userKinds } from './userKinds.ts';

/** Users alike in activity and of one kind; a request of the class comes from each of them equally likely. */
export interface UserClass {
  readonly users: number;
  /** Share of all requests that come from this class, 0 to 1. */
  readonly trafficShare: number;
  /** Position in `userKinds`. */
  readonly kind: number;
}

const CLASSES = 8;

/**
 * Divides the users into classes, kind by kind. People are equally large classes of growing activity, crossed with
 * their propensities. Activity is lognormal with mean 1 and `activitySpread` as the standard deviation of its
 * logarithm; every user of a class has the mean activity of the class, so eight classes are the world's definition
 * and not an approximation of an engine. Bots come on top of the population, all equally active.
 */
export function userClasses(users: World['users']): UserClass[] {
  const { population, activitySpread, bots } = users;
  const kinds = userKinds(users);
  const ofPeople = kinds.filter(({ isBot }) => !isBot).length;
  const count = activitySpread === 0 ? 1 : Math.min(CLASSES, Math.floor(population / ofPeople));
  const activities = activityShares(population, activitySpread, count);
  const parts = count * ofPeople;
  const before = (part: number) => Math.floor((population * part) / parts);
  return kinds.flatMap(({ trafficShare, isBot }, kind): UserClass[] =>
    isBot
      ? [{ users: bots!.count, trafficShare, kind }]
      : activities.map((share, activity) => {
          const part = activity * ofPeople + kind;
          return { users: before(part + 1) - before(part), trafficShare: share * trafficShare, kind };
        }),
  );
}

/** Shares of the requests of equally large classes of people, from the least to the most active. */
function activityShares(population: number, spread: number, count: number): number[] {
  const sizes = Array.from(
    { length: count },
    (_, index) => Math.floor((population * (index + 1)) / count) - Math.floor((population * index) / count),
  );
  // The mean of a lognormal between two quantiles is a difference of normal probabilities shifted by the spread.
  const below = (index: number) =>
    index === 0 ? 0 : index === count ? 1 : normalCdf(normalQuantile(index / count) - spread);
  const weights = sizes.map((size, index) => size * (below(index + 1) - below(index)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

/**
 * Mean m of a Poisson number of requests whose mean is `requestsPerSession` when it is not 0: r = m / (1 - exp(-m)).
 * Sessions then arrive as a Poisson process of rate traffic / m, most easily with the empty ones among them.
 * Undefined where every request is a session of its own.
 */
export function sessionMean({ requestsPerSession }: World['users']): number | undefined {
  if (requestsPerSession === 1) return undefined;
  // m = r (1 - exp(-m)) contracts from above, by r exp(-m) < 1 a step at worst; Newton's steps need far fewer.
  let mean = requestsPerSession;
  for (;;) {
    const empty = exp(-mean);
    const excess = mean - requestsPerSession * (1 - empty);
    const next = mean - excess / (1 - requestsPerSession * empty);
    if (!(next < mean)) return mean;
    mean = next;
  }
}
