import { describe, expect, it } from 'vitest';
import { ExpectedTraffic } from '../../../sim-core/engine/expectedTraffic.ts';
import { GateSearch } from '../../../sim-core/engine/gateSearch.ts';
import { streamsOf } from '../../../sim-core/engine/streams.ts';
import type { EngineName, Scenario } from '../../../sim-core/index.ts';
import { compileScenario } from '../../../sim-core/run/compileScenario.ts';
import { playChunk } from '../../../sim-core/run/playChunk.ts';
import { expectSameDistribution } from '../sameDistribution.ts';
import { scenarioOf } from '../worlds.ts';

const REPLICATIONS = 4000;

interface GateWorld {
  readonly world: Record<string, unknown>;
  readonly canary: { readonly metrics: readonly string[]; readonly limit: number };
}

const drift = (change: number, quantity: 'error' | 'success') => ({
  drifts: [
    { name: 'd', shape: 'incremental', model: 'challenger', quantity, change, atHours: 6, overHours: 60 },
  ],
});

/** Canaries whose gate looks at every one of some hundred ticks, over every kind of path to its limit. */
const worlds: Record<string, GateWorld> = {
  'equal models, a low limit': {
    world: { incumbent: { error: 0.02 } },
    canary: { metrics: ['errors'], limit: 1.8 },
  },
  'drifting errors': {
    world: { incumbent: { error: 0.02 }, ...drift(0.0015, 'error') },
    canary: { metrics: ['errors'], limit: 3 },
  },
  'fading success, many requests': {
    world: { incumbent: { success: 0.9 }, traffic: { requestsPerSecond: 500 }, ...drift(-0.0004, 'success') },
    canary: { metrics: ['successes'], limit: 4 },
  },
  'rare errors': {
    world: { incumbent: { error: 0.0001 }, challenger: { error: 0.0003 } },
    canary: { metrics: ['errors'], limit: 2.5 },
  },
  'three metrics with latency': {
    world: {
      incumbent: { error: 0.01, success: 0.7, latencyMs: { median: 100, p99: 500 } },
      challenger: { latencyMs: { median: 101, p99: 505 } },
      latencyObjectiveMs: 200,
    },
    canary: { metrics: ['errors', 'successes', 'slow'], limit: 2.5 },
  },
  'a spell of failures that a block may hide': {
    world: {
      incumbent: { error: 0.01 },
      traffic: { requestsPerSecond: 2000 },
      drifts: [
        {
          name: 'o',
          shape: 'outlier',
          model: 'challenger',
          quantity: 'error',
          change: 0.0013,
          atHours: 22,
          overHours: 2,
        },
        {
          name: 'p',
          shape: 'outlier',
          model: 'challenger',
          quantity: 'error',
          change: -0.0009,
          atHours: 24,
          overHours: 3,
        },
      ],
    },
    canary: { metrics: ['errors'], limit: 3 },
  },
  'uneven traffic and a shock to both models': {
    world: {
      traffic: {
        requestsPerSecond: 2,
        dispersion: 0.4,
        memoryHours: 4,
        shape: { kind: 'cycle', dailyAmplitude: 0.9, peakHour: 12 },
      },
      incumbent: { error: 0.01 },
      drifts: [{ name: 's', shape: 'sudden', model: 'both', quantity: 'error', change: 0.2, atHours: 30 }],
    },
    canary: { metrics: ['errors'], limit: 2.2 },
  },
};

function scenarioFor({ world, canary }: GateWorld): Scenario {
  return scenarioOf(
    { horizonHours: 96, traffic: { requestsPerSecond: 2 }, users: { population: 5000 }, ...world },
    {
      canary: [
        {
          strategy: 'canary',
          stages: [
            { share: 0.05, hours: 30 },
            { share: 0.5, hours: 50 },
          ],
          gates: canary.metrics.map((metric) => ({ kind: 'z', metric, limit: canary.limit })),
        },
      ],
    },
  );
}

const play = (scenario: Scenario, engine: EngineName, seed: number) =>
  playChunk(compileScenario(scenario), engine, seed, { from: 0, to: REPLICATIONS })[0]!;

describe('GateSearch finds gates as a walk over all ticks does', () => {
  it.each(Object.entries(worlds))('%s', (_, gateWorld) => {
    const scenario = scenarioFor(gateWorld);
    const lazy = play(scenario, 'lazy', 1);
    const ticks = play(scenario, 'ticks', 2);
    expectSameDistribution(lazy, ticks, 1e-4);
    // A gate that never or always acts would compare nothing.
    const acted = lazy.columns.verdict.filter((verdict) => verdict === 2).length / REPLICATIONS;
    expect(acted).toBeGreaterThan(0.005);
    expect(acted).toBeLessThan(0.9999);
  });

  it('draws a small part of the ticks when the gate is far from acting', () => {
    const scenario = scenarioOf(
      {
        horizonHours: 336,
        tickMinutes: 5,
        traffic: { requestsPerSecond: 1000 },
        users: { population: 5000 },
        incumbent: { error: 0.002, success: 0.9 },
      },
      {
        canary: [
          {
            strategy: 'canary',
            stages: [{ share: 0.1, hours: 336 }],
            gates: [
              { kind: 'z', metric: 'errors', limit: 4.5 },
              { kind: 'z', metric: 'successes', limit: 4.5 },
            ],
          },
        ],
      },
    );
    const { world } = compileScenario(scenario);
    const open = streamsOf(1)(0);
    const traffic = new ExpectedTraffic(world, open);
    let nodes = 0;
    let covered = 0;
    const search = new GateSearch(
      traffic,
      open('outcomes'),
      [
        { table: world.cells('incumbent'), share: 0.9 },
        { table: world.cells('challenger'), share: 0.1 },
      ],
      { metrics: ['errors', 'successes'], limit: 4.5, minimumRequests: 0, until: 4032 },
      (from, to) => {
        nodes += 1;
        expect(from).toBe(covered);
        covered = to;
      },
    );
    expect(search.run(0)).toBe(4032);
    expect(covered).toBe(4032);
    expect(nodes).toBeLessThan(400);
  });
});
