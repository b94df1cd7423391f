import { expect } from 'vitest';
import type { Drawer } from '../../../sim-core/engine/drawer.ts';
import { EventDrawer } from '../../../sim-core/engine/eventDrawer.ts';
import { ExpectedTraffic } from '../../../sim-core/engine/expectedTraffic.ts';
import { streamsOf } from '../../../sim-core/engine/streams.ts';
import { TickDrawer } from '../../../sim-core/engine/tickDrawer.ts';
import { TickSplitter } from '../../../sim-core/engine/tickSplitter.ts';
import { kolmogorovSmirnovTest } from '../../../sim-core/statistics/index.ts';
import type { Evidence } from '../../../sim-core/strategies/evidence.ts';
import type { CompiledWorld } from '../../../sim-core/world/compile.ts';

type Engine = 'ticks' | 'lazy' | 'events';

const DRAWS = 2000;
const LEVEL = 1e-4;

/** A drawer of one replication, and the evidence of its ticks as a trace records them. */
export function drawerOf(world: CompiledWorld, engine: Engine, seed: number, replication = 0) {
  const open = streamsOf(seed)(replication);
  const traffic = new ExpectedTraffic(world, open);
  const ticks: Evidence[] = [];
  const record = (tick: number, _: number, evidence: Evidence) => {
    ticks[tick] = structuredClone(evidence);
  };
  const drawer: Drawer =
    engine === 'events'
      ? new EventDrawer(world, traffic, open, record)
      : new TickDrawer(world, traffic, open, {
          lazy: engine === 'lazy',
          splitter: new TickSplitter(traffic, open('split'), record),
        });
  return { drawer, ticks };
}

/** Every number of an evidence by its path, "shadow.correct.both" for instance. */
export function numbersOf(evidence: object, prefix: string): [string, number][] {
  return Object.entries(evidence).flatMap(([key, value]): [string, number][] =>
    typeof value === 'number'
      ? [[`${prefix}.${key}`, value]]
      : numbersOf(value as object, `${prefix}.${key}`),
  );
}

export type Play = (drawer: Drawer, ticks: readonly Evidence[], world: CompiledWorld) => [string, number][];

/** Fails unless all numbers of a play have the same distribution in both engines. */
export function expectAgreement(world: CompiledWorld, play: Play, engine: 'ticks' | 'lazy' = 'ticks'): void {
  const sample = (of: Engine, seed: number) => {
    const values = new Map<string, Float64Array>();
    for (let replication = 0; replication < DRAWS; replication += 1) {
      const { drawer, ticks } = drawerOf(world, of, seed, replication);
      for (const [path, number] of play(drawer, ticks, world)) {
        if (!values.has(path)) values.set(path, new Float64Array(DRAWS));
        values.get(path)![replication] = number;
      }
    }
    return values;
  };
  const [one, other] = [sample(engine, 5), sample('events', 6)];
  expect([...one.keys()].sort()).toEqual([...other.keys()].sort());
  for (const [path, values] of one) {
    expect(kolmogorovSmirnovTest(values, other.get(path)!)!.pValue, path).toBeGreaterThan(LEVEL);
  }
}
