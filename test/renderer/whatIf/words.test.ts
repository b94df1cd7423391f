import { describe, expect, test } from 'vitest';
import type { Measured, PowerCurve } from '../../../sim-core/index.ts';
import type { StudyCell } from '../../../renderer/whatIf/design.ts';
import { formatMeasure, measureInterval, measureWords } from '../../../renderer/whatIf/measureWords.ts';
import { falseAlarmTakeaway, powerTakeaway } from '../../../renderer/whatIf/powerWords.ts';
import { progressWords } from '../../../renderer/whatIf/progressWords.ts';
import { mapTakeaway } from '../../../renderer/whatIf/sweepTakeaways.ts';
import { formatChange, tornadoTakeaway } from '../../../renderer/whatIf/tornadoWords.ts';
import type { TornadoResults } from '../../../renderer/whatIf/tornadoResults.ts';
import type { Study } from '../../../renderer/store/whatIfState.ts';

const number = (estimate: number, low: number | null = null, high: number | null = null): Measured => ({
  estimate,
  low,
  high,
});

describe('measureWords(key, measured)', () => {
  test('says the value with its unit and its interval', () => {
    expect(measureWords('caught', number(0.62, 0.55, 0.69))).toBe('62% (55–69%)');
    expect(measureWords('detectionHoursMedian', number(100, 90, 110))).toBe('4.17 days (3.75–4.58)');
    expect(measureWords('usersP95', number(1240, 1100, 1400))).toBe('1,240 users (1,100–1,400)');
    expect(formatMeasure('gainForgoneMean', 12.3)).toBe('12.3 failures');
  });
  test('says that an interval is open, or unknown', () => {
    expect(measureWords('detectionHoursMedian', number(100, 90, null))).toBe('4.17 days (3.75 or more)');
    expect(measureInterval('extraFailuresMean', number(3))).toBeUndefined();
  });
  test('says why there is no number', () => {
    expect(measureWords('detectionHoursMedian', { reason: 'notInHalf' })).toBe(
      'fewer than half of the runs catch it',
    );
  });
});

describe('formatChange(measure, change)', () => {
  test('says probabilities in points and everything else in its unit, with a sign', () => {
    expect(formatChange('caught', 0.123)).toBe('+12 points');
    expect(formatChange('caught', -0.012)).toBe('−1.2 points');
    expect(formatChange('decisionHoursMedian', -48)).toBe('−48 hours');
    expect(formatChange('usersP95', 1500)).toBe('+1,500 users');
  });
});

describe('tornadoTakeaway(measure, planName, results)', () => {
  const bar = (name: string, verdict: string) => ({ id: { number: { place: [name] } }, verdict });
  const say = (bars: readonly unknown[]) =>
    tornadoTakeaway('caught', 'Shadow mode', { bars } as unknown as TornadoResults);
  test('names what matters and counts what does not', () => {
    expect(
      say([bar('Traffic', 'matters'), bar('Errors', 'matters'), bar('A', 'noise'), bar('B', 'nothing')]),
    ).toBe(
      'The chance that the harm is caught of Shadow mode hangs most on Traffic and Errors. 1 number cannot be told from noise. 1 number changes nothing at all.',
    );
  });
  test('says that nothing matters', () => {
    expect(say([bar('A', 'noise'), bar('B', 'noise')])).toBe(
      'Moved by itself, no number changes the chance that the harm is caught of Shadow mode by more than noise. 2 numbers cannot be told from noise.',
    );
  });
});

