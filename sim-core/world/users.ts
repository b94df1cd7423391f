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

/** Most classes of activity: of people who differ as most do, and of those among whom few send nearly everything. */
const CLASSES = 8;
const CLASSES_OF_LONG_TAIL = 16;
const LONG_TAIL = 1;

/**
 * Divides the users into classes, kind by kind. People are classes of growing activity, crossed with their
 * propensities. Activity is lognormal with mean 1 and `activitySpread` as the standard deviation of its logarithm;
 * every user of a class has the mean activity of the class, so the classes are the world's definition and not an
 * approximation of an engine. Of users and requests taken together, each class has as many: so both the many who
 * come rarely and the few who come always are told apart. Distinct users are then within 1.1% of a lognormal's up to
 * a spread of 2, and 2.6% up to 3. Bots come on top of the population, all equally active.
 */
export function userClasses(users: World['users']): UserClass[] {
  const { population, activitySpread, bots } = users;
  const kinds = userKinds(users);
  const ofPeople = kinds.filter(({ isBot }) => !isBot).length;
  const activities = activityClasses(population, activitySpread, ofPeople);
  return kinds.flatMap(({ trafficShare, isBot }, kind): UserClass[] =>
    isBot
      ? [{ users: bots!.count, trafficShare, kind }]
      : activities.map(({ users: alike, trafficShare: share }) => {
          const before = (ofKind: number) => Math.floor((alike * ofKind) / ofPeople);
          return { users: before(kind + 1) - before(kind), trafficShare: share * trafficShare, kind };
        }),
  );
}

/** How many people are alike in activity, and what share of the requests is theirs, from the least to the most active. */
function activityClasses(
  population: number,
  spread: number,
  fewest: number,
): { users: number; trafficShare: number }[] {
  let count = spread === 0 ? 1 : spread > LONG_TAIL ? CLASSES_OF_LONG_TAIL : CLASSES;
  for (; ; count -= 1) {
    const bounds = Array.from({ length: count + 1 }, (_, index) => activityBound(index / count, spread));
    const users = differences(bounds.map((bound) => Math.floor(population * normalCdf(bound))));
    if (count > 1 && users.some((alike) => alike < fewest)) continue;
    // The mean of a lognormal between two quantiles is a difference of normal probabilities shifted by the spread.
    const shares = differences(bounds.map((bound) => normalCdf(bound - spread)));
    const parts = differences(bounds.map((bound) => normalCdf(bound)));
    const weights = users.map((alike, index) => (alike * shares[index]!) / parts[index]!);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return users.map((alike, index) => ({ users: alike, trafficShare: weights[index]! / total }));
  }
}

/** The standard score of log activity below which that share of users and requests taken together lies. */
function activityBound(share: number, spread: number): number {
  if (share === 0) return -Infinity;
  if (share === 1) return Infinity;
  let low = normalQuantile(share);
  let high = low + spread;
  for (;;) {
    const middle = (low + high) / 2;
    if (!(low < middle && middle < high)) return middle;
    if ((normalCdf(middle) + normalCdf(middle - spread)) / 2 < share) low = middle;
    else high = middle;
  }
}

const differences = (values: readonly number[]) =>
  values.slice(1).map((value, index) => value - values[index]!);

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
