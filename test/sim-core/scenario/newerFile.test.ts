import { describe, expect, test } from 'vitest';
import { formatProblem, parseScenario } from '../../../sim-core/index.ts';
import { shippedTexts } from './shipped.ts';

const text = shippedTexts.get('slow-burn')!;

type Loose = Record<string, unknown> & {
  world: Record<string, Record<string, unknown>>;
  plans: (Record<string, unknown> & { phases: Record<string, unknown>[] })[];
};

/** The shipped scenario as version 3 would have written it, with what only that version knows. */
function newer(change: (file: Loose) => void = () => {}): string {
  const file = JSON.parse(text) as Loose;
  file['version'] = 3;
  change(file);
  return JSON.stringify(file);
}

describe('parseScenario(text) of a newer version', () => {
  test('reads what it knows, says what it leaves out, and where', () => {
    const {
      scenario,
      newer: found,
      warnings,
    } = parseScenario(
      newer((file) => {
        file['regions'] = [{ deep: true }];
        file.world['challenger']!['carbon'] = 5;
        file.plans[1]!.phases[0]!['budget'] = { limit: 1 };
      }),
    );
    expect(scenario).toEqual(parseScenario(text).scenario);
    expect(found).toEqual({
      version: 3,
      lost: expect.arrayContaining([
        ['regions'],
        ['world', 'challenger', 'carbon'],
        ['plans', 1, 'phases', 0, 'budget'],
      ]) as unknown,
    });
    expect(found!.lost).toHaveLength(3);
    expect(warnings.map(formatProblem)).toEqual([
      'version is 3, of a newer Rollout Lab; this one reads version 1, and what it does not know it leaves out',
      ...found!.lost.map((path) =>
        formatProblem({ path, message: 'is not known to this version and was left out' }),
      ),
    ]);
  });

  test('leaves out what stands inside one of several ways to write a value', () => {
    const { newer: found } = parseScenario(
      newer((file) => {
        const error = { kind: 'formula', formula: '0.01', smooth: true };
        Object.assign(file.world['challenger']!, { error });
      }),
    );
    expect(found?.lost).toEqual([['world', 'challenger', 'error', 'smooth']]);
  });

  test('is refused with the reason where it cannot be understood', () => {
    const strategy = newer((file) => (file.plans[0]!.phases[0]!['strategy'] = 'bandit'));
    const [first, second, ...others] = parseScenario(strategy).problems.map(formatProblem);
    expect(first).toBe(
      'The file was written by a newer Rollout Lab (version 3); this one reads version 1 and cannot make sense of it',
    );
    expect(second).toMatch(/^plans\[0\]\.phases\[0\]\.strategy requires a strategy: one of/);
    expect(others).toEqual([]);
  });

  test('is taken for newer only by a whole number', () => {
    for (const version of ['1.5', '1e400', '"2"', '[2]']) {
      const lines = parseScenario(text.replace('"version": 1', `"version": ${version}`)).problems.map(
        formatProblem,
      );
      expect(lines).toEqual([
        expect.stringMatching(/^version requires 1, the version this program knows, got/),
      ]);
    }
  });

  test('is bounded: keys by the hundred are left out and a hundred of them named, prototypes are not touched', () => {
    const many = Object.fromEntries(Array.from({ length: 900 }, (_, index) => [`key${index}`, 0]));
    const file = newer((written) => Object.assign(written, many)).replace(
      '{',
      '{"__proto__":{"polluted":true},"constructor":{"prototype":5},',
    );
    const { scenario, newer: found, warnings } = parseScenario(file);
    expect(scenario).toEqual(parseScenario(text).scenario);
    expect(found!.lost).toHaveLength(902);
    expect(warnings.length).toBeLessThan(110);
    expect(warnings.map(formatProblem)).toContain('The file has 802 more settings that were left out');
    expect('polluted' in {}).toBe(false);
  });
});
