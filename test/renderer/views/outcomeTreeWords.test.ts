import { expect, test } from 'vitest';
import { treeBranches } from '../../../renderer/views/outcomeTreeWords.ts';
import { probability } from '../fixtures/planResult.ts';

const bad = {
  share: probability(0.4),
  shipped: probability(0.1),
  stopped: probability(0.2),
  stoppedBefore: probability(0.05),
  undecided: probability(0.05),
};
const good = {
  share: probability(0.6),
  shipped: probability(0.5),
  stopped: probability(0.1),
  undecided: probability(0),
};

test('treeBranches(tree) tells both branches with what a team would want of each, and adds up to all runs', () => {
  const branches = treeBranches({ bad, good });
  expect(branches.map(({ leaves }) => leaves.map(({ key, worth }) => `${key} ${worth}`))).toEqual([
    ['shipped bad', 'stopped good', 'stoppedBefore early', 'undecided open'],
    ['shipped good', 'stopped bad', 'undecided open'],
  ]);
  const total = branches
    .flatMap(({ leaves }) => leaves)
    .reduce((sum, { probability: { estimate } }) => sum + estimate, 0);
  expect(total).toBeCloseTo(1, 12);
});

test('treeBranches(tree) leaves out a challenger that is never met', () => {
  expect(treeBranches({ bad, good: null }).map(({ label }) => label)).toEqual(['Bad challenger (harmful):']);
  expect(treeBranches({ bad: null, good }).map(({ label }) => label)).toEqual([
    'Good challenger (equal or better):',
  ]);
});
