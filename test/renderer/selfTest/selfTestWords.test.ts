import { expect, test } from 'vitest';
import { selfTestSentence, selfTestTable } from '../../../renderer/selfTest/selfTestWords.ts';
import { SELF_TEST_LIMIT, selfTestParts } from '../../../sim-core/index.ts';
import type { SelfTestComparison } from '../../../sim-core/index.ts';

const holds: SelfTestComparison = {
  quantity: 'requests in a day, mean',
  source: 'Poisson arrivals',
  engine: 'ticks',
  expected: 43200,
  simulated: 43201.505,
  standardError: 2.3238,
  deviations: 0.648,
  ok: true,
};
const fails = { ...holds, engine: 'lazy', simulated: 43300, deviations: 43, ok: false } as const;
const state = { status: 'finished', done: selfTestParts.length, failure: undefined } as const;

test('selfTestSentence(state) says whether to trust this computer, and never on a part alone', () => {
  const limit = `${SELF_TEST_LIMIT} standard errors`;
  expect(selfTestSentence({ ...state, comparisons: [holds, holds] })).toBe(
    `The engine plays right on this computer: all 2 figures hold within ${limit}.`,
  );
  expect(selfTestSentence({ ...state, comparisons: [holds, fails] })).toBe(
    `Do not trust results from this computer: 1 of 2 figures do not hold within ${limit}.`,
  );
  expect(selfTestSentence({ ...state, status: 'stopped', done: 1, comparisons: [holds, holds] })).toBe(
    `Stopped. Of the 2 figures compared so far, all hold within ${limit}.`,
  );
  expect(selfTestSentence({ ...state, status: 'stopped', done: 0, comparisons: [] })).toBe(
    'Stopped before anything was compared.',
  );
});

test('selfTestTable(comparisons) says each figure with its error and its verdict', () => {
  const { columns } = selfTestTable([]);
  expect(columns.map(({ cell }) => cell(fails))).toEqual([
    'requests in a day, mean',
    'Poisson arrivals',
    'skipping quiet ticks',
    '43,200',
    '43,300 ± 2.3',
    '43.0 s.e.',
    'does not hold',
  ]);
});
