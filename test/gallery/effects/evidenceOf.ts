import { ExpectedTraffic } from '../../../sim-core/engine/expectedTraffic.ts';
import { streamsOf } from '../../../sim-core/engine/streams.ts';
import { TickDrawer } from '../../../sim-core/engine/tickDrawer.ts';
import type { Exposure, Scenario } from '../../../sim-core/index.ts';
import { compileScenario } from '../../../sim-core/run/compileScenario.ts';
import type { EvidenceNeeds, ServedCounts, UserCounts } from '../../../sim-core/strategies/evidence.ts';

/** What a team could see of a split over the whole horizon, and whom it reached. */
export interface Seen {
  readonly served: { readonly incumbent: ServedCounts; readonly challenger: ServedCounts };
  /** Zero unless the split is by user. */
  readonly users: { readonly incumbent: UserCounts; readonly challenger: UserCounts };
  readonly usersReached: number;
  readonly requestsReached: number;
}

const nobody: UserCounts = { exposed: 0, withEvent: 0 };

/** Draws that evidence for a number of replications, by tests that no strategy makes. */
export function evidenceOf(
  scenario: Scenario,
  split: Pick<Exposure, 'by' | 'challenger'>,
  replications: number,
  userEvent: NonNullable<EvidenceNeeds['userEvent']> = 'success',
): Seen[] {
  const { world } = compileScenario(scenario);
  const open = streamsOf(scenario.seed);
  return Array.from({ length: replications }, (_, replication) => {
    const streams = open(replication);
    const drawer = new TickDrawer(world, new ExpectedTraffic(world, streams), streams);
    drawer.startPhase({ slow: false, userEvent });
    const { served, users } = drawer.draw(0, world.ticks, { interleaved: 0, shadowed: 0, ...split }, world);
    return {
      served: { incumbent: { ...served!.incumbent }, challenger: { ...served!.challenger } },
      users: users ?? { incumbent: nobody, challenger: nobody },
      usersReached: drawer.usersReached(),
      requestsReached: drawer.requestsReached(),
    };
  });
}
