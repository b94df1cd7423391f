import { describe, expect, it } from 'vitest';
import type { Drawer } from '../../../sim-core/engine/drawer.ts';
import { EventDrawer } from '../../../sim-core/engine/eventDrawer.ts';
import { ExpectedTraffic } from '../../../sim-core/engine/expectedTraffic.ts';
import { streamsOf } from '../../../sim-core/engine/streams.ts';
import { TickDrawer } from '../../../sim-core/engine/tickDrawer.ts';
import { TickSplitter } from '../../../sim-core/engine/tickSplitter.ts';
import type { Exposure } from '../../../sim-core/index.ts';
import { compileScenario } from '../../../sim-core/run/compileScenario.ts';
import { kolmogorovSmirnovTest } from '../../../sim-core/statistics/index.ts';
import type { Evidence, EvidenceNeeds, ShadowCounts } from '../../../sim-core/strategies/evidence.ts';
import type { CompiledWorld } from '../../../sim-core/world/compile.ts';
import { compileWorld } from '../../../sim-core/world/compile.ts';
import { shadowWorlds } from '../worlds/shadowWorlds.ts';
import { worldOf } from '../world/worldOf.ts';

type Engine = 'ticks' | 'events';

const DRAWS = 1500;
const LEVEL = 1e-4;
const needs: EvidenceNeeds = { slow: true, answers: true, predictions: true };
const mirrored: Exposure = { by: 'request', challenger: 0, interleaved: 0, shadowed: 0.8, repeated: 0.5 };

/** A drawer of one replication, and the evidence of its ticks where a trace records them. */
function drawerOf(
  world: CompiledWorld,
  engine: Engine,
  seed: number,
  { replication = 0, traced = true } = {},
) {
  const open = streamsOf(seed)(replication);
  const traffic = new ExpectedTraffic(world, open);
  const ticks: Evidence[] = [];
  const record = (tick: number, _: number, evidence: Evidence) => {
    ticks[tick] = structuredClone(evidence);
  };
  const drawer: Drawer =
    engine === 'events'
      ? new EventDrawer(world, traffic, open, traced ? record : undefined)
      : new TickDrawer(
          world,
          traffic,
          open,
          traced ? { splitter: new TickSplitter(traffic, open('split'), record) } : {},
        );
  drawer.startPhase(needs);
  return { drawer, ticks };
}

/** Every number of an evidence by its path, "shadow.answers.differ" for instance. */
function numbersOf(evidence: object, prefix: string): [string, number][] {
  return Object.entries(evidence).flatMap(([key, value]): [string, number][] =>
    typeof value === 'number'
      ? [[`${prefix}.${key}`, value]]
      : numbersOf(value as object, `${prefix}.${key}`),
  );
}

/** Numbers that tell whether counts go together as they should, not only whether each is right. */
function relationsOf({ errors, slow, correct, answers, predictions }: ShadowCounts): [string, number][] {
  const { incumbent, challenger } = predictions!;
  return [
    ['differ less errors of one', answers!.differ - errors.onlyChallenger - errors.onlyIncumbent],
    ['noise less raw', answers!.repeated.onlyIncumbent - answers!.repeated.onlyChallenger],
    ['repeated agreements less slow pairs', answers!.repeated.neither - slow.both],
    ['first bins', incumbent[0]! - challenger[0]!],
    ['first and last bin', incumbent[0]! - challenger.at(-1)!],
    ['bins and errors', challenger.at(-1)! - 3 * errors.onlyChallenger],
    ['bins and truth', incumbent.at(-1)! - 2 * correct.neither],
    ['bins and answers', incumbent[0]! - answers!.differ],
  ];
}

function sample(world: CompiledWorld, engine: Engine, seed: number): Map<string, Float64Array> {
  const values = new Map<string, Float64Array>();
  for (let replication = 0; replication < DRAWS; replication += 1) {
    const { drawer, ticks } = drawerOf(world, engine, seed, { replication });
    const first = drawer.draw(0, 5, mirrored, world).shadow!;
    const numbers = [...numbersOf(first, 'first'), ...relationsOf(first)];
    // Overwritten by the second look.
    const second = drawer.draw(5, 13, mirrored, world).shadow!;
    numbers.push(
      ...numbersOf(second, 'second'),
      ...relationsOf(second).map(([name, number]): [string, number] => [`${name}, later`, number]),
      ...numbersOf(ticks[9]!.shadow!, 'tick'),
      ...relationsOf(ticks[9]!.shadow!).map(([name, number]): [string, number] => [`${name}, tick`, number]),
    );
    for (const [path, number] of numbers) {
      if (!values.has(path)) values.set(path, new Float64Array(DRAWS));
      values.get(path)![replication] = number;
    }
  }
  return values;
}

