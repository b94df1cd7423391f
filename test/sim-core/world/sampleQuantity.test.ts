import { describe, expect, test } from 'vitest';
import { jeffreysInterval } from '../../../sim-core/index.ts';
import { behavioursOf, servingAll } from '../../../sim-core/world/behaviour.ts';
import { sampleBehaviour } from '../../../sim-core/world/sampleBehaviour.ts';
import { drawnInterval, sampleQuantity } from '../../../sim-core/world/sampleQuantity.ts';
import { worldOf } from './worldOf.ts';

const at = (hours: number) => ({ hours, sinceStart: hours, share: 1, load: 1, segment: 'all' });

describe('sampleQuantity()', () => {
  test('gives a value for each of the circumstances, and NaN where there is none', () => {
    expect(sampleQuantity(0.5, [at(0), at(9)])).toEqual({ uses: new Set(), values: [0.5, 0.5] });
    const { uses, values } = sampleQuantity({ kind: 'formula', formula: '1 / hours' }, [at(0), at(4)]);
    expect([...uses]).toEqual(['hours']);
    expect(values).toEqual([Number.NaN, 0.25]);
  });
});

describe('drawnInterval()', () => {
  test('is that of Jeffreys for a proportion, and of the standard error for a mean', () => {
    const [low, high] = drawnInterval({ kind: 'measured', events: 20, trials: 1000, uncertainty: 'drawn' })!;
    const jeffreys = jeffreysInterval(20, 1000, 0.95)!;
    expect([low, high]).toEqual([expect.closeTo(jeffreys.low, 9), expect.closeTo(jeffreys.high, 9)]);
    const mean = {
      kind: 'measured',
      value: 100,
      standardDeviation: 50,
      count: 2500,
      uncertainty: 'ignored',
    } as const;
    expect(drawnInterval(mean)).toEqual([expect.closeTo(98.04, 2), expect.closeTo(101.96, 2)]);
    expect(drawnInterval(0.02)).toBeUndefined();
  });
});

describe('sampleBehaviour()', () => {
  test('is what the engines are told of the behaviour', () => {
    const world = worldOf({
      challenger: { error: { kind: 'formula', formula: '0.02 + hours / 1000' } },
      drifts: [
        { name: 'Worse', shape: 'sudden', quantity: 'error', model: 'challenger', change: 0.1, atHours: 5 },
      ],
    });
    const [segment] = world.segments;
    const hours = [0, 4, 6];
    const sampled = sampleBehaviour(world, 'challenger', segment!.id, hours.map(at))!;
    const told = hours.map((hour) => behavioursOf(world)('challenger', 0, hour, servingAll(hour)));
    expect(sampled.error).toEqual(told.map(({ error }) => error));
    expect(sampled.error[2]).toBeCloseTo(0.126, 12);
    expect(sampleBehaviour(world, 'challenger', 'nowhere', [])).toBeUndefined();
  });
});
