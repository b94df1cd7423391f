import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { EventDrawer } from '../../../sim-core/engine/eventDrawer.ts';
import { ExpectedTraffic } from '../../../sim-core/engine/expectedTraffic.ts';
import { streamsOf } from '../../../sim-core/engine/streams.ts';
import { TickDrawer } from '../../../sim-core/engine/tickDrawer.ts';
import type { Reading, Strategy } from '../../../sim-core/index.ts';
import {
  linkedQuantities,
  plannedPhase,
  scenarioSchema,
  solveLinked,
  strategies as registered,
  summarize,
} from '../../../sim-core/index.ts';
import { compileScenario } from '../../../sim-core/run/compileScenario.ts';
import { playChunk } from '../../../sim-core/run/playChunk.ts';
import type { Evidence } from '../../../sim-core/strategies/evidence.ts';
import type { Decision, PlanningContext, StrategyRun } from '../../../sim-core/strategies/strategy.ts';
import { meanEffect } from '../../../sim-core/world/meanEffect.ts';
import { scenarioOf } from '../worlds.ts';
import { holdback } from './holdback.ts';

/** The product's strategies and a fifth, which is one file and this line. */
const strategies: readonly Strategy[] = [...registered, holdback];

const context: PlanningContext = {
  tickHours: 1,
  horizonHours: 48,
  ranking: { queries: 20, documents: 5, shown: 3 },
  mostRequests: () => 1000,
  requestsPerSession: 1,
  users: 200,
  watchesLatency: true,
  comparesAnswers: false,
  watchesPredictions: false,
  visibleSegments: ['all'],
  truthArrivesAnyway: 0,
  labelsAreLate: false,
  successVaries: true,
};
const ranking = { queries: 20, documents: 5, shown: 3, incumbentNoise: 1, challengerNoise: 1 };

/** A scenario in which the strategy runs with its own defaults. */
function scenarioWith(strategy: Strategy, world: Record<string, unknown> = {}) {
  return scenarioOf(
    { horizonHours: 48, incumbent: { error: 0.05 }, ranking, traffic: { requestsPerSecond: 0.05 }, ...world },
    { only: [{ strategy: strategy.kind, ...(strategy.defaults(context) as object) }] },
    { known: strategies },
  );
}

function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(deepFreeze);
    Object.freeze(value);
  }
  return value;
}

interface Step {
  readonly tick: number;
  readonly exposure: unknown;
  readonly lookAt: number;
  readonly decision: Decision;
  readonly reading: Reading;
  readonly units: number;
}

/** Lets a run play against drawn evidence and writes down every move. */
function playRun(
  strategy: Strategy,
  {
    engine = 'ticks',
    after = () => {},
  }: { engine?: 'ticks' | 'events'; after?: (evidence: Evidence) => void } = {},
): Step[] {
  const settings = deepFreeze(strategy.defaults(context));
  const { world } = compileScenario(scenarioWith(strategy), strategies);
  const open = streamsOf(7)(0);
  const traffic = new ExpectedTraffic(world, open);
  const drawer =
    engine === 'ticks' ? new TickDrawer(world, traffic, open) : new EventDrawer(world, traffic, open);
  drawer.startPhase(strategy.needs(settings));
  const run: StrategyRun = strategy.start(settings, { tickHours: 1, startTick: 0, horizonTicks: 48 });
  const steps: Step[] = [];
  for (let tick = 0; tick < 48;) {
    const { exposure, lookAt } = run.watch(tick);
    const seen = { ...exposure };
    expect(lookAt).toBeGreaterThan(tick);
    expect(Number.isInteger(lookAt)).toBe(true);
    const to = Math.min(48, lookAt);
    const evidence = drawer.draw(tick, to, exposure, world);
    const decision = run.observe(evidence, to);
    after(evidence);
    steps.push({ tick, exposure: seen, lookAt, decision, reading: run.reading(), units: run.unitsSeen() });
    tick = to;
    if (decision !== 'continue') break;
  }
  return steps;
}

/** Overwrites every number in a tree, as an engine that reuses its evidence does. */
function scribble(value: object): void {
  for (const [key, entry] of Object.entries(value)) {
    if (typeof entry === 'number') Reflect.set(value, key, 1e12);
    else if (typeof entry === 'object' && entry !== null) scribble(entry as object);
  }
}

