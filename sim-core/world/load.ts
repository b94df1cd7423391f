import type { Capacity } from '../scenario/capacitySchema.ts';
import type { Role } from './behaviour.ts';
import type { ChallengerUse } from './challengerUse.ts';
import { shareSeen } from './challengerUse.ts';
import type { QueueState } from './queue.ts';
import { IDLE, queueState } from './queue.ts';

/** Work that arrives at the machines of each model against what they can do; above 1 they are overloaded. */
export function utilizations(
  { requestsPerSecond, challengerCost, machines, challengerRequestsPerSecond }: Capacity,
  use: ChallengerUse,
  arriving: number,
): Record<Role, number> {
  const answered = shareSeen(use);
  const challengerRuns = arriving * (answered + use.shadowed);
  // A page that interleaves asks both models.
  const incumbentRuns = arriving * (1 - use.challenger + use.repeated);
  if (machines === 'separate') {
    return {
      incumbent: incumbentRuns / requestsPerSecond,
      challenger: challengerRuns / challengerRequestsPerSecond!,
    };
  }
  const shared = (incumbentRuns + challengerCost * challengerRuns) / requestsPerSecond;
  return { incumbent: shared, challenger: shared };
}

/**
 * What waiting comes to while requests arrive at a rate (requests a second): the queue follows the expected
 * traffic of a tick and has settled within it.
 */
export function queueStates(
  capacity: Capacity | undefined,
  use: ChallengerUse,
  arriving: number,
): Readonly<Record<Role, QueueState>> {
  if (!capacity) return NOTHING_WAITS;
  const { incumbent, challenger } = utilizations(capacity, use, arriving);
  const ofIncumbent = queueState(incumbent, capacity.places);
  return {
    incumbent: ofIncumbent,
    challenger: challenger === incumbent ? ofIncumbent : queueState(challenger, capacity.places),
  };
}

/** Machines without a limit. */
export const NOTHING_WAITS: Readonly<Record<Role, QueueState>> = { incumbent: IDLE, challenger: IDLE };
