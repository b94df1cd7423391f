import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { shippedTexts } from '../scenario/shipped.ts';
import { diceOf, mutateBytes, mutateStructure } from './mutateText.ts';
import { receive, textOf } from './soundness.ts';

const texts = [...shippedTexts.values()];
const seeds = fc.integer({ min: 1, max: 2 ** 31 - 1 });

/** Plays a property over many seeds; fast-check names the seed of what fails. Returns what became of the texts. */
function receiveMany(numRuns: number, mutated: (seed: number, text: string) => string | undefined) {
  const seen: Record<string, number> = {};
  fc.assert(
    fc.property(seeds, fc.constantFrom(...texts), (seed, text) => {
      const mutant = mutated(seed, text);
      const became = mutant === undefined ? 'no text' : receive(mutant);
      seen[became] = (seen[became] ?? 0) + 1;
    }),
    { seed: 11, numRuns },
  );
  return seen;
}

test('5,000 shipped scenarios with changes of structure crash nothing, and every refusal says where', () => {
  const seen = receiveMany(5_000, (seed, text) => mutateStructure(text, diceOf(seed)));
  // Neither side of the property is empty.
  expect(seen['accepted']).toBeGreaterThan(500);
  expect(seen['refused as a scenario']).toBeGreaterThan(2000);
});

test('15,000 shipped scenarios with changes of bytes crash nothing, and every refusal says where', () => {
  const seen = receiveMany(15_000, (seed, text) => textOf(mutateBytes(text, diceOf(seed))));
  expect(seen['accepted']).toBeGreaterThan(300);
  expect(seen['refused as JSON']).toBeGreaterThan(3000);
  expect(seen['refused as a scenario']).toBeGreaterThan(300);
  expect(seen['no text']).toBeGreaterThan(300);
});
