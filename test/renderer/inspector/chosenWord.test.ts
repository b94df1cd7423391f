import { describe, expect, test } from 'vitest';
import { withWordChosen } from '../../../renderer/inspector/chosenWord.ts';
import { worldAdditions } from '../../../renderer/outline/newParts.ts';
import { valueAt, withValueAt } from '../../../renderer/store/path.ts';
import type { Json } from '../../../renderer/store/path.ts';
import { checkScenario, formatProblem, parseScenario } from '../../../sim-core/index.ts';
import { shippedText } from '../fixtures/store.ts';

const problemsOf = (document: Json) => checkScenario(document).problems.map(formatProblem);
const opened = parseScenario(shippedText('needle')).scenario as unknown as Json;
const withAdded = (key: string) =>
  worldAdditions(opened)
    .find((addition) => addition.key === key)!
    .add(opened);

describe('withWordChosen(document, path, word)', () => {
  const { document, path } = withAdded('drifts');
  const choose = (from: Json, key: string, word: string) => withWordChosen(from, [...path, key], word);

  test.each(['sudden', 'gradual', 'incremental', 'recurring', 'outlier'])(
    'gives a drift that becomes %s the hours that it takes, and takes them away from others',
    (shape) => {
      const chosen = choose(document, 'shape', shape);
      expect(problemsOf(chosen)).toEqual([]);
      const back = choose(chosen, 'shape', 'sudden');
      expect(problemsOf(back)).toEqual([]);
      expect(valueAt(back, path)).toEqual(valueAt(document, path));
    },
  );
  test('names a segment for a drift of the mix of requests, for both models', () => {
    const chosen = choose(choose(document, 'model', 'challenger'), 'kind', 'covariate');
    expect(valueAt(chosen, path)).toMatchObject({ quantity: 'share', model: 'both', segments: ['needle'] });
    expect(problemsOf(chosen)).toEqual([]);
  });
  test('gives machines of their own a capacity', () => {
    const added = withAdded('capacity');
    const chosen = withWordChosen(added.document, [...added.path, 'machines'], 'separate');
    expect(problemsOf(chosen)).toEqual([]);
    expect(valueAt(chosen, [...added.path, 'challengerRequestsPerSecond'])).toBe(4.6296);
  });
  test('leaves problems alone that were there before', () => {
    const wrong = withValueAt(document, [...path, 'everyHours'], 5);
    expect(problemsOf(wrong)).toHaveLength(1);
    expect(valueAt(choose(wrong, 'model', 'challenger'), [...path, 'everyHours'])).toBe(5);
  });
});
