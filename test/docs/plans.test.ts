import { describe, expect, test } from 'vitest';
import { strategies } from '../../sim-core/index.ts';
import { compileScenario } from '../../sim-core/run/compileScenario.ts';
import { playChunk } from '../../sim-core/run/playChunk.ts';
import { scenarioOf } from '../sim-core/worlds.ts';
import { fragmentsOf } from './fragments.ts';

const fragments = fragmentsOf('plans.md');

/** A world in which every strategy can run. */
const world = {
  horizonHours: 240,
  latencyObjectiveMs: 300,
  segments: [
    { id: 'common', name: 'Common', share: 0.95 },
    { id: 'rare', name: 'Rare', share: 0.05 },
  ],
  incumbent: { error: 0.02, latencyMs: { median: 100, p99: 400 }, success: 0.5 },
  predictions: { incumbent: { shares: [0.5, 0.5] } },
  answers: {},
};
const ranking = {
  queries: 10,
  documents: 6,
  shown: 4,
  clickModel: 'navigational',
  incumbentNoise: 2,
  challengerNoise: 1,
};

describe('docs/plans.md', () => {
  test('shows every strategy, and plans of several phases', () => {
    const titles = new Set(fragments.map(([title]) => title));
    expect([...titles]).toEqual([...strategies.map(({ name }) => name), 'Phases']);
  });

  test.each(fragments)('%s: what it shows is accepted and runs', (title, json) => {
    const phases = JSON.parse(json) as Record<string, unknown>[];
    const scenario = scenarioOf(
      { ...world, ...(title === 'Interleaved test' ? { ranking } : {}) },
      { plan: phases },
    );
    const [outcomes] = playChunk(compileScenario(scenario), 'lazy', 1, { from: 0, to: 2 });
    expect(outcomes!.columns.unitsSeen.every((units) => units > 0)).toBe(true);
  });
});
