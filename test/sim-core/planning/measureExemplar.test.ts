import { describe, expect, test } from 'vitest';
import type { MeasureKey, RunSettings } from '../../../sim-core/index.ts';
import {
  cellScenario,
  createSimulationWorker,
  measureExemplar,
  measureKeys,
  measureOutcomes,
} from '../../../sim-core/index.ts';
import { truthCodes } from '../../../sim-core/outcome/outcomes.ts';
import { smallWorlds } from '../worlds.ts';
import { planOutcomes } from './planOutcomes.ts';

const exemplarOf = (
  ...[key, columns]: [Parameters<typeof measureExemplar>[0], ...Parameters<typeof planOutcomes>]
) => {
  const outcomes = planOutcomes(columns);
  return measureExemplar(key, outcomes, measureOutcomes(key, outcomes));
};
const HARMFUL = { truth: Array<number>(4).fill(truthCodes.harmful), onsetHours: [5, 5, 5, 5] };

describe('measureExemplar(key, outcomes, measured)', () => {
  test('is of a share the first replication that counts in it, or the first that does not where none does', () => {
    expect(exemplarOf('promoted', { verdict: [0, 2, 1, 1] })).toEqual({ replication: 2, as: 'counted' });
    expect(exemplarOf('promoted', { verdict: [0, 2, 0, 0] })).toEqual({ replication: 0, as: 'notCounted' });
  });
  test('is of a mean and of a quantile the replication nearest to it', () => {
    expect(exemplarOf('usersMedian', { users: [90, 4, 30, 31] })).toEqual({ replication: 2, as: 'nearest' });
    expect(exemplarOf('extraModelRunsMean', { extraModelRuns: [0, 100, 41, 20] })).toEqual({
      replication: 2,
      as: 'nearest',
    });
  });
  test('is a replication that never comes to it where fewer than half do, and the first where none counts', () => {
    const verdicts = { ...HARMFUL, verdict: [2, 0, 0, 1], decisionHours: [9, Number.NaN, Number.NaN, 8] };
    expect(exemplarOf('detectionHoursMedian', verdicts)).toEqual({ replication: 1, as: 'never' });
    expect(exemplarOf('gainForgoneMean', verdicts)).toEqual({ replication: 0, as: 'uncounted' });
  });
});

describe('the exemplars of a measured cell', async () => {
  const scenario = smallWorlds['two segments, a drift, latency and truth that arrives']!();
  const cell = cellScenario(scenario, [{ swept: { kind: 'effect' }, value: 1.5 }]).scenario!;
  const settings: RunSettings = { scenario: cell, seed: 5, replications: 60, engine: 'auto' };
  const worker = createSimulationWorker();
  const { plans } = await worker.measure(settings, true);
  const traceOf = (planId: string, replication: number) => worker.trace(settings, planId, replication);

  test('are, played again, what they came to in it', async () => {
    expect(cell).not.toEqual(scenario);
    for (const { id, exemplars, outcomes } of plans) {
      const { decisionHours, extraFailures } = outcomes!.columns;
      const replications = new Set(Object.values(exemplars).map(({ replication }) => replication));
      expect(replications.size).toBeGreaterThan(1);
      for (const replication of replications) {
        const trace = await traceOf(id, replication);
        expect(trace.decisionHours ?? Number.NaN).toBe(decisionHours[replication]);
        expect(trace.ticks.at(-1)!.truth.extraFailures).toBeCloseTo(extraFailures[replication]!, 8);
      }
    }
  });
  test('count wherever there is a number, and end as it counts', async () => {
    for (const { id, measures, exemplars } of plans) {
      const isCounted = (key: MeasureKey) => !['never', 'uncounted'].includes(exemplars[key].as);
      expect(measureKeys.filter(isCounted)).toEqual(measureKeys.filter((key) => 'estimate' in measures[key]));
      const { caught } = exemplars;
      const { verdict, decisionHours, onsetHours } = await traceOf(id, caught.replication);
      expect(verdict === 'rolledBack' && decisionHours! > onsetHours!).toBe(caught.as === 'counted');
    }
  });
});
