import { expect, test } from 'vitest';
import { selfTestReport } from '../../cli/selfTestReport.ts';
import { compare } from '../../sim-core/selfTest/comparison.ts';
import { rolloutLab } from './rolloutLab.ts';

test('rollout-lab selftest prints what it compared and ends with 0, the same numbers every time', async () => {
  const { code, stdout, stderr } = await rolloutLab(['selftest']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  for (const quantity of [
    'requests in a day, variance',
    'distinct users of a canary, mean',
    'chance that a canary of 1% sees no failure of rate 0.001',
    'A/B test of equal models, rejection',
    'gate that looks every hour, power',
    'A/B test of equal models, peeked at 12 times, rejection',
    'requests until the first failure, 4 stages, mean',
    'sound challenger rolled back by 2 of the last 4 checks',
    'shadow mode, more errors on the same requests, power',
    'sessions that the challenger wins',
    'drifting canary, extra failures, mean',
  ]) {
    expect(stdout).toMatch(new RegExp(`^${quantity} .* ok$`, 'm'));
  }
  expect(stdout).toMatch(/\n\nAll \d+ hold within 4 standard errors\.\n$/);
  expect((await rolloutLab(['selftest'])).stdout).toBe(stdout);
});

test('rollout-lab selftest --json prints every comparison with its closed form', async () => {
  const { code, stdout } = await rolloutLab(['selftest', '--json']);
  const { ok, limit, comparisons } = JSON.parse(stdout) as {
    ok: boolean;
    limit: number;
    comparisons: Record<string, unknown>[];
  };
  expect({ code, ok, limit }).toEqual({ code: 0, ok: true, limit: 4 });
  expect(comparisons.length).toBeGreaterThan(20);
  expect(comparisons[0]).toMatchObject({
    quantity: 'requests in a day, mean',
    source: 'Poisson arrivals',
    engine: 'ticks',
    expected: 43_200,
    ok: true,
  });
});

test('selfTestReport(comparisons) names what does not hold and ends with 1', () => {
  const figure = { source: 'theory', engine: 'ticks', expected: 10, standardError: 1 } as const;
  const held = compare({ ...figure, quantity: 'a mean', simulated: 13.9 });
  const broken = compare({ ...figure, quantity: 'a variance', simulated: 14.1 });
  expect(selfTestReport([held])).toMatchObject({ exitCode: 0 });
  const { text, object, exitCode } = selfTestReport([held, broken]);
  expect(exitCode).toBe(1);
  expect(text).toMatch(/^a mean .* ok$/m);
  expect(text).toMatch(/^a variance .* 4\.1 s\.e\. +NOT OK$/m);
  expect(text).toContain('1 of 2 do NOT hold within 4 standard errors.');
  expect(object).toMatchObject({ ok: false });
});
