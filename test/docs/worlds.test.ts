import { describe, expect, test } from 'vitest';
import { checkScenario, formatProblem } from '../../sim-core/index.ts';
import { parseFormula } from '../../sim-core/formula/formula.ts';
import { compileScenario } from '../../sim-core/run/compileScenario.ts';
import { playChunk } from '../../sim-core/run/playChunk.ts';
import { scenarioOf } from '../sim-core/worlds.ts';
import { fragmentsOf, textOf } from './fragments.ts';

const fragments = fragmentsOf('worlds.md');

describe('docs/worlds.md', () => {
  test('shows every part of a world', () => {
    expect(fragments.map(([title]) => title)).toEqual([
      'Traffic',
      'Users',
      'Segments and edge cases',
      'Drift',
      'How a model behaves',
      'Machines',
      'Feedback',
      'Late labels and lost records',
      'Answers and predictions',
      'Rankings',
    ]);
  });

  test.each(fragments)('%s: what it shows is accepted and runs', (_, json) => {
    const base = scenarioOf({}, { canary: [{ strategy: 'canary', stages: [{ share: 0.2, hours: 12 }] }] });
    const { segments, ...world } = base.world;
    const shown = JSON.parse(json) as Record<string, unknown>;
    const { scenario, problems } = checkScenario({ ...base, world: { ...world, segments, ...shown } });
    expect(problems.map(formatProblem)).toEqual([]);
    const [outcomes] = playChunk(compileScenario(scenario!), 'lazy', 1, { from: 0, to: 3 });
    expect(outcomes!.columns.requests.every((requests) => requests > 0)).toBe(true);
  });

  test('names formulas that can be read', () => {
    const rows = [...textOf('worlds.md').matchAll(/^\| (.+?) +\| (.+?) +\|$/gm)].map(([, , how]) => how!);
    const formulas = rows.flatMap((how) => [...how.matchAll(/`([^`]*(?:sinceStart|share|hours)[^`]*)`/g)]);
    expect(formulas.length).toBeGreaterThan(3);
    for (const [, formula] of formulas) expect(parseFormula(formula!).uses.size).toBeGreaterThan(0);
  });

  test('says of signs, chains and conditions what holds', () => {
    const [about] = textOf('worlds.md').match(/^They are read as.*\n\n.*$/m)!;
    const at = { hours: 0, sinceStart: 0, share: 0.1, load: 1, segment: 'rare' };
    const valueOf = (formula: string) => parseFormula(formula.replaceAll('x', 'share')).evaluate(at);
    const told = [...about.matchAll(/`([^`]+)`/g)].map(([, code]) => code!);
    const values = new Map(told.filter((code) => /[\dx]/.test(code)).map((code) => [code, valueOf(code)]));
    expect(Object.fromEntries(values)).toEqual({
      '2 ^ 3 ^ 2': 512,
      '(-x) ^ 2': expect.closeTo(0.01, 12),
      '-(x ^ 2)': expect.closeTo(-0.01, 12),
      '2 ^ -x': expect.closeTo(2 ** -0.1, 12),
      '1 < x && x < 5': 0,
      '1 / 0': Number.NaN,
      'log(0)': Number.NaN,
      'hours > 0 && 1 / hours < 0.5': 0,
    });
  });
});
