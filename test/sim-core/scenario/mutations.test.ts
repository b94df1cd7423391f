import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Scenario } from '../../../sim-core/index.ts';
import { outcomeColumns, parseScenario, summarize } from '../../../sim-core/index.ts';
import { chooseEngine } from '../../../sim-core/engine/engine.ts';
import { streamsOf } from '../../../sim-core/engine/streams.ts';
import { compileScenario } from '../../../sim-core/run/compileScenario.ts';
import { playChunk } from '../../../sim-core/run/playChunk.ts';
import { smallWorlds } from '../worlds.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const bases = Object.values(smallWorlds).map((make) => JSON.stringify(make()));

/** Larger worlds than this are not worth a test's time; the limits themselves are tested elsewhere. */
const MAX_TICKS_PLAYED = 3000;

const hostileValues: readonly Json[] = [
  null,
  true,
  '',
  '5%',
  'ab',
  '__proto__',
  [],
  {},
  [[]],
  0,
  -0,
  1,
  -1,
  0.5,
  1.2,
  1e-300,
  1e9,
  1e300,
  Number.MAX_SAFE_INTEGER,
];

/** Something done to one place of a JSON value; `at` picks the place. */
interface Mutation {
  readonly at: number;
  readonly kind: 'replace' | 'scale' | 'remove' | 'repeat' | 'swap' | 'add';
  readonly value: Json;
  readonly factor: number;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.nat(),
  kind: fc.constantFrom('replace', 'scale', 'scale', 'scale', 'remove', 'repeat', 'swap', 'add'),
  value: fc.constantFrom(...hostileValues),
  factor: fc.constantFrom(0, 0.1, 0.5, 0.999, 2, 10, -1, 1e6),
});

/** Every place of a value: the object or list it is in, and its key there. */
function placesOf(
  value: Json,
  places: [Record<string, Json>, string][] = [],
): [Record<string, Json>, string][] {
  if (typeof value === 'object' && value !== null) {
    for (const key of Object.keys(value)) {
      places.push([value as Record<string, Json>, key]);
      placesOf((value as Record<string, Json>)[key]!, places);
    }
  }
  return places;
}

function mutate(root: Json, { at, kind, value, factor }: Mutation): void {
  const places = placesOf(root);
  if (places.length === 0) return;
  const [parent, key] = places[at % places.length]!;
  const old = parent[key]!;
  if (kind === 'replace') parent[key] = value;
  if (kind === 'scale' && typeof old === 'number') parent[key] = old * factor;
  if (kind === 'add' && typeof old === 'object' && old !== null)
    (old as Record<string, Json>)[Array.isArray(old) ? String(old.length) : 'added'] = value;
  if (kind === 'swap') {
    const [other, otherKey] = places[(at * 31 + 7) % places.length]!;
    parent[key] = other[otherKey]!;
    other[otherKey] = old;
  }
  if (Array.isArray(parent)) {
    if (kind === 'remove') parent.splice(Number(key), 1);
    if (kind === 'repeat') parent.push(old);
  } else if (kind === 'remove') delete parent[key];
}

/** A refusal says something of every problem; what is accepted can be played and gives numbers. Returns whether it was. */
function expectSound(text: string): 'refused' | 'accepted' | 'played' {
  const { scenario, problems } = parseScenario(text);
  expect(problems.length > 0).toBe(scenario === undefined);
  expect(problems.filter(({ message }) => message.trim() === '')).toEqual([]);
  if (!scenario) return 'refused';
  return expectPlayable(scenario) ? 'played' : 'accepted';
}

function expectPlayable(scenario: Scenario): boolean {
  const { horizonHours, tickMinutes } = scenario.world;
  if ((horizonHours * 60) / tickMinutes > MAX_TICKS_PLAYED) return false;
  const compiled = compileScenario(scenario);
  const { onsetHours, class: truthClass } = compiled.inReplication(streamsOf(1)(0)).truth;
  expect(onsetHours !== undefined).toBe(truthClass === 'harmful');
  if (onsetHours !== undefined) {
    expect(onsetHours).toBeGreaterThanOrEqual(0);
    expect(onsetHours).toBeLessThan(horizonHours);
  }
  const outcomes = playChunk(compiled, chooseEngine('auto'), 1, { from: 0, to: 1 });
  for (const { planId, columns } of outcomes) {
    const undecided = columns.verdict[0] === 0;
    for (const column of outcomeColumns) {
      const none =
        (column === 'decisionHours' && undecided) ||
        (column === 'gainForgone' && truthClass !== 'better') ||
        (column === 'onsetHours' && truthClass !== 'harmful');
      const value = columns[column][0]!;
      expect(none ? Number.isNaN(value) : Number.isFinite(value), `${planId}.${column} is ${value}`).toBe(
        true,
      );
    }
    expect(columns.requests[0]).toBeGreaterThanOrEqual(0);
    expect(columns.users[0]).toBeLessThanOrEqual(scenario.world.users.population);
    expect(columns.peakShare[0]).toBeLessThanOrEqual(1);
  }
  const result = summarize({ scenario, seed: 1, engine: 'auto', outcomes, complete: true });
  expectFinite(result, 'result');
  return true;
}

/** JSON has no NaN: it would print null, which means "nothing was counted". */
function expectFinite(value: unknown, path: string): void {
  if (typeof value === 'number') expect(Number.isFinite(value), `${path} is ${value}`).toBe(true);
  if (typeof value === 'object' && value !== null) {
    for (const [key, entry] of Object.entries(value)) expectFinite(entry, `${path}.${key}`);
  }
}

describe('parseScenario(text) never throws, says why it refuses, and accepts only what can be played', () => {
  test('after one to three changes of the structure', () => {
    const seen = { refused: 0, accepted: 0, played: 0 };
    fc.assert(
      fc.property(
        fc.constantFrom(...bases),
        fc.array(mutation, { minLength: 1, maxLength: 3 }),
        (base, mutations) => {
          const value = JSON.parse(base) as Json;
          for (const one of mutations) mutate(value, one);
          seen[expectSound(JSON.stringify(value))] += 1;
        },
      ),
      { seed: 3, numRuns: 1500 },
    );
    // Neither side of the property is empty.
    expect(seen.refused).toBeGreaterThan(300);
    expect(seen.played).toBeGreaterThan(300);
  });

  test('after changes of single characters', () => {
    const damage = fc.record({
      at: fc.nat(),
      remove: fc.nat(2),
      insert: fc.string({
        unit: fc.constantFrom(...'0123456789.-eE{}[],:" \n\\u\u0000\uD800é'.split('')),
        maxLength: 2,
      }),
    });
    const seen = { refused: 0, accepted: 0, played: 0 };
    fc.assert(
      fc.property(
        fc.constantFrom(...bases),
        fc.array(damage, { minLength: 1, maxLength: 2 }),
        (base, damages) => {
          let text = base;
          for (const { at, remove, insert } of damages) {
            const place = at % text.length;
            text = text.slice(0, place) + insert + text.slice(place + remove);
          }
          seen[expectSound(text)] += 1;
        },
      ),
      { seed: 4, numRuns: 700 },
    );
    expect(seen.refused).toBeGreaterThan(200);
    expect(seen.played).toBeGreaterThan(20);
  });
});
