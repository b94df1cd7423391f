import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { scenarioHash } from '../../../sim-core/index.ts';
import { fnv1a64 } from '../../../sim-core/scenario/hash.ts';
import { shipped, shippedTexts } from './shipped.ts';

test.each([
  // From the test suite of the authors' reference code (Noll, isthe.com/chongo/tech/comp/fnv).
  ['', 'cbf29ce484222325'],
  ['a', 'af63dc4c8601ec8c'],
  ['b', 'af63df4c8601f1a5'],
  ['foobar', '85944171f73967e8'],
])('fnv1a64(%j) is %s', (text, hash) => {
  expect(fnv1a64(text)).toBe(hash);
});

test('fnv1a64(text) is the definition in whole numbers of any size, over the bytes of UTF-8', () => {
  const definition = (text: string) => {
    let hash = 0xcbf29ce484222325n;
    for (const byte of new TextEncoder().encode(text)) {
      hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
    }
    return hash.toString(16).padStart(16, '0');
  };
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      expect(fnv1a64(text)).toBe(definition(text));
    }),
    { seed: 6, numRuns: 500 },
  );
});

/** The same value with the keys of every object in the opposite order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, entry]) => [key, reversed(entry)]),
  );
}

test('scenarioHash(scenario) does not depend on the order of keys', () => {
  const scenario = shipped('slow-burn');
  const other = reversed(scenario) as typeof scenario;
  expect(JSON.stringify(other)).not.toBe(JSON.stringify(scenario));
  expect(scenarioHash(other)).toBe(scenarioHash(scenario));
});

test('scenarioHash(scenario) ignores what does not change the numbers of a replication', () => {
  const scenario = shipped('slow-burn');
  const renamed = {
    ...scenario,
    name: 'Other',
    description: 'Other',
    seed: 99,
    replications: 7,
    $schema: 'https://example.org',
    plans: scenario.plans.map((plan) => ({ ...plan, name: 'Other' })),
  };
  expect(scenarioHash(renamed)).toBe(scenarioHash(scenario));
});

test('scenarioHash(scenario) changes with every number of the world, the tolerance and the plans', () => {
  const scenario = shipped('slow-burn');
  const { tolerance, world, plans } = structuredClone(scenario);
  const changing = { tolerance, world, plans };
  const hashes = new Set([scenarioHash(scenario)]);
  let numbers = 0;
  const visit = (parent: Record<string, unknown>) => {
    for (const [key, value] of Object.entries(parent)) {
      if (typeof value === 'number') {
        parent[key] = value + 0.25;
        hashes.add(scenarioHash({ ...scenario, ...changing }));
        parent[key] = value;
        numbers += 1;
      } else if (typeof value === 'object' && value !== null) visit(value as Record<string, unknown>);
    }
  };
  visit(changing);
  expect(numbers).toBeGreaterThan(180);
  expect(hashes.size).toBe(numbers + 1);
  expect(scenarioHash({ ...scenario, plans: scenario.plans.toReversed() })).not.toBe(scenarioHash(scenario));
});

test('scenarioHash(scenario) differs between all shipped scenarios', () => {
  const ids = [...shippedTexts.keys()];
  expect(new Set(ids.map((id) => scenarioHash(shipped(id)))).size).toBe(ids.length);
});
