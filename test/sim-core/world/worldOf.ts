import type { Scenario, World } from '../../../sim-core/index.ts';
import { scenarioOf } from '../worlds.ts';

/** A checked world; what is left out is a day of light traffic. */
export function worldOf(world: Record<string, unknown>): World {
  return scenarioWith(world).world;
}

/** The same with a plan that suits every world, and its tolerance. */
export function scenarioWith(world: Record<string, unknown>, tolerance = 1e-4): Scenario {
  const { tickMinutes = 60 } = world as { tickMinutes?: number };
  return scenarioOf(
    world,
    { shadow: [{ strategy: 'shadow', hours: tickMinutes / 60, lookEveryHours: tickMinutes / 60 }] },
    { tolerance },
  );
}
