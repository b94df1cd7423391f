import { describe, expect, test } from 'vitest';
import { formatProblem, parseScenario } from '../../../sim-core/index.ts';
import type { Scenario } from '../../../sim-core/index.ts';
import { chooseEngine } from '../../../sim-core/engine/engine.ts';
import { compileScenario } from '../../../sim-core/run/compileScenario.ts';
import { playChunk } from '../../../sim-core/run/playChunk.ts';
import { traceReplication } from '../../../sim-core/run/traceReplication.ts';
import { challengerUses } from '../../../sim-core/scenario/playedFormulas.ts';
import { strategies } from '../../../sim-core/strategies/index.ts';
import { scenarioOf, smallWorlds } from '../worlds.ts';

const stages = [
  { share: 0.03, hours: 24 },
  { share: 0.37, hours: 24 },
];
const gates = [{ kind: 'z', metric: 'errors', limit: 3 }];
const plans = {
  canary: [{ strategy: 'canary', stages, gates }],
  before: [{ strategy: 'canary', stages, gates, beforeHours: 5 }],
  back: [
    {
      strategy: 'canary',
      stages,
      gates,
      rollback: { lagHours: 0, steps: [{ share: 0.0123, hours: 2 }] },
    },
  ],
  ab: [{ strategy: 'ab', challengerShare: 0.41, hours: 48, holdout: 0.17 }],
};

/** A scenario with that formula as the challenger's error, as a file. */
function fileWith(formula: string, world: Record<string, unknown> = {}): string {
  const scenario = scenarioOf({ horizonHours: 96, tickMinutes: 30, ...world }, plans);
  return JSON.stringify({
    ...scenario,
    world: { ...scenario.world, challenger: { error: { kind: 'formula', formula }, segments: {} } },
  });
}

const linesOf = (text: string) => parseScenario(text).problems.map(formatProblem);

describe('parseScenario(text) refuses a formula that has no value', () => {
  test.each([
    ['at one tick of many', '0.02+0*(1/(hours-61.5))', 'hours 61.5'],
    ['in a condition at a share of one stage', '0.02 + 0.3 * (0 / (share - 0.37) < 1)', 'share 0.37'],
    ['at a share of one stage', '0.02/(share!=0.37)', 'share 0.37'],
    ['at a share of one step back', '0.02/(share!=0.0123)', 'share 0.0123'],
    ['at the share of a test', '0.02/(share!=0.41)', 'share 0.41'],
    ['at the share that a holdout leaves', '0.02/(share!=1-0.17)', 'share 0.83'],
    ['between two moments after the start', '0.02/(1-(sinceStart>3)*(sinceStart<3.6))', 'sinceStart 3.5'],
    ['after hours that are counted', '0.02/((hours!=7)+(sinceStart!=2))', 'hours 7, sinceStart 2'],
    ['under the load of one hour', '0.02/(load<1.5999)', 'load 1.6'],
  ])('%s', (_, formula, at) => {
    const shape = { kind: 'cycle', dailyAmplitude: 0.6, peakHour: 12 };
    expect(linesOf(fileWith(formula, { traffic: { requestsPerSecond: 1, shape } }))).toEqual([
      `world.challenger.error.formula requires a formula with a value everywhere, got none at ${at}`,
    ]);
  });

  test('nowhere that playing comes to: it is accepted', () => {
    expect(linesOf(fileWith('0.02/(share!=0.36)'))).toEqual([]);
    expect(linesOf(fileWith('0.02/(hours!=61.25)'))).toEqual([]);
  });
});

describe('a formula whose hole no check found', () => {
  /** Past the check, as one is whose formulas are too much work to try at every moment. */
  const unchecked = (formula: string): Scenario => {
    const { scenario } = parseScenario(fileWith('0.02'));
    const { world } = scenario!;
    return {
      ...scenario!,
      world: { ...world, challenger: { error: { kind: 'formula', formula }, segments: {} } },
    };
  };

  test.each([
    ['in the truth', '1/(hours-61.5)', 'hours 61.5'],
    ['in a stage', '0.02/(share!=0.37)', 'share 0.37'],
  ])('%s ends playing with its path and the moment', (_, formula, at) => {
    const play = () =>
      playChunk(compileScenario(unchecked(formula)), chooseEngine('auto'), 1, { from: 0, to: 40 });
    expect(play).toThrow(
      expect.objectContaining({
        name: 'UnplayableScenario',
        message: `world.challenger.error.formula requires a value at every moment that is played, got none at ${at}`,
      }),
    );
  });
});

test.each(Object.entries(smallWorlds))(
  'the plans of the world "%s" expose nobody otherwise than they say',
  (_, make) => {
    const scenario = make();
    const compiled = compileScenario(scenario);
    for (const plan of scenario.plans) {
      const uses = challengerUses({ ...scenario, plans: [plan] }, strategies);
      const shares = new Set(uses.map(({ share }) => share));
      const starts = new Set(uses.map(({ startHours }) => startHours));
      const { ticks } = traceReplication(compiled, 'lazy', 1, plan.id, 0);
      let startHours = Infinity;
      for (const { hours, exposure } of ticks) {
        expect(shares).toContain(exposure.challenger + exposure.interleaved);
        if (exposure.challenger + exposure.interleaved + exposure.shadowed > 0) {
          startHours = Math.min(startHours, hours);
        }
      }
      expect(starts).toContain(startHours);
    }
  },
);
