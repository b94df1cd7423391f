import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { documentOfJournal, journalTextOf } from '../../../renderer/store/journalText.ts';
import { diceOf, mutateBytes, mutateStructure } from '../../sim-core/robustness/mutateText.ts';
import { textOf } from '../../sim-core/robustness/soundness.ts';
import { testStore } from '../fixtures/store.ts';

/** The journal of an edited document. */
function journal(): string {
  const { store } = testStore();
  store.getState().edit(['seed'], 77);
  return journalTextOf(store.getState());
}

test('500 journals with changes crash nothing, and what is restored of them is a document that can be kept again', () => {
  const text = journal();
  expect(documentOfJournal(text)?.edits.checked.scenario?.seed).toBe(77);
  const seen = { restored: 0, refused: 0 };
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 31 - 1 }), (seed) => {
      const dice = diceOf(seed);
      const mutant = dice(2) === 0 ? mutateStructure(text, dice) : textOf(mutateBytes(text, dice));
      const work = mutant === undefined ? undefined : documentOfJournal(mutant);
      seen[work ? 'restored' : 'refused'] += 1;
      if (!work) return;
      // JSON has no infinity and no zero below zero: what is kept is what JSON has.
      const kept = documentOfJournal(journalTextOf(work));
      expect(JSON.stringify(kept?.edits.draft)).toBe(JSON.stringify(work.edits.draft));
    }),
    { seed: 21, numRuns: 500 },
  );
  expect(seen.restored).toBeGreaterThan(50);
  expect(seen.refused).toBeGreaterThan(50);
});

test('a journal nested deeper than anything can write is none', () => {
  const deep = '['.repeat(1e5) + ']'.repeat(1e5);
  expect(documentOfJournal(journal().replace('"draft":', `"draft":${deep},"then":`))).toBeUndefined();
  expect(documentOfJournal('null')).toBeUndefined();
});
