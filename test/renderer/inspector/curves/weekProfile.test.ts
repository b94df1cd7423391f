import { describe, expect, test } from 'vitest';
import {
  isWeekProfile,
  meanOf,
  sayStep,
  topOf,
  weekShapes,
  withStroke,
} from '../../../../renderer/inspector/curves/weekProfile.ts';

const level = Array.from({ length: 168 }, () => 1);

describe('a week', () => {
  test('is 168 weights, or a multiple of them', () => {
    expect([0, 24, 168, 336, 2016].map(isWeekProfile)).toEqual([false, false, true, true, true]);
  });
  test('says when each of its steps begins', () => {
    expect(sayStep(0, 168)).toBe('Monday 00:00');
    expect(sayStep(33, 168)).toBe('Tuesday 09:00');
    expect(sayStep(67, 336)).toBe('Tuesday 09:30');
    expect(sayStep(2015, 2016)).toBe('Sunday 23:55');
  });
  test('is drawn in strokes either way, and never below 0', () => {
    const up = withStroke(level, { step: 2, weight: 1 }, { step: 6, weight: 3 });
    expect(up.slice(0, 9)).toEqual([1, 1, 1, 1.5, 2, 2.5, 3, 1, 1]);
    expect(withStroke(level, { step: 6, weight: 3 }, { step: 2, weight: 1 }).slice(2, 7)).toEqual([
      1, 1.5, 2, 2.5, 3,
    ]);
    expect(withStroke(level, { step: 4, weight: 1 }, { step: 4, weight: -2 })[4]).toBe(0);
  });
  test('has room above its highest weight', () => {
    expect(topOf([1, 2])).toBeCloseTo(2.6);
    expect(topOf([0, 0])).toBe(1);
    expect(meanOf([1, 2, 3])).toBe(2);
  });
});

describe('weekShapes', () => {
  test.each(weekShapes)('keep as many weights, none below 0 and not all 0: $name', ({ apply }) => {
    for (const steps of [168, 336]) {
      const shaped = apply(Array.from({ length: steps }, (_, step) => (step % 7) + 1));
      expect(shaped).toHaveLength(steps);
      expect(Math.min(...shaped)).toBeGreaterThanOrEqual(0);
      expect(meanOf(shaped)).toBeGreaterThan(0);
    }
  });
  test('quieten the weekend alone, and smooth what is rough', () => {
    const shape = (name: string) => weekShapes.find((each) => each.name === name)!.apply;
    const quiet = shape('Quieter weekend')(level);
    expect([quiet[119], quiet[120], quiet[167]]).toEqual([1, 0.6, 0.6]);
    const rough = level.with(10, 5);
    expect(shape('Smoother')(rough).slice(9, 12)).toEqual([2, 3, 2]);
  });
});
