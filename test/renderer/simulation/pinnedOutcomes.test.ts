import { describe, expect, test } from 'vitest';
import { PinnedOutcomes } from '../../../renderer/simulation/pinnedOutcomes.ts';
import type { KeptRun } from '../../../renderer/simulation/pinnedOutcomes.ts';
import { parseScenario } from '../../../sim-core/index.ts';
import { outcomesOf } from '../fixtures/outcomes.ts';
import { shippedText } from '../fixtures/store.ts';

const scenario = parseScenario(shippedText('slow-burn')).scenario!;
const settings = { scenario, seed: 1, replications: 4, engine: 'auto' } as const;
const run = (number: number, plans: readonly string[] = ['ab']): KeptRun => ({
  number,
  settings,
  outcomes: plans.map((id) => outcomesOf(id)),
});
/** Twelve columns and the numbers of four replications, 8 bytes each. */
const ONE_PLAN = 13 * 4 * 8;

describe('PinnedOutcomes', () => {
  test('compares the plans that both runs have', () => {
    const pins = new PinnedOutcomes();
    pins.pin(run(1, ['ab', 'canary']));
    expect(pins.compare(run(2, ['shadow', 'canary']), 1)!.map(({ planId }) => planId)).toEqual(['canary']);
  });
  test('lets the oldest make room for the newest, and says which', () => {
    const pins = new PinnedOutcomes(3 * ONE_PLAN);
    pins.pin(run(1));
    pins.pin(run(2));
    expect(pins.pin(run(3, ['ab', 'canary']))).toEqual({ outcomes: 'kept', dropped: [1] });
    expect(pins.compare(run(4), 1)).toBeUndefined();
    expect(pins.compare(run(4), 2)).toHaveLength(1);
  });
  test('refuses a run for which there is no room at all, and drops nothing for it', () => {
    const pins = new PinnedOutcomes(ONE_PLAN);
    pins.pin(run(1));
    expect(pins.pin(run(2, ['ab', 'canary']))).toEqual({ outcomes: 'tooLarge', dropped: [] });
    expect(pins.compare(run(3), 1)).toHaveLength(1);
  });
  test('says that outcomes are gone, and forgets what is unpinned', () => {
    const pins = new PinnedOutcomes();
    expect(pins.pin(undefined)).toEqual({ outcomes: 'gone', dropped: [] });
    pins.pin(run(1));
    pins.unpin(1);
    expect(pins.compare(run(2), 1)).toBeUndefined();
  });
});
