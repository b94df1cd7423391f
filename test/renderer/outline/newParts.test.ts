import { describe, expect, test } from 'vitest';
import { planAdditions, worldAdditions } from '../../../renderer/outline/newParts.ts';
import { valueAt, withValueAt } from '../../../renderer/store/path.ts';
import type { Json } from '../../../renderer/store/path.ts';
import { checkScenario, formatProblem, parseScenario, strategies } from '../../../sim-core/index.ts';
import { shippedText } from '../fixtures/store.ts';

const opened = (id: string) => parseScenario(shippedText(id)).scenario as unknown as Json;
const problemsOf = (document: Json) => checkScenario(document).problems.map(formatProblem);
const added = (document: Json, key: string) =>
  worldAdditions(document)
    .find((addition) => addition.key === key)!
    .add(document);

describe('worldAdditions(document)', () => {
  test.each(['slow-burn', 'needle'])('are all valid in %s, twice over where there can be two', (id) => {
    const document = opened(id);
    for (const { add, key } of worldAdditions(document)) {
      const once = add(document);
      expect(problemsOf(once.document)).toEqual([]);
      expect(valueAt(once.document, once.path)).toBeDefined();
      const again = worldAdditions(once.document).find((addition) => addition.key === key);
      expect(again ? problemsOf(again.add(once.document).document) : []).toEqual([]);
    }
  });
  test('has what a world has at most once only while it is not there', () => {
    const keys = (document: Json) => worldAdditions(document).map(({ key }) => key);
    const document = opened('needle');
    expect(keys(document)).toContain('capacity');
    expect(keys(added(document, 'capacity').document)).not.toContain('capacity');
  });
  test('gives a new segment a part of the largest, so that shares still sum to 1', () => {
    const document = opened('needle');
    const { document: after, path } = added(document, 'segments');
    const shares = (of: Json) =>
      (valueAt(of, ['world', 'segments']) as { share: number }[]).map(({ share }) => share);
    const largest = shares(document).indexOf(Math.max(...shares(document)));
    expect(valueAt(after, [...path, 'share'])).toBe(0.01);
    expect(shares(after)[largest]).toBeCloseTo(shares(document)[largest]! - 0.01, 12);
    expect(shares(after).reduce((sum, share) => sum + share)).toBeCloseTo(1, 12);
  });
  test('gives new machines room for the traffic that there is', () => {
    const document = withValueAt(opened('needle'), ['world', 'traffic', 'requestsPerSecond'], 300);
    const { document: after } = added(document, 'capacity');
    expect(valueAt(after, ['world', 'capacity', 'requestsPerSecond'])).toBe(600);
  });
});

describe('planAdditions(document)', () => {
  test('has each registered strategy, with its defaults, under an id and a name of its own', () => {
    let document = opened('slow-burn');
    for (const { add } of planAdditions(document)) document = add(document).document;
    expect(problemsOf(document)).toEqual([]);
    const plans = (valueAt(document, ['plans']) as { phases: { strategy: string }[] }[]).slice(
      -strategies.length,
    );
    expect(plans.map(({ phases }) => phases[0]!.strategy)).toEqual(strategies.map(({ kind }) => kind));
    expect(plans[0]).toMatchObject({ id: 'a-b-test-2', name: 'A/B test 2' });
  });
  test('says what a plan lacks in a world', () => {
    const notes = (document: Json) =>
      planAdditions(document).flatMap(({ key, note }) => (note === undefined ? [] : [`${key}: ${note}`]));
    const document = opened('slow-burn');
    expect(notes(document)).toEqual([]);
    expect(notes(withValueAt(document, ['world', 'ranking'], undefined))).toEqual([
      'interleaved: requires a world with a ranking: there are no lists to interleave',
    ]);
  });
});
