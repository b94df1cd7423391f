import { describe, expect, test } from 'vitest';
import { startingValue } from '../../../renderer/inspector/startingValue.ts';

describe('startingValue(schema, circumstances)', () => {
  test('has what is required and what has a default, and nothing else', () => {
    const schema = {
      type: 'object',
      required: ['share', 'kind'],
      properties: {
        share: { type: 'number', minimum: 0.1 },
        kind: { const: 'cycle' },
        peak: { type: 'number', default: 12 },
        note: { type: 'string' },
      },
    };
    expect(startingValue(schema)).toEqual({ share: 1, kind: 'cycle', peak: 12 });
  });
  test('has the defaults of an object as a whole over those of its fields', () => {
    const schema = {
      type: 'object',
      default: { a: 5 },
      properties: { a: { type: 'number', default: 1 }, b: { type: 'number', default: 2 } },
    };
    expect(startingValue(schema)).toEqual({ a: 5, b: 2 });
  });
  test.each([
    ['a small share on a logarithmic scale', { unit: 'share', scale: 'logarithmic' as const }, 0.01],
    ['half of a share', { unit: 'share' }, 0.5],
    ['hours as asked for', { unit: 'h' }, 6],
    ['the least where that is more', { unit: 'h', minimum: 9 }, 9],
    ['something inside bounds that are excluded', { exclusiveMinimum: 1, maximum: 3 }, 2],
  ])('starts a number at %s', (_, field, expected) => {
    expect(startingValue({ type: 'number', ...field }, { byUnit: { h: 6 } })).toBe(expected);
  });
  test('names a segment that there is', () => {
    const schema = { type: 'array', minItems: 1, items: { type: 'string', title: 'Segment', pattern: '^a' } };
    expect(startingValue(schema, { segment: 'night' })).toEqual(['night']);
  });
  test('fills a list that must not be empty', () => {
    expect(startingValue({ type: 'array', minItems: 2, items: { enum: ['errors', 'slow'] } })).toEqual([
      'errors',
      'errors',
    ]);
  });
});
