import { describe, expect, test } from 'vitest';
import { formatProblem, parseResult, serializeResult } from '../../../sim-core/index.ts';
import { shipped } from '../scenario/shipped.ts';
import { smallWorlds } from '../worlds.ts';
import { resultOf } from './resultOf.ts';

const result = resultOf(shipped('needle'));
const text = serializeResult(result);

type Loose = Record<string, unknown> & {
  plans: (Record<string, unknown> & { verdict: Record<string, unknown> })[];
};

function changed(change: (file: Loose) => void): string {
  const file = JSON.parse(text) as Loose;
  change(file);
  return JSON.stringify(file);
}

const linesOf = (hostile: string) => parseResult(hostile).problems.map(formatProblem);

describe('parseResult(text)', () => {
  test.each(Object.entries(smallWorlds))('reads the result of %s back as it was', (_, make) => {
    for (const replications of [1, 15]) {
      const made = resultOf(make(), replications);
      const read = parseResult(serializeResult(made));
      expect(read.problems.map(formatProblem)).toEqual([]);
      expect(read.result).toEqual(JSON.parse(serializeResult(made)));
    }
  });

  test.each<[string, (file: Loose) => void, string]>([
    ['a seed of 2^53', (file) => (file['seed'] = 2 ** 53), 'seed requires a whole number'],
    [
      'replications beyond any run',
      (file) => (file['replications'] = 1e9),
      'replications requires a whole number',
    ],
    [
      'a hash that is none',
      (file) => (file['scenario'] = { name: 'x', hash: '<b>' }),
      'scenario.hash requires a hash',
    ],
    [
      'a probability above 1',
      (file) => (file.plans[0]!.verdict['promoted'] = { estimate: 2, low: 0, high: 1 }),
      'plans[0].verdict.promoted.estimate requires a number from 0 to 1, got 2',
    ],
    [
      'an estimate outside its interval',
      (file) => (file.plans[0]!.verdict['promoted'] = { estimate: 0.5, low: 0.6, high: 1 }),
      'plans[0].verdict.promoted requires an estimate within its interval',
    ],
    [
      'percentiles out of order',
      (file) =>
        (file.plans[0]!['decisionHours'] = {
          mean: 1,
          p10: 5,
          p50: 1,
          p90: 2,
          p95: 3,
          intervals: { mean: null, p50: [0, 1], p95: [0, 1] },
        }),
      'plans[0].decisionHours requires percentiles in order',
    ],
    ['a setting that it does not know', (file) => (file['why'] = 1), 'why is not a setting here'],
    [
      'a plan that it has twice',
      (file) => file.plans.push(file.plans[1]!),
      'plans[4].id requires an id of its own, got "canary", which plans[1] has',
    ],
  ])('refuses %s with its path', (_, change, said) => {
    expect(linesOf(changed(change))[0]).toContain(said);
  });

  test('refuses infinities, prototypes, depth and millions in short lines, and quickly', () => {
    const deep = `${'['.repeat(1e5)}${']'.repeat(1e5)}`;
    const hostile: [string, RegExp][] = [
      [text.replace('"seed": 1', '"seed": 1e400'), /^seed requires a whole number .*got Infinity$/],
      [text.replace('"seed": 1', `"seed": ${deep}`), /^seed requires a whole number .*got a list of 1$/],
      [text.replace('{', '{"__proto__":{"polluted":1},'), /^__proto__ is not a setting here/],
      [text.replace('{', '{"constructor":{"prototype":1},'), /^constructor is not a setting here/],
      [
        changed((file) => (file.plans = Array.from({ length: 1e6 }, () => ({})) as Loose['plans'])),
        /^plans requires a list of at most 200/,
      ],
      [
        changed((file) => (file.plans[0]!['name'] = 'x'.repeat(1e7))),
        /^plans\[0\]\.name requires a line of text of at most 120/,
      ],
      ['x'.repeat(17 * 2 ** 20), /^The file is larger than 16 million characters/],
      [text.slice(0, 999), /^The file is not valid JSON \(it ends too early/],
      [
        '{"format":"rollout-lab/scenario"}',
        /^The file is not a result: its format is "rollout-lab\/scenario"/,
      ],
      [
        changed((file) => (file['version'] = 2)),
        /^The file was written by a newer Rollout Lab \(version 2\)/,
      ],
    ];
    for (const [file, said] of hostile) {
      const lines = linesOf(file);
      expect(lines).toEqual([expect.stringMatching(said)]);
      expect(lines[0]!.length).toBeLessThan(300);
    }
    expect('polluted' in {}).toBe(false);
  });
});

test('serializeResult(result) leaves spaces out where they would make a result of many plans too long to be read', () => {
  const [plan] = result.plans;
  const plans = Array.from({ length: 200 }, (_, index) => ({
    ...plan!,
    id: `p${index}`,
    detection: {
      ...plan!.detection,
      incidence: Array.from({ length: 700 }, () => ({ hours: 1, probability: 0, low: 0, high: 1 })),
    },
  }));
  const crowd = { ...result, plans };
  expect(JSON.stringify(crowd, null, 2).length).toBeGreaterThan(16 * 2 ** 20);
  const compact = serializeResult(crowd);
  expect(compact.split('\n')).toHaveLength(2);
  expect(parseResult(compact).result).toEqual(crowd);
});
