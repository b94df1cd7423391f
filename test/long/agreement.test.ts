import { describe, it } from 'vitest';
import type { EngineName, Scenario } from '../../sim-core/index.ts';
import { compileScenario } from '../../sim-core/run/compileScenario.ts';
import { playChunk } from '../../sim-core/run/playChunk.ts';
import { shipped } from '../gallery/scenario.ts';
import { expectSameDistribution } from '../sim-core/sameDistribution.ts';
import { smallWorlds } from '../sim-core/worlds.ts';

const REPLICATIONS = 20_000;

/** Some 300 comparisons: by luck alone the suite would fail once in 30 sets of seeds, and the seeds are fixed. */
const LEVEL = 1e-4;

const play = (scenario: Scenario, engine: EngineName, seed: number) =>
  playChunk(compileScenario(scenario), engine, seed, { from: 0, to: REPLICATIONS });

function expectAgreement(scenario: Scenario, first: EngineName, second: EngineName): void {
  const [one, other] = [play(scenario, first, 101), play(scenario, second, 202)];
  one.forEach((outcomes, plan) => expectSameDistribution(outcomes, other[plan]!, LEVEL));
}

describe(`engines agree at ${REPLICATIONS} replications (Kolmogorov-Smirnov, every plan, every outcome)`, () => {
  describe.each(Object.entries(smallWorlds))('%s', (_, make) => {
    it.each([
      ['ticks', 'events'],
      ['lazy', 'events'],
    ] as const)('%s and %s', (first, second) => {
      expectAgreement(make(), first, second);
    });
  });

  it.each(['slow-burn', 'needle', 'ranking-win', 'reference-null', 'reference-drift'])(
    'lazy and ticks in the shipped scenario %s, which is too large for events',
    (id) => {
      expectAgreement(shipped(id), 'lazy', 'ticks');
    },
  );
});
