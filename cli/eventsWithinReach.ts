import type { RunSettings } from '../sim-core/index.ts';
import { MAX_EVENTS, MAX_EVENT_USERS, expectedEvents, planningContext } from '../sim-core/index.ts';
import { UsageError } from './usageError.ts';

/**
 * Refuses a run that would play more requests one by one than anybody waits for.
 * @throws UsageError that says how many there would be and what to use instead
 */
export function requireEventsWithinReach(settings: RunSettings): void {
  if (settings.engine !== 'events') return;
  const { users } = planningContext(settings.scenario.world);
  if (users > MAX_EVENT_USERS) {
    throw new UsageError(
      `--engine events requires at most ${MAX_EVENT_USERS.toLocaleString('en-US')} users and bots in the world, got ${users.toLocaleString('en-US')}; --engine auto draws the same distributions`,
    );
  }
  const events = expectedEvents(settings);
  if (events <= MAX_EVENTS) return;
  const { scenario, replications } = settings;
  const plans = scenario.plans.length;
  const runs = `${replications.toLocaleString('en-US')} ${replications === 1 ? 'replication' : 'replications'} of ${plans} ${plans === 1 ? 'plan' : 'plans'}`;
  throw new UsageError(
    `--engine events requires at most ${MAX_EVENTS.toExponential(0)} expected requests in a run, got ${events.toExponential(1)} (${runs}); --engine auto draws the same distributions, fewer --replications fewer requests`,
  );
}
