import { describe, expect, test } from 'vitest';
import { challengerNote, incumbentNote } from '../../../renderer/outline/modelNotes.ts';
import type { Json } from '../../../renderer/store/path.ts';

const draft = (world: Json): Json => ({ world });

describe('incumbentNote(draft)', () => {
  test.each([
    [{ incumbent: { error: 0.02 } }, '2% errors'],
    [{ incumbent: { error: { formula: '0.01' } } }, 'errors vary over time'],
    [{ incumbent: { error: { kind: 'measured', events: 3, trials: 200 } } }, '1.5% errors, measured'],
    [{ incumbent: { segments: { home: { error: 0.01 } } } }, 'by segment'],
  ] as const)('of %o is "%s"', (world, note) => {
    expect(incumbentNote(draft(world))).toBe(note);
  });
});

describe('challengerNote(draft)', () => {
  const ranking = { incumbentNoise: 1, challengerNoise: 0.8 };
  test.each([
    [{ challenger: {} }, 'as the incumbent'],
    [{ challenger: {}, ranking }, 'ranks better'],
    [{ challenger: {}, ranking: { ...ranking, challengerNoise: 1.2 } }, 'ranks worse'],
    [{ challenger: {}, drifts: [{ model: 'challenger' }] }, 'drifts apart'],
    [{ challenger: {}, drifts: [{ model: 'both' }] }, 'as the incumbent'],
    [{ challenger: { segments: { a: {}, b: {} } }, ranking }, 'differs in 2 segments, ranks better'],
    [{ challenger: { error: 0.03 } }, '3% errors'],
    [{ challenger: { value: 0.9, rankingNoise: 1 } }, 'own value, own ranking noise'],
  ] as const)('of %o is "%s"', (world, note) => {
    expect(challengerNote(draft(world))).toBe(note);
  });
});
