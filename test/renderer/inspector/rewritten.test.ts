import { describe, expect, test } from 'vitest';
import { alternativesOf, schemaAt } from '../../../renderer/inspector/formSchema.ts';
import { rewritten } from '../../../renderer/inspector/rewritten.ts';
import { formSchema } from '../../../renderer/inspector/scenarioForm.ts';
import { startingValue } from '../../../renderer/inspector/startingValue.ts';
import type { Json } from '../../../renderer/store/path.ts';

const errors = alternativesOf(schemaAt(formSchema, ['world', 'incumbent'], {})!.properties!['error']!)!;
const latency = alternativesOf(
  schemaAt(formSchema, ['world', 'incumbent', 'latencyMs'], {})!.properties!['median']!,
)!;
const as = (kinds: typeof errors, key: string, value: Json) => {
  const to = kinds.find((alternative) => alternative.key === key)!;
  return rewritten(value, to, startingValue(to.schema));
};

const curve = { kind: 'curve', over: 'hours', points: [{ at: 0, value: 0.02 }] };
const measured = { kind: 'measured', events: 20, trials: 1000, uncertainty: 'ignored' };

describe('rewritten(value, to, start)', () => {
  test.each<[string, Json, Json]>([
    ['curve', 0.02, curve],
    ['formula', 0.02, { kind: 'formula', formula: '0.02' }],
    ['measured', 0.02, measured],
    ['number', curve, 0.02],
    ['number', measured, 0.02],
    ['measured', curve, measured],
    ['curve', { kind: 'formula', formula: '0.02' }, curve],
  ])('keeps the amount of a quantity in a %s', (key, value, expected) => {
    expect(as(errors, key, value)).toEqual(expected);
  });
  test('keeps a mean that was measured', () => {
    const mean = { kind: 'measured', value: 80, standardDeviation: 9, count: 50, uncertainty: 'ignored' };
    expect(as(latency, 'number', mean)).toBe(80);
    expect(as(latency, 'measured', 80)).toMatchObject({ kind: 'measured', value: 80 });
  });
  test('starts anew where a formula has no one amount', () => {
    expect(as(errors, 'number', { kind: 'formula', formula: '0.02 + hours / 1000' })).toBe(0.01);
  });
  test('keeps fields of the same name where they are of the same kind, and no others', () => {
    const to = {
      key: 'b',
      under: 'kind',
      schema: {
        type: 'object',
        properties: {
          kind: { const: 'b' },
          hours: { type: 'number' },
          metric: { type: 'string', enum: ['error'] },
          stages: { type: 'array', items: { type: 'number' } },
        },
      },
    };
    const before = { kind: 'a', hours: 7, metric: 'success', stages: [1, 2], other: true };
    expect(rewritten(before, to, { kind: 'b', hours: 24, metric: 'error', stages: [] })).toEqual({
      kind: 'b',
      hours: 7,
      metric: 'error',
      stages: [1, 2],
    });
  });
});
