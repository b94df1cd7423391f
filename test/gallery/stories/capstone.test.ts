import { expect, it } from 'vitest';
import type { Scenario } from '../../../sim-core/index.ts';
import type { Derivation } from '../story.ts';
import { meanOf, play, resultOf, story, verdictOf } from '../story.ts';
import { shipped } from '../scenario.ts';

const mean =
  (planId: string, column: 'harm' | 'decisionHours'): Derivation =>
  (scenario, replications) =>
    meanOf([...play(scenario, planId, replications).columns[column]]);

/** The same plans with a challenger that is the incumbent again. */
const equal =
  (derive: Derivation): Derivation =>
  (scenario: Scenario, replications) => {
    const { world, plans } = scenario;
    const { capacity, ...others } = world;
    const same = {
      ...others,
      capacity: { ...capacity!, challengerCost: 1 },
      challenger: { segments: {} },
      drifts: [],
    };
    return derive({ ...scenario, name: 'equal models', world: same, plans }, replications);
  };

story('capstone', 400, {
  '`shadow` rolls back': verdictOf('shadow', 'rolledBack'),
  '`canary` rolls back': verdictOf('canary', 'rolledBack'),
  '`ab` rolls back': verdictOf('ab', 'rolledBack'),
  '`phased` rolls back': verdictOf('phased', 'rolledBack'),
  'hours until the verdict of `shadow`': mean('shadow', 'decisionHours'),
  'hours until the verdict of `canary`': mean('canary', 'decisionHours'),
  'hours until the verdict of `ab`': mean('ab', 'decisionHours'),
  'hours until the verdict of `phased`': mean('phased', 'decisionHours'),
  'harm of `shadow`': mean('shadow', 'harm'),
  'harm of `canary`': mean('canary', 'harm'),
  'harm of `ab`': mean('ab', 'harm'),
  'harm of `phased`': mean('phased', 'harm'),
  '`shadow` rolls back an equal challenger': equal(verdictOf('shadow', 'rolledBack')),
  '`canary` rolls back an equal challenger': equal(verdictOf('canary', 'rolledBack')),
  '`ab` rolls back an equal challenger': equal(verdictOf('ab', 'rolledBack')),
  '`phased` rolls back an equal challenger': equal(verdictOf('phased', 'rolledBack')),
  '`phased` promotes an equal challenger': equal(verdictOf('phased', 'promoted')),
});

it('capstone: phases do a small part of the harm of any one strategy, and none of it comes after their verdict', () => {
  const scenario = shipped('capstone');
  const results = Object.fromEntries(
    scenario.plans.map(({ id }) => [id, resultOf(scenario, id, 200)] as const),
  );
  const harm = (planId: string) => results[planId]!.blastRadius.harm!.intervals.mean!;
  for (const alone of ['shadow', 'canary', 'ab']) expect(20 * harm('phased')[1]).toBeLessThan(harm(alone)[0]);
  expect(results['phased']!.missed!.high).toBeLessThan(0.03);
  expect(results['phased']!.truth).toMatchObject({ class: 'harmful', onsetHours: 0, offlineClass: 'better' });
});

it('capstone: the needle is nearly all of the harm, and not what the phases find', () => {
  const scenario = shipped('capstone');
  const rare = resultOf(scenario, 'canary', 200).why.reasons.find(({ kind }) => kind === 'rare')!;
  expect(rare.numbers['part']).toBeGreaterThan(0.9);
  const { segments, ...challenger } = scenario.world.challenger;
  const { error: _error, ...harmless } = segments['needle']!;
  const world = { ...scenario.world, challenger: { ...challenger, segments: { needle: harmless } } };
  const { verdict } = resultOf({ ...scenario, name: 'without the needle', world }, 'phased', 200);
  expect(verdict.rolledBack!.low).toBeGreaterThan(0.97);
});
