import { ExpectedTraffic } from '../../../sim-core/engine/expectedTraffic.ts';
import { streamsOf } from '../../../sim-core/engine/streams.ts';
import { TickDrawer } from '../../../sim-core/engine/tickDrawer.ts';
import type { Exposure, Scenario } from '../../../sim-core/index.ts';
import { compileScenario } from '../../../sim-core/run/compileScenario.ts';
import type {
  EvidenceNeeds,
  ServedCounts,
  ShadowCounts,
  UserCounts,
} from '../../../sim-core/strategies/evidence.ts';

/** What a team could see of an exposure from the start of the world, and whom it reached. */
export interface Seen {
  readonly served: { readonly incumbent: ServedCounts; readonly challenger: ServedCounts };
  /** Zero unless the split is by user. */
  readonly users: { readonly incumbent: UserCounts; readonly challenger: UserCounts };
  /** Undefined unless requests are mirrored. */
  readonly shadow: ShadowCounts | undefined;
  readonly usersReached: number;
  readonly requestsReached: number;
}

const nobody: UserCounts = { exposed: 0, withEvent: 0 };
const nothing: ServedCounts = { requests: 0, errors: 0, successes: 0, slow: 0 };

/** Draws that evidence for a number of replications, by tests that no strategy makes. */
export function evidenceOf(
  scenario: Scenario,
  exposure: Pick<Exposure, 'by'> & Partial<Exposure>,
  replications: number,
  { hours = scenario.world.horizonHours, ...needs }: Partial<EvidenceNeeds> & { hours?: number } = {},
): Seen[] {
  const { world } = compileScenario(scenario);
  const open = streamsOf(scenario.seed);
  return Array.from({ length: replications }, (_, replication) => {
    const streams = open(replication);
    const drawer = new TickDrawer(world, new ExpectedTraffic(world, streams), streams);
    drawer.startPhase({ slow: false, userEvent: 'success', ...needs });
    const until = Math.round(hours / world.tickHours);
    const whole = { challenger: 0, interleaved: 0, shadowed: 0, ...exposure };
    const { served, users, shadow } = drawer.draw(0, until, whole, world);
    return {
      served: served
        ? { incumbent: { ...served.incumbent }, challenger: { ...served.challenger } }
        : { incumbent: nothing, challenger: nothing },
      users: users ?? { incumbent: nobody, challenger: nobody },
      shadow: shadow && structuredClone(shadow),
      usersReached: drawer.usersReached(),
      requestsReached: drawer.requestsReached(),
    };
  });
}
