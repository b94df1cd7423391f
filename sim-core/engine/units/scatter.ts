import type { Random } from '../../random/index.ts';
import { binomial } from '../../random/index.ts';

/** Balls per urn from which a binomial for each urn is quicker than a number for each ball. */
const CROWDED = 5;

/**
 * Throws balls on urns, each on any of them equally likely, and tells which urns were hit, an urn perhaps more than once.
 * @param balls a whole number of 0 or more
 * @param urns at least one, unless there are no balls
 */
export function scatter(
  random: Random,
  balls: number,
  urns: number,
  hit: (urn: number, balls: number) => void,
): void {
  if (balls > 0 && !(urns > 0)) throw new RangeError(`scatter requires urns for ${balls} balls, got ${urns}`);
  if (balls < CROWDED * urns) {
    for (let ball = 0; ball < balls; ball += 1) hit(Math.floor(random.uniform() * urns), 1);
    return;
  }
  let left = balls;
  for (let urn = 0; urn < urns && left > 0; urn += 1) {
    const own = binomial(random, left, 1 / (urns - urn));
    if (own > 0) hit(urn, own);
    left -= own;
  }
}
