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
});
