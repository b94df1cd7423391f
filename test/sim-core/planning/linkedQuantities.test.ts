import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compileScenario } from '../../../sim-core/run/compileScenario.ts';
import { playChunk } from '../../../sim-core/run/playChunk.ts';
import {
  detectableRate,
  parseScenario,
  plannedPhase,
  powerPairs,
  powerPreference,
  powerTwoProportions,
  solveLinked,
  strategies,
  summarize,
} from '../../../sim-core/index.ts';
import type {
  LinkedAnswer,
  LinkedQuantity,
  LinkedQuestion,
  PlannedPhase,
  Scenario,
} from '../../../sim-core/index.ts';
import { meanEffect } from '../../../sim-core/world/meanEffect.ts';

const folder = new URL('../../../assets/scenarios/', import.meta.url);
const shipped = readdirSync(folder).map((file) => file.replace('.rollout.json', ''));

function scenarioOf(id: string): Scenario {
  const { scenario } = parseScenario(readFileSync(new URL(`${id}.rollout.json`, folder), 'utf8'));
  return scenario!;
}

/** A phase of a shipped plan, ready to be asked. */
function phaseOf(scenario: Scenario, planId: string, index = 0): PlannedPhase {
  const plan = scenario.plans.find(({ id }) => id === planId)!;
  const phase = plannedPhase(scenario.world, plan, index);
  if ('unknown' in phase) throw new Error(phase.unknown);
  return phase;
}

function solve(
  phase: PlannedPhase,
  solveFor: LinkedQuantity,
  given: Partial<LinkedQuestion> = {},
): LinkedAnswer {
  const answer = solveLinked(phase, { ...phase.supply, power: 0.8, solveFor, ...given });
  if ('unknown' in answer) throw new Error(answer.unknown);
  return answer;
}

/** Every plan of one phase that theory can size, with what is the matter with it. */
const plans = shipped.flatMap((id) => {
  const scenario = scenarioOf(id);
  return scenario.plans
    .filter(({ phases }) => phases.length === 1)
    .map((plan) => ({ name: `${id}, ${plan.id}`, scenario, plan }));
});

