import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { shippedTexts } from '../scenario/shipped.ts';
import { smallWorlds } from '../worlds.ts';
import { diceOf, mutateNumbers, mutateStructure } from './mutateText.ts';
import { playSoundly } from './playSoundly.ts';

const texts = [...shippedTexts.values(), ...Object.values(smallWorlds).map((make) => JSON.stringify(make()))];

/** Plays mutants of many seeds; fast-check names the seed of what fails. Returns what became of them. */
function playMany(numRuns: number, mutated: (text: string, seed: number) => string) {
  const seen: Record<string, number> = {};
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 31 - 1 }), fc.constantFrom(...texts), (seed, text) => {
      const became = playSoundly(mutated(text, seed));
      seen[became] = (seen[became] ?? 0) + 1;
    }),
    { seed: 12, numRuns },
  );
  return seen;
}

test('800 scenarios with changes of structure are refused or can be played', () => {
  const seen = playMany(800, (text, seed) => mutateStructure(text, diceOf(seed)));
  expect(seen['played']).toBeGreaterThan(30);
  expect(seen['played, and request by request']).toBeGreaterThan(80);
});

test('800 scenarios with numbers at the edge of what is allowed are refused or can be played', () => {
  const seen = playMany(800, (text, seed) => mutateNumbers(text, diceOf(seed)));
  expect(seen['played']).toBeGreaterThan(30);
  expect(seen['played, and request by request']).toBeGreaterThan(80);
});
