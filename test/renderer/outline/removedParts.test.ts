import { describe, expect, test } from 'vitest';
import { removal, withDuplicate, withoutPart } from '../../../renderer/outline/removedParts.ts';
import { valueAt } from '../../../renderer/store/path.ts';
import type { Json } from '../../../renderer/store/path.ts';
import { checkScenario, parseScenario } from '../../../sim-core/index.ts';
import { shippedText } from '../fixtures/store.ts';

const document = parseScenario(shippedText('slow-burn')).scenario as unknown as Json;

test('removal(document, path) is possible for what need not be, and not for the last of what has to be', () => {
  expect(removal(document, ['world', 'ranking'])).toBe('possible');
  expect(removal(document, ['world', 'drifts', 0])).toBe('possible');
  expect(removal(document, ['plans', 3])).toBe('possible');
  expect(removal(document, ['world', 'segments', 0])).toBe('not the last');
  for (const path of [[], ['world'], ['world', 'traffic'], ['world', 'challenger']]) {
    expect(removal(document, path)).toBe('never');
  }
});

describe('withoutPart(document, path)', () => {
  const segments = [
    { id: 'day', name: 'Day', share: 0.7 },
    { id: 'night', name: 'Night', share: 0.3 },
  ];
  const behaviour = { error: 0.1, segments: { night: { error: 0.5 }, day: { error: 0.2 } } };
  const world = {
    segments,
    incumbent: { segments: {} },
    challenger: behaviour,
    drifts: [{ segments: ['night', 'day'] }, { segments: ['night'] }, {}],
    feedbacks: [],
  };
  const left = withoutPart({ world } as unknown as Json, ['world', 'segments', 1]);
  test('hands the share of a segment to the largest of the others', () => {
    expect(valueAt(left, ['world', 'segments'])).toEqual([{ id: 'day', name: 'Day', share: 1 }]);
  });
  test('takes what the models do in a segment with it', () => {
    expect(valueAt(left, ['world', 'challenger', 'segments'])).toEqual({ day: { error: 0.2 } });
  });
  test('takes a segment out of drifts, but leaves one that was about it alone for a person to decide', () => {
    expect(valueAt(left, ['world', 'drifts'])).toEqual([{ segments: ['day'] }, { segments: ['night'] }, {}]);
  });
});

test('withDuplicate(document, path) adds the same plan under a name and an id of its own', () => {
  const { document: after, path } = withDuplicate(document, ['plans', 1]);
  expect(path).toEqual(['plans', 4]);
  expect(valueAt(after, path)).toMatchObject({ id: 'canary-release-copy', name: 'Canary release (copy)' });
  expect(valueAt(after, [...path, 'phases'])).toEqual(valueAt(document, ['plans', 1, 'phases']));
  expect(checkScenario(withDuplicate(after, ['plans', 1]).document).problems).toEqual([]);
});
