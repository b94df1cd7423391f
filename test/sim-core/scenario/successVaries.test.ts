import { expect, test } from 'vitest';
import { checkScenario, planningContext, strategies } from '../../../sim-core/index.ts';

/** A world of one segment with what matters here. */
function worldWith(world: object) {
  const { scenario } = checkScenario({
    format: 'rollout-lab/scenario',
    version: 1,
    name: 'Test',
    tolerance: 0,
    world: {
      horizonHours: 48,
      traffic: { requestsPerSecond: 1 },
      users: { population: 100 },
      segments: [{ id: 'all', name: 'All', share: 1 }],
      incumbent: { error: 0.02 },
      ...world,
    },
    plans: [
      { id: 'shadow', name: 'Shadow', phases: [{ strategy: 'shadow', hours: 24, comparisons: ['errors'] }] },
    ],
  });
  return scenario!.world;
}

const ranking = { documents: 10, shown: 5, incumbentNoise: 1, challengerNoise: 1 };
const drift = {
  name: 'Drift',
  shape: 'sudden',
  model: 'both',
  quantity: 'success',
  change: -0.1,
  atHours: 3,
};

test.each([
  ['errors alone', {}, false],
  ['successes that are certain', { incumbent: { error: 0.02, success: 1 }, ranking }, false],
  ['successes that are not', { incumbent: { success: 0.9 } }, true],
  ['a challenger that fails in a segment', { challenger: { segments: { all: { success: 0.8 } } } }, true],
  ['a drift of successes', { drifts: [drift] }, true],
  ['a drift of errors', { drifts: [{ ...drift, quantity: 'error', change: 0.1 }] }, false],
  ['clicks on a ranking', { ranking }, true],
])(
  'planningContext(world).successVaries of a world with %s is told to strategies',
  (_name, world, expected) => {
    const context = planningContext(worldWith(world));
    expect(context.successVaries).toBe(expected);
    // A test of successes would be blind where there is nothing but errors.
    const ab = strategies.find(({ kind }) => kind === 'ab')!;
    expect(ab.defaults(context)).toMatchObject({ metric: expected ? 'success' : 'error' });
  },
);
