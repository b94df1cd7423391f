import { describe, expect, test } from 'vitest';
import { SLIDER_STEPS, sliderScale } from '../../../renderer/inspector/sliderScale.ts';

describe('sliderScale(schema, reference)', () => {
  test('runs over a share from 0 to 1', () => {
    const scale = sliderScale({ type: 'number', minimum: 0, maximum: 1 }, 0.3)!;
    expect(scale.toValue(0)).toBe(0);
    expect(scale.toValue(SLIDER_STEPS)).toBe(1);
    expect(scale.toStep(0.5)).toBe(SLIDER_STEPS / 2);
  });
  test('runs logarithmically over two decades to each side where the field says so', () => {
    const scale = sliderScale({ type: 'number', minimum: 0, maximum: 1e9, scale: 'logarithmic' }, 5)!;
    expect(scale.toValue(0)).toBe(0.05);
    expect(scale.toValue(SLIDER_STEPS / 2)).toBe(5);
    expect(scale.toValue(SLIDER_STEPS)).toBe(500);
  });
  test('gives whole numbers for whole settings', () => {
    const scale = sliderScale({ type: 'integer', minimum: 1, maximum: 1e9, scale: 'logarithmic' }, 30)!;
    for (let step = 0; step <= SLIDER_STEPS; step += 7) expect(scale.toValue(step) % 1).toBe(0);
  });
  test('never gives a value that is excluded', () => {
    const scale = sliderScale({ type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 }, 0.5)!;
    expect(scale.toValue(0)).toBeGreaterThan(0);
    expect(scale.toValue(SLIDER_STEPS)).toBeLessThan(1);
  });
  test('is undefined without bounds', () => {
    expect(sliderScale({ type: 'number' }, 1)).toBeUndefined();
  });
  test('puts a value outside its range at the end', () => {
    const scale = sliderScale({ type: 'number', minimum: 0, maximum: 1 }, 0.3)!;
    expect(scale.toStep(7)).toBe(SLIDER_STEPS);
  });
});
