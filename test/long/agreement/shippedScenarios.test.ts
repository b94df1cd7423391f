import { describe, it } from 'vitest';
import type { Scenario } from '../../../sim-core/index.ts';
import { compileScenario } from '../../../sim-core/run/compileScenario.ts';
import { shipped } from '../../gallery/scenario.ts';
import { REPLICATIONS, againstEvents, expectAgreement, playsOf } from './longAgreement.ts';

/** A scenario with so few requests (and users) that each of them can be played; all else as it is. */
function inMiniature(scenario: Scenario, requests: number): Scenario {
  const { world } = scenario;
  const factor = requests / compileScenario(scenario).world.requestsBefore.at(-1)!;
  const traffic = { ...world.traffic, requestsPerSecond: world.traffic.requestsPerSecond * factor };
  const users = { ...world.users, population: Math.max(100, Math.round(world.users.population * factor)) };
  return { ...scenario, world: { ...world, traffic, users } };
}

describe.each(['slow-burn', 'needle', 'ranking-win', 'reference-null', 'reference-drift'])(
  `engines at ${REPLICATIONS} replications: the shipped scenario %s`,
  (id) => {
    const inFull = playsOf(() => shipped(id));
    it('lazy and ticks agree, as it is', () => {
      expectAgreement(inFull, 'lazy', 'ticks');
    });

    const small = playsOf(() => inMiniature(shipped(id), 3000));
    it.each(againstEvents)('%s and %s agree, in miniature', (first, second) => {
      expectAgreement(small, first, second);
    });
  },
);
