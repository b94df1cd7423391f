import { describe, expect, test } from 'vitest';
import { changeSentence, changeWords } from '../../../renderer/changes/changeWords.ts';
import { placeInDraft } from '../../../renderer/changes/placeInDraft.ts';
import { scenarioChanges } from '../../../renderer/changes/scenarioChanges.ts';
import { withValueAt } from '../../../renderer/store/path.ts';
import type { Json, Path } from '../../../renderer/store/path.ts';
import { checkScenario, formatProblem, parseScenario, strategies } from '../../../sim-core/index.ts';
import { shippedText } from '../fixtures/store.ts';

const before = parseScenario(shippedText('slow-burn')).scenario as unknown as Json;

/** A scenario after edits, as the core has it. */
function edited(...edits: readonly (readonly [Path, Json | undefined])[]): Json {
  let document = before;
  for (const [path, value] of edits) document = withValueAt(document, path, value);
  const { scenario, problems } = checkScenario(document);
  if (!scenario) throw new Error(problems.map(formatProblem).join('\n'));
  return scenario as unknown as Json;
}

/** What changed from the shipped scenario, a line each. */
function told(after: Json, from = before): readonly string[] {
  return scenarioChanges(from, after).map((change) => changeSentence(changeWords(change, from, after)));
}

const stages: Path = ['plans', 1, 'phases', 0, 'stages'];

describe('changeWords(change) of numbers', () => {
  test('says nothing where nothing changed', () => {
    expect(told(edited())).toEqual([]);
  });
  test('leads from the plan to the setting, with units', () => {
    expect(told(edited([[...stages, 1, 'share'], 0.1], [[...stages, 0, 'hours'], 12]))).toEqual([
      'Canary release › stage 1 › lasts: 24 h → 12 h',
      'Canary release › stage 2 › share: 5% → 10%',
    ]);
  });
  test('tells world, models and run settings', () => {
    expect(
      told(
        edited(
          [['seed'], 2],
          [['replications'], 5000],
          [['world', 'traffic', 'requestsPerSecond'], 4],
          [['world', 'incumbent', 'error'], 0.03],
          [['world', 'challenger', 'error'], 0.04],
          [['world', 'drifts', 0, 'change'], 0.02],
        ),
      ),
    ).toEqual([
      'Seed: 1 → 2',
      'Replications: 1,000 → 5,000',
      'Traffic: 2.3148 requests/s → 4 requests/s',
      'Incumbent › errors: 2% → 3%',
      'Challenger › errors: left out → 4%',
      'Errors creep up › change: 1.4% → 2%',
    ]);
  });
  test('says that a setting is written in another way, and tells a long list of numbers as one', () => {
    const curve = { kind: 'curve', over: 'hours', points: [{ at: 0, value: 0.02 }] };
    const profile = Array.from({ length: 168 }, (_, hour) => (hour < 12 ? 2 : 1));
    const flat = edited([['world', 'traffic', 'shape', 'hourOfWeek'], Array.from({ length: 168 }, () => 1)]);
    expect(told(edited([['world', 'incumbent', 'error'], curve]))).toEqual([
      'Incumbent › errors: 2% → curve',
    ]);
    const uneven = edited([['world', 'traffic', 'shape', 'hourOfWeek'], profile]);
    expect(told(uneven, flat)).toEqual([expect.stringMatching(/^Traffic › .*: 12 of 168 values differ$/)]);
  });
});

describe('changeWords(change) of parts', () => {
  const canary = (share: number, hours: number) => ({ share, hours });

  test('names a stage that was put first, and leaves the others alone', () => {
    const after = edited([stages, [canary(0.005, 6), canary(0.01, 24), canary(0.05, 48)]]);
    expect(told(after)).toEqual(['Canary release › stage 1: added']);
    expect(told(before, after)).toEqual(['Canary release › stage 1: removed']);
  });
  test('finds plans by their ids, whatever their order and names', () => {
    const plans = (before as unknown as { plans: readonly { readonly name: string }[] }).plans;
    const [ab, second, ...rest] = plans as unknown as readonly [Json, Json, ...Json[]];
    const renamed = withValueAt(second, ['name'], 'Fast canary');
    const added = withValueAt(withValueAt(ab, ['id'], 'long'), ['name'], 'Long A/B test');
    expect(told(edited([['plans'], [renamed, ...rest, added]]))).toEqual([
      'Plan A/B test: removed',
      'Fast canary › name: “Canary release” → “Fast canary”',
      'Plan Long A/B test: added',
    ]);
    expect(told(edited([['plans'], [second, ab, ...rest]]))).toEqual(['Plans: in another order']);
  });
  test('tells another strategy of a plan as a phase that went and one that came', () => {
    const kinds = strategies.map(({ kind }) => kind);
    expect(kinds).toContain('shadow');
    const shadow = { strategy: 'shadow', share: 0.1, hours: 72 };
    expect(told(edited([['plans', 0, 'phases'], [shadow]]))).toEqual([
      'A/B test › phase 1, A/B test: removed',
      'A/B test › phase 1, shadow mode: added',
    ]);
  });
  test('tells a segment, what differs in it, and how many points of a curve were moved', () => {
    const segments = [
      { id: 'everyone', name: 'All requests', share: 0.9 },
      { id: 'whales', name: 'Whales', share: 0.1 },
    ];
    const parted = edited(
      [['world', 'segments'], segments],
      [['world', 'challenger', 'segments'], { whales: { error: 0.5 } }],
    );
    expect(told(parted)).toEqual([
      'All requests › share: 100% → 90%',
      'Segment Whales: added',
      'Challenger › in Whales: added',
    ]);
    const worse = withValueAt(parted, ['world', 'challenger', 'segments', 'whales', 'error'], 0.6);
    expect(told(worse, parted)).toEqual(['Challenger › in Whales › errors: 50% → 60%']);
    const curve = (height: number) => ({
      kind: 'curve',
      over: 'hours',
      points: Array.from({ length: 10 }, (_, at) => ({ at, value: 0.02 + (at > 1 ? height : 0) })),
    });
    const [low, high] = [0.01, 0.02].map((height) =>
      edited([['world', 'incumbent', 'error'], curve(height)]),
    );
    expect(told(high!, low)).toEqual(['Incumbent › errors › points: 8 of 10 values differ']);
  });
});

test('changeWords(change) has words for all that differs between two shipped scenarios', () => {
  const other = parseScenario(shippedText('needle')).scenario as unknown as Json;
  const lines = told(other);
  expect(lines.length).toBeGreaterThan(5);
  for (const line of lines) expect(line).toMatch(/^\p{Lu}.*: \S(?!.*(undefined|NaN|\[object))/u);
});

describe('placeInDraft(scenario, path, draft)', () => {
  test('finds a plan by its id where it stands now', () => {
    const [, ...rest] = (before as unknown as { plans: readonly Json[] }).plans;
    const draft = withValueAt(before, ['plans'], rest);
    expect(placeInDraft(before, [...stages, 1, 'share'], draft)).toEqual([
      'plans',
      0,
      'phases',
      0,
      'stages',
      1,
      'share',
    ]);
    expect(placeInDraft(before, ['plans', 0], draft)).toEqual(['plans', 0]);
  });
});