describe('powerTakeaway(curves, largest)', () => {
  const curve = (powers: readonly number[]): PowerCurve => ({
    aim: 'rollBack',
    equal: undefined,
    points: powers.map((power, factor) => ({
      factor,
      extraFailuresPerRequest: 0.01 * factor,
      truth: 'harmful',
      power: number(power),
      measure: 'caught',
      exemplar: { replication: 0, as: 'counted' },
    })),
  });
  test('says from which size each plan has the power, and what it has as it is', () => {
    const curves = [
      { name: 'A', curve: curve([0.05, 0.6, 1]) },
      { name: 'B', curve: curve([0.05, 0.1, 0.2]) },
    ];
    expect(powerTakeaway(curves, 2)).toBe(
      'A power of 80% is reached at these sizes of the effect: A from 1.5×, 60% as it is; B does not, up to 2×, 10% as it is.',
    );
  });
  test('says how sure the size is: from where the upper ends of the intervals have the power to where the lower ones do', () => {
    const { points, ...rest } = curve([0, 0.6, 1]);
    const sure = points.map((point, place) => ({
      ...point,
      power: number([0, 0.6, 1][place]!, [0, 0.5, 0.9][place], [0, 0.8, 1][place]),
    }));
    expect(powerTakeaway([{ name: 'A', curve: { ...rest, points: sure } }], 2)).toBe(
      'A power of 80% is reached at these sizes of the effect: A from 1.5× (1–1.75×), 60% (50–80%) as it is.',
    );
    const open = sure.map((point) => ({ ...point, power: { ...point.power, low: 0 } as Measured }));
    expect(powerTakeaway([{ name: 'A', curve: { ...rest, points: open } }], 2)).toContain(
      'A from 1.5× (1× or more)',
    );
  });
  test('stands beside the false alarms', () => {
    expect(falseAlarmTakeaway([{ name: 'A', rolledBack: number(0.05, 0.03, 0.08) }])).toBe(
      'With an equal challenger in the same world, these plans roll back without cause: A 5% (3–8%).',
    );
  });
});

describe('mapTakeaway(measure, level, cells)', () => {
  const cells = [0.2, 0.4].map((value) => ({ value, kind: 'simulated' as const, short: '', words: '' }));
  test('says where the level is reached', () => {
    expect(mapTakeaway('caught', 0.3, cells)).toBe(
      'It goes from 20% to 40%, and reaches 30% in 1 of 2 cells (all simulated).',
    );
    expect(mapTakeaway('caught', 0.8, cells)).toBe(
      'It goes from 20% to 40%, and nowhere reaches 80% (all simulated).',
    );
    expect(mapTakeaway('caught', 0.1, cells)).toBe(
      'It goes from 20% to 40%, and reaches 10% everywhere (all simulated).',
    );
    expect(mapTakeaway('caught', undefined, [])).toBe(
      'Nothing that was played has a number for this measure.',
    );
  });
});

describe('progressWords(study, timeLeft)', () => {
  const study = (change: Partial<Study>) =>
    progressWords(
      {
        status: 'running',
        waits: false,
        purpose: 'coarse',
        done: 3,
        total: 25,
        millisecondsLeft: 4000,
        lostWorkers: 0,
        cells: new Map(),
        ...change,
      } as Study,
      (milliseconds) => `about ${milliseconds / 1000} s left`,
    );
  const cells = new Map(
    [200, 800].map((replications) => [
      String(replications),
      { measured: { replications } } as unknown as StudyCell,
    ]),
  );
  test('says how far it is and what is left', () => {
    expect(study({})).toBe('First look: 3 of 25 scenarios, about 4 s left in this round.');
    expect(study({ purpose: 'oneByOne' })).toBe('One number at a time: 3 of 25 scenarios, about 4 s left.');
  });
  test('says that it waits, and that it is paused', () => {
    expect(study({ waits: true })).toBe(
      'Waits until the run of the scenario itself is through. First look: 3 of 25 scenarios.',
    );
    expect(study({ status: 'paused' })).toBe('Paused. First look: 3 of 25 scenarios.');
  });
  test('says what was played at the end, and that workers were replaced', () => {
    expect(study({ status: 'finished', cells })).toBe('Played: 2 scenarios, each 200–800 times.');
    expect(study({ status: 'stopped', cells, lostWorkers: 2 })).toBe(
      'Stopped: 2 scenarios, each 200–800 times. 2 workers stopped and were replaced.',
    );
    expect(study({ status: 'failed' })).toBe('It failed; what was played until then is kept: nothing.');
  });
});
