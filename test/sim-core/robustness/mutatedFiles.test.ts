import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { serializeResult, summarize } from '../../../sim-core/index.ts';
import { compileScenario } from '../../../sim-core/run/compileScenario.ts';
import { playChunk } from '../../../sim-core/run/playChunk.ts';
import { smallWorlds } from '../worlds.ts';
import { shippedTexts } from '../scenario/shipped.ts';
import { diceOf, mutateBytes, mutateStructure } from './mutateText.ts';
import { receive, receiveResult, textOf } from './soundness.ts';

const texts = [...shippedTexts.values()];
const seeds = fc.integer({ min: 1, max: 2 ** 31 - 1 });

/** Plays a property over many seeds; fast-check names the seed of what fails. Returns what became of the texts. */
function receiveMany(
  numRuns: number,
  mutated: (seed: number, text: string) => string | undefined,
  { of = texts, as = receive }: { of?: readonly string[]; as?: (text: string) => string } = {},
) {
  const seen: Record<string, number> = {};
  fc.assert(
    fc.property(seeds, fc.constantFrom(...of), (seed, text) => {
      const mutant = mutated(seed, text);
      const became = mutant === undefined ? 'no text' : as(mutant);
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
  expect(seen['refused as a file of its kind']).toBeGreaterThan(2000);
});

test('13,000 shipped scenarios with changes of bytes crash nothing, and every refusal says where', () => {
  const seen = receiveMany(13_000, (seed, text) => textOf(mutateBytes(text, diceOf(seed))));
  expect(seen['accepted']).toBeGreaterThan(300);
  expect(seen['refused as JSON']).toBeGreaterThan(2500);
  expect(seen['refused as a file of its kind']).toBeGreaterThan(300);
  expect(seen['no text']).toBeGreaterThan(300);
});

const results = Object.values(smallWorlds)
  .slice(0, 4)
  .map((make) => {
    const scenario = make();
    const outcomes = playChunk(compileScenario(scenario), 'lazy', 1, { from: 0, to: 5 });
    return serializeResult(summarize({ scenario, seed: 1, engine: 'auto', outcomes, complete: true }));
  });

test('1,500 stored results with changes crash nothing, and every refusal says where', () => {
  const mutated = (seed: number, text: string) =>
    seed % 2 === 0 ? mutateStructure(text, diceOf(seed)) : textOf(mutateBytes(text, diceOf(seed)));
  const seen = receiveMany(1_500, mutated, { of: results, as: receiveResult });
  expect(seen['accepted']).toBeGreaterThan(50);
  expect(seen['refused as a file of its kind']).toBeGreaterThan(300);
  expect(seen['refused as JSON']).toBeGreaterThan(200);
});