describe('solveLinked()', () => {
  test.each(plans)('asks for what the outcome calls required: $name', ({ scenario, plan }) => {
    const { world } = compileScenario(scenario);
    const [phase] = plan.phases;
    const strategy = strategies.find(({ kind }) => kind === phase!.strategy)!;
    const required = strategy.requiredSample(phase, meanEffect(world, strategy.durationHours(phase)));
    const planned = plannedPhase(scenario.world, plan, 0);
    const answer =
      'unknown' in planned
        ? planned
        : solveLinked(planned, { ...planned.supply, power: 0.8, solveFor: 'sample' });
    const asked = 'unknown' in answer ? undefined : answer.required;
    // A sample is never asked for by one and unknown to the other; where there is none a sentence says why.
    const expected = typeof required === 'number' ? required : 0;
    expect(asked ?? 0).toBeCloseTo(expected, 6);
    const reason = 'unknown' in answer ? answer.unknown : (answer.unattainable ?? '');
    expect(reason).toMatch(asked === undefined ? /\.$/ : /^$/);
  });

  test('agrees with the number in the result of a run', () => {
    const scenario = scenarioOf('slow-burn');
    const outcomes = playChunk(compileScenario(scenario), 'ticks', 1, { from: 0, to: 4 });
    const result = summarize({ scenario, seed: 1, engine: 'ticks', outcomes, complete: true });
    for (const plan of result.plans) {
      const phase = plannedPhase(
        scenario.world,
        scenario.plans.find(({ id }) => id === plan.id)!,
        0,
      );
      if ('unknown' in phase || plan.sampleSize.required === null) continue;
      expect(Math.ceil(solve(phase, 'sample').required!)).toBe(plan.sampleSize.required);
    }
    expect(result.plans.filter(({ sampleSize }) => sampleSize.required !== null)).toHaveLength(3);
  });

  test.each(plans)('solves each quantity back from the others: $name', ({ scenario, plan }) => {
    const phase = plannedPhase(scenario.world, plan, 0);
    if ('unknown' in phase) return;
    const { supply } = phase;
    const given = solve(phase, 'power');
    // A power next to the level or to 1 says nothing of the rest.
    if (given.power === undefined || given.power < 0.1 || given.power > 0.999) return;
    const { power } = given;
    const difference = given.difference!;
    expect(given.required! / given.expected).toBeCloseTo(1, 4);
    expect(solve(phase, 'effect', { power }).difference! / difference).toBeCloseTo(1, 4);
    expect(solve(phase, 'traffic', { power }).traffic! / supply.traffic).toBeCloseTo(1, 2);
    // Fewer hours, or a smaller share, may do as well: what is found is the first that does.
    const hours = solve(phase, 'hours', { power });
    expect(hours.hours!).toBeLessThanOrEqual(supply.hours + 1e-6);
    expect(hours.required!).toBeLessThanOrEqual(hours.expected * (1 + 1e-6));
    const share = solve(phase, 'share', { power });
    expect(share.share!).toBeLessThanOrEqual(supply.share * (1 + 1e-6));
    expect(share.required! / share.expected).toBeCloseTo(1, 3);
  });

  test('has the power of the calculators: two proportions', () => {
    const phase = phaseOf(scenarioOf('silent-canary'), 'canary-half');
    const answer = solve(phase, 'power');
    const { baseline, difference } = answer.sizing;
    const { share } = phase.supply;
    const unitsFirst = answer.expected;
    const design = { first: baseline + difference, second: baseline, unitsFirst, sides: 1 } as const;
    const unitsSecond = (unitsFirst * (1 - share)) / share;
    const direct = powerTwoProportions({ ...design, unitsSecond, alpha: answer.sizing.level })!;
    expect(answer.power).toBeCloseTo(Math.min(direct, 0.9999), 4);
  });

  test('has the detectable rate of the calculators: two proportions', () => {
    const phase = phaseOf(scenarioOf('impatient-dashboard'), 'ab');
    const answer = solve(phase, 'effect', { difference: 0.01 });
    const arm = answer.expected / 2;
    const rate = detectableRate({
      first: answer.sizing.baseline,
      unitsFirst: arm,
      unitsSecond: arm,
      power: 0.8,
      alpha: 0.05,
      sides: 2,
      side: 'above',
    })!;
    expect(answer.difference).toBeCloseTo(rate - answer.sizing.baseline, 6);
  });

  test('has the power of the calculators: sessions won', () => {
    const phase = phaseOf(scenarioOf('ranking-win'), 'interleaved');
    const answer = solve(phase, 'power', { hours: 2 });
    const { sizing } = answer;
    const decided = sizing.range[1];
    const direct = powerPreference({
      winsFirst: (decided - sizing.difference) / 2,
      winsSecond: (decided + sizing.difference) / 2,
      alpha: 0.05,
      sessions: answer.expected,
    })!;
    expect(answer.power).toBeCloseTo(direct, 4);
    expect(direct).toBeLessThan(0.99);
  });

  test('has the power of the calculators: pairs', () => {
    const phase = phaseOf(scenarioOf('needle'), 'shadow');
    const answer = solve(phase, 'power');
    const { sizing } = answer;
    const direct = powerPairs({
      onlyFirst: (sizing.range[1] - sizing.difference) / 2,
      onlySecond: (sizing.range[1] + sizing.difference) / 2,
      alpha: sizing.level,
      sides: 1,
      pairs: answer.expected,
    })!;
    expect(answer.power).toBeCloseTo(Math.min(0.9999, direct), 3);
  });

  test('says why there is no number', () => {
    const equal = phaseOf(scenarioOf('impatient-dashboard'), 'ab');
    const nothing = solve(equal, 'sample');
    expect(nothing.required).toBeUndefined();
    expect(nothing.unattainable).toMatch(/do not differ/);
    const tiny = solve(equal, 'hours', { difference: 1e-6 });
    expect(tiny.hours).toBeUndefined();
    expect(tiny.unattainable).toMatch(
      /^Within the horizon it gets [\d,]+ of the [\d,]+ users that it takes\.$/,
    );
    const canary = phaseOf(scenarioOf('slow-burn'), 'canary');
    const better = solve(canary, 'power', { difference: -0.01 });
    expect(better.power).toBeUndefined();
    expect(better.unattainable).toMatch(/harm only/);
    const few = solve(equal, 'share', { difference: 1e-6 });
    expect(few.unattainable).toMatch(/^Even at its best share, about \d+%, it gets/);
  });

  test('keeps an effect that is given the same part of what the world has, whatever the supply', () => {
    const phase = phaseOf(scenarioOf('slow-burn'), 'ab');
    const own = solve(phase, 'sample').difference!;
    const asTheWorld = solve(phase, 'hours');
    expect(asTheWorld.difference!).toBeLessThan(own);
    expect(solve(phase, 'hours', { difference: own })).toMatchObject({
      hours: asTheWorld.hours,
      difference: asTheWorld.difference,
    });
    expect(solve(phase, 'hours', { difference: own / 2 }).hours!).toBeGreaterThan(asTheWorld.hours!);
  });

  test('answers for a sample that is given: its power, its effect, and the hours that bring it', () => {
    const phase = phaseOf(scenarioOf('ranking-win'), 'interleaved');
    const asked = solve(phase, 'sample');
    const sample = asked.required!;
    expect(asked.sample).toBe(sample);
    const power = solve(phase, 'power', { sample });
    expect(power.power).toBeCloseTo(0.8, 4);
    expect(power.sample).toBe(sample);
    expect(solve(phase, 'effect', { sample }).difference).toBeCloseTo(asked.difference!, 6);
    const hours = solve(phase, 'hours', { sample });
    expect(hours.expected).toBeGreaterThanOrEqual(sample);
    expect(solve(phase, 'power', { hours: hours.hours! - 1 }).power!).toBeLessThan(0.8);
  });

  test('asks for less traffic where there is too much of it, and for more where there is too little', () => {
    const phase = phaseOf(scenarioOf('slow-burn'), 'ab');
    const more = solve(phase, 'traffic', { power: 0.99 });
    const less = solve(phase, 'traffic', { power: 0.5 });
    expect(less.traffic!).toBeLessThan(more.traffic!);
    expect(more.expected / more.required!).toBeCloseTo(1, 3);
  });
});