/** WCAG relative luminance of "#rrggbb". */
function contrast(first: string, second: string): number {
  const luminance = (colour: string) => {
    const [red, green, blue] = [1, 3, 5].map((at) => {
      const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
      return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
    }) as [number, number, number];
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [dark, light] = [luminance(first), luminance(second)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

describe('the registry', () => {
  it('holds the four strategies of the design under their words', () => {
    expect(registered.map(({ kind }) => kind)).toEqual(['ab', 'canary', 'interleaved', 'shadow']);
  });

  it('gives every strategy a kind, hue, dash and marker of its own', () => {
    const distinct = (values: string[]) => new Set(values).size;
    expect(distinct(strategies.map(({ kind }) => kind))).toBe(strategies.length);
    expect(distinct(strategies.map(({ appearance }) => appearance.colour))).toBe(strategies.length);
    expect(distinct(strategies.map(({ appearance }) => appearance.dash))).toBe(strategies.length);
    expect(distinct(strategies.map(({ appearance }) => appearance.marker))).toBe(strategies.length);
  });
});

describe.each(strategies.map((strategy) => [strategy.kind, strategy] as const))(
  'strategy "%s"',
  (kind, strategy) => {
    it('lists every exposure that it asks for', () => {
      const listed = strategy.exposures(strategy.defaults(context));
      for (const { exposure } of playRun(strategy)) expect(listed).toContainEqual(exposure);
    });

    it('describes itself: name, bet, blind spot, and a title and help for every setting', () => {
      for (const words of [strategy.name, strategy.summary, strategy.blindSpot]) expect(words).not.toBe('');
      const { properties } = z.toJSONSchema(strategy.settings, { io: 'input' });
      expect(Object.keys(properties ?? {}).length).toBeGreaterThan(0);
      for (const [name, property] of Object.entries(properties ?? {})) {
        expect(property, name).toMatchObject({ title: expect.any(String), description: expect.any(String) });
      }
    });

    it('is seen above 3:1 on white and on the dark ground', () => {
      expect(contrast(strategy.appearance.colour, '#ffffff')).toBeGreaterThan(3);
      expect(contrast(strategy.appearance.colour, '#121212')).toBeGreaterThan(3);
    });

    it('has defaults that its own schema and checks accept, and that the horizon holds', () => {
      const settings = strategy.defaults(context);
      expect(strategy.settings.safeParse(settings).success).toBe(true);
      expect(strategy.check(settings, context)).toEqual([]);
      expect(strategy.durationHours(settings)).toBeLessThanOrEqual(context.horizonHours + 1e-9);
    });

    it('is parsed by the scenario schema under its kind, and an unknown setting is refused', () => {
      const scenario = scenarioWith(strategy);
      expect(scenario.plans[0]!.phases[0]!.strategy).toBe(kind);
      const strange = {
        ...scenario,
        plans: [{ id: 'x', name: 'x', phases: [{ ...scenario.plans[0]!.phases[0], no: 1 }] }],
      };
      expect(scenarioSchema(strategies).safeParse(strange).success).toBe(false);
    });

    it.each(['ticks', 'events'] as const)(
      'asks for valid exposures and decides within its duration (%s)',
      (engine) => {
        const steps = playRun(strategy, { engine });
        for (const { exposure } of steps) {
          const { by, challenger, interleaved, shadowed } = exposure as Record<string, number | string>;
          expect(['request', 'user']).toContain(by);
          for (const share of [challenger, interleaved, shadowed]) {
            expect(share).toBeGreaterThanOrEqual(0);
            expect(share).toBeLessThanOrEqual(1);
          }
          expect(Number(challenger) + Number(interleaved) + Number(shadowed)).toBeLessThanOrEqual(1 + 1e-12);
        }
        const last = steps.at(-1)!;
        expect(last.decision).not.toBe('continue');
        expect(Math.min(48, last.lookAt)).toBeLessThanOrEqual(
          Math.ceil(strategy.durationHours(strategy.defaults(context))),
        );
      },
    );

    it('plays the same moves again on the same evidence', () => {
      expect(playRun(strategy)).toEqual(playRun(strategy));
    });

    it('does not keep the evidence: overwriting it afterwards changes nothing', () => {
      expect(playRun(strategy, { after: scribble })).toEqual(playRun(strategy));
    });

    it('counts units that never fall, and shows finite numbers or none', () => {
      let before = 0;
      for (const { units, reading } of playRun(strategy)) {
        expect(units).toBeGreaterThanOrEqual(before);
        before = units;
        for (const { ownIntervals, ...comparison } of reading.comparisons) {
          for (const [name, value] of Object.entries(comparison)) {
            expect(value === null || typeof value === 'string' || Number.isFinite(value), name).toBe(true);
          }
          for (const role of ['incumbent', 'challenger'] as const) {
            const [low, high] = ownIntervals?.[role] ?? [-Infinity, Infinity];
            expect(low).toBeLessThanOrEqual((comparison[role] ?? low) + 1e-12);
            expect(high).toBeGreaterThanOrEqual((comparison[role] ?? high) - 1e-12);
          }
        }
      }
      expect(before).toBeGreaterThan(0);
    });

    it('comes to an end on evidence of nothing at all', () => {
      const settings = strategy.defaults(context);
      const run = strategy.start(settings, { tickHours: 1, startTick: 0, horizonTicks: 48 });
      let decision: Decision = 'continue';
      for (let tick = 0; tick < 48 && decision === 'continue';) {
        const { lookAt } = run.watch(tick);
        tick = Math.min(48, lookAt);
        decision = run.observe({}, tick);
        expect(run.reading().comparisons.map(({ statistic }) => statistic ?? 'none')).toEqual(
          run.reading().comparisons.map(() => 'none'),
        );
      }
      expect(decision).not.toBe('continue');
    });

    it('starts where the phase starts, not at the beginning of the world', () => {
      const settings = strategy.defaults(context);
      const early = strategy
        .start(settings, { tickHours: 1, startTick: 0, horizonTicks: 100 })
        .watch(0).lookAt;
      const late = strategy
        .start(settings, { tickHours: 1, startTick: 30, horizonTicks: 100 })
        .watch(30).lookAt;
      expect(late).toBe(early + 30);
    });

    it('asks theory for no sample where the models are equal, and for a positive one or none where they differ', () => {
      const settings = strategy.defaults(context);
      const equal = meanEffect(compileScenario(scenarioWith(strategy), strategies).world, 48);
      expect(strategy.requiredSample(settings, equal)).toBeUndefined();
      const worse = scenarioWith(strategy, {
        challenger: { error: 0.2 },
        ranking: { ...ranking, challengerNoise: 5 },
      });
      const required = strategy.requiredSample(
        settings,
        meanEffect(compileScenario(worse, strategies).world, 48),
      );
      expect(required ?? Infinity).toBeGreaterThan(1);
    });

    it('is sized by its own description, or says in a sentence that theory has no number', () => {
      const { world, plans } = scenarioWith(strategy, { challenger: { error: 0.1, rankingNoise: 4 } });
      const phase = plannedPhase(world, plans[0]!, 0, strategies);
      const answers = linkedQuantities.map((solveFor) =>
        'unknown' in phase ? phase : solveLinked(phase, { ...phase.supply, power: 0.8, solveFor }),
      );
      for (const answer of answers) {
        const found = 'unknown' in answer ? { unattainable: answer.unknown } : answer;
        const numbers = Object.values(found).filter((value) => typeof value === 'number');
        expect(numbers.every((value) => Number.isFinite(value))).toBe(true);
        expect(found.unattainable ?? 'attainable.').toMatch(/\.$/);
      }
      expect('unknown' in phase).toBe(strategy.sizing === undefined);
    });

    it('is played, summarized and shown by the rest of the product without being named in it', () => {
      const scenario = scenarioWith(strategy);
      const compiled = compileScenario(scenario, strategies);
      const outcomes = playChunk(compiled, 'ticks', 1, { from: 0, to: 20 });
      const result = summarize({ scenario, seed: 1, engine: 'auto', outcomes, complete: true }, strategies);
      expect(result.plans[0]).toMatchObject({
        strategies: [kind],
        sampleSize: { unit: strategy.sampleUnit(strategy.defaults(context)) },
      });
      const { promoted, rolledBack, undecided } = result.plans[0]!.verdict;
      expect(promoted!.estimate + rolledBack!.estimate + undecided!.estimate).toBeCloseTo(1, 12);
    });
  },
);