describe.each(Object.entries(shadowWorlds))('a shadow with a noise arm: %s', (_, make) => {
  const { world } = compileScenario(make());

  it('shows the same answers and predictions, in distribution and together, in both engines', () => {
    const [ticks, events] = [sample(world, 'ticks', 3), sample(world, 'events', 4)];
    expect([...ticks.keys()].sort()).toEqual([...events.keys()].sort());
    for (const [path, values] of ticks) {
      expect(kolmogorovSmirnovTest(values, events.get(path)!)!.pValue, path).toBeGreaterThan(LEVEL);
    }
  });

  it.each(['ticks', 'events'] as const)(
    'is the sum of its ticks in a trace, and the same without one (%s)',
    (engine) => {
      const { drawer, ticks } = drawerOf(world, engine, 9);
      const untraced = drawerOf(world, engine, 9, { traced: false }).drawer;
      const evidence = drawer.draw(0, 12, mirrored, world).shadow!;
      expect(untraced.draw(0, 12, mirrored, world).shadow).toEqual(evidence);
      for (const [path, number] of numbersOf(evidence, 'shadow')) {
        const sum = ticks.reduce(
          (total, tick) =>
            total + new Map(numbersOf(tick, '').map(([key, value]) => [key.slice(1), value])).get(path)!,
          0,
        );
        expect(sum, path).toBe(number);
      }
    },
  );

  it.each(['ticks', 'events'] as const)('counts every pair once (%s)', (engine) => {
    const { drawer } = drawerOf(world, engine, 11);
    const { pairs, errors, answers, predictions } = drawer.draw(0, 20, mirrored, world).shadow!;
    const { both, onlyIncumbent, onlyChallenger, neither } = answers!.repeated;
    const repeated = both + onlyIncumbent + onlyChallenger + neither;
    expect(Math.abs(repeated - 0.625 * pairs)).toBeLessThan(5 * Math.sqrt(pairs * 0.625 * 0.375));
    expect(answers!.differ).toBeGreaterThanOrEqual(both + onlyChallenger);
    expect(answers!.differ).toBeLessThanOrEqual(pairs - neither - onlyIncumbent);
    const sum = (bins: Float64Array) => bins.reduce((total, count) => total + count, 0);
    expect(sum(predictions!.incumbent)).toBe(errors.neither);
    expect(sum(predictions!.challenger)).toBe(errors.neither);
  });
});

describe.each(['ticks', 'events'] as const)('answers that differ (%s)', (engine) => {
  const shares = (world: Record<string, unknown>) => {
    const compiled = compileWorld(worldOf({ traffic: { requestsPerSecond: 10 }, ...world }));
    const { drawer } = drawerOf(compiled, engine, 5);
    drawer.startPhase({ slow: false, answers: true });
    const { pairs, answers } = drawer.draw(0, 2, { ...mirrored, shadowed: 1, repeated: 1 }, compiled).shadow!;
    const { both, onlyIncumbent, onlyChallenger } = answers!.repeated;
    return {
      raw: (both + onlyChallenger) / pairs,
      noise: (both + onlyIncumbent) / pairs,
      differ: answers!.differ / pairs,
    };
  };

  it('deterministic twins never disagree, and models differ exactly where one is right', () => {
    const twins = shares({ incumbent: { error: 0.1, success: 0.5 }, sharedLuck: 1, answers: {} });
    expect(twins).toEqual({ raw: 0, noise: 0, differ: 0 });
    const apart = shares({
      incumbent: { error: 0.1, success: 0.5 },
      challenger: { error: 0.1, success: 0.4 },
      sharedLuck: 1,
      answers: {},
    });
    expect(apart.noise).toBe(0);
    expect(apart.raw).toBe(apart.differ);
    expect(apart.raw).toBeCloseTo(0.9 * 0.1, 2);
  });

  it('twins disagree as often with each other as one of them with itself, where it answers', () => {
    const { raw, noise } = shares({
      incumbent: { error: 0.1, success: 0.5 },
      sharedLuck: 1,
      answers: { selfDisagreement: { incumbent: 0.2, challenger: 0.2 } },
    });
    expect(noise).toBeCloseTo(0.9 * 0.2, 2);
    expect(raw).toBeCloseTo(0.9 * 0.2, 2);
  });

  it('two that are right, or wrong, may be so in other ways', () => {
    const answers = { rightInOtherWays: 0.3, wrongInOtherWays: 0.6 };
    const { raw, noise } = shares({ incumbent: { success: 0.75 }, sharedLuck: 1, answers });
    expect(noise).toBe(0);
    expect(raw).toBeCloseTo(0.75 * 0.3 + 0.25 * 0.6, 2);
  });
});
