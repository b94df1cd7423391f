import { binomial, poisson } from '../../random/index.ts';
import type { Random } from '../../random/index.ts';
import type { Exposure } from '../../strategies/strategy.ts';
import type { CompiledWorld } from '../../world/compile.ts';
import type { ExpectedTraffic } from '../expectedTraffic.ts';
import type { Reach } from '../reach.ts';
import type { UserLedger } from '../userLedger.ts';

/** What serving everyone but those held out draws with. */
export interface PromotedParts {
  readonly world: CompiledWorld;
  readonly traffic: ExpectedTraffic;
  readonly users: UserLedger;
  readonly reach: Reach;
  readonly random: Random;
}

/**
 * Draws whom the challenger reaches in ticks [from, to) where some units are held out.
 * @returns its requests
 */
export function servePromoted(
  { world, traffic, users, reach, random }: PromotedParts,
  from: number,
  to: number,
  { by, heldOut = 0 }: Pick<Exposure, 'by' | 'heldOut'>,
): number {
  if (by === 'request' || (by === 'session' && !traffic.hasSessions)) {
    const requests = poisson(random, (1 - heldOut) * traffic.total(from, to));
    reach.addAnyhow(requests, from, to);
    reach.settle(from, to);
    return requests;
  }
  if (by === 'user') users.promote();
  let served = 0;
  world.userKinds.forEach(({ trafficShare }, kind) => {
    const share = 1 - (by === 'user' ? users.shareLeftOut(kind) : heldOut);
    let requests: number;
    if (traffic.hasSessions) {
      const sessions = binomial(random, traffic.sessions(from, to, kind), Math.max(0, share));
      requests = poisson(random, traffic.ofSessions(sessions));
      users.addSessions(kind, requests, sessions);
    } else {
      requests = poisson(random, Math.max(0, share) * trafficShare * traffic.total(from, to));
      users.addRequests(kind, requests);
    }
    reach.addElsewhere(requests);
    served += requests;
  });
  return served;
}
