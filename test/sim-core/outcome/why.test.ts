import { describe, expect, test } from 'vitest';
import type { PlanResult, Scenario } from '../../../sim-core/index.ts';
import { summarize } from '../../../sim-core/index.ts';
import { compileScenario } from '../../../sim-core/run/compileScenario.ts';
import { playChunk } from '../../../sim-core/run/playChunk.ts';
import { scenarioOf } from '../worlds.ts';

type Json = Record<string, unknown>;

function play(scenario: Scenario, replications = 400): PlanResult[] {
  const compiled = compileScenario(scenario);
  const outcomes = playChunk(compiled, 'lazy', 3, { from: 0, to: replications });
  return [...summarize({ scenario, seed: 3, engine: 'auto', outcomes, complete: true }).plans];
}

function playOne(world: Json, phases: Json[], tolerance = 1e-4): PlanResult {
  return play(
    scenarioOf({ traffic: { requestsPerSecond: 1 }, ...world }, { plan: phases }, { tolerance }),
  )[0]!;
}

const kindsOf = ({ why }: PlanResult) => why.reasons.map(({ kind }) => kind);
const canary = (more: Json = {}): Json => ({
  strategy: 'canary',
  stages: [{ share: 0.1, hours: 4 }],
  ...more,
});

describe('why, its gates', () => {
  const stages = [0.05, 0.2, 0.4].map((share) => ({ share, hours: 2 }));
  const plan = playOne({ challenger: { error: 0.025 }, incumbent: { error: 0.01 } }, [canary({ stages })]);
  const { gates } = plan.why;

  test('are the stages of a canary in order, with the traffic that each can expect', () => {
    expect(gates.map(({ name }) => name)).toEqual(['5% for 2 h', '20% for 2 h', '40% for 2 h']);
    expect(gates.map(({ fromHours, toHours }) => [fromHours, toHours])).toEqual([
      [0, 2],
      [2, 4],
      [4, 6],
    ]);
    gates.forEach(({ sampleSize }, index) => {
      expect(sampleSize.expected).toBeCloseTo(7200 * stages[index]!.share, 6);
      expect(sampleSize.unit).toBe('requests');
    });
  });

  test('multiply to the chance of a rollback: each stops its part of what reaches it', () => {
    const passed = gates.reduce((chance, { stopped }) => chance * (1 - stopped!.estimate), 1);
    expect(1 - passed).toBeCloseTo(plan.verdict.rolledBack!.estimate, 12);
    expect(gates[1]!.reached!.estimate).toBeCloseTo(1 - gates[0]!.stopped!.estimate, 12);
    expect(gates[2]!.passed!.estimate).toBeCloseTo(1 - gates[2]!.stopped!.estimate, 12);
    expect(gates[2]!.stopped!.estimate).toBeGreaterThan(gates[0]!.stopped!.estimate);
  });

  test('know the failures of their own hours', () => {
    for (const { failure } of gates) {
      expect(failure!.incumbent).toBeCloseTo(0.01, 12);
      expect(failure!.challenger).toBeCloseTo(0.025, 12);
    }
  });

  test('have no rates, in numbers or in words, where a filter leaves none of a model to count', () => {
    const filters = [{ model: 'challenger', requests: 'everyone', share: 1 }];
    const world = { incumbent: { success: 0.5 }, challenger: { success: 0.4 }, truthArrivesAnyway: 1 };
    const { why } = playOne({ ...world, filters }, [
      { strategy: 'shadow', hours: 8, comparisons: ['correct'], alpha: 1e-9, leadsTo: { passed: 'stop' } },
    ]);
    expect(why.gates.map(({ failure, error }) => [failure, error])).toEqual([[null, null]]);
    expect(JSON.stringify(why)).not.toMatch(/NaN|Infinity/);
  });

  test('ask for a sample also where rounding takes a share of successes past 1', () => {
    const world = {
      traffic: { requestsPerSecond: 0.011 },
      users: { population: 200 },
      challenger: { success: 0.4 },
      labels: { of: 'failure', meanHours: 2 },
    };
    const required = ['share', 'naive-ratio'].map(
      (analysis) =>
        playOne(world, [{ strategy: 'ab', unit: 'session', hours: 24, analysis }]).why.gates[0]!.sampleSize
          .required,
    );
    // About a twelfth of the failures is still to be told after 24 h, so 100% are compared with 45%, by
    // 2 (1.96 sqrt(2 (0.725) 0.275) + 0.8416 sqrt(0.45 (0.55)))^2 / 0.55^2 = 18.1.
    expect(required).toEqual([19, 19]);
  });

  test('have nothing in hours without traffic', () => {
    const traffic = { requestsPerSecond: 1, bursts: [{ atHours: 0, hours: 8, factor: 0 }] };
    const { why } = playOne({ traffic, challenger: { error: 0.1 } }, [
      canary({ stages: [{ share: 0.1, hours: 4 }], leadsTo: { passed: 'next' } }),
      { strategy: 'ab', unit: 'request', hours: 4 },
    ]);
    expect(why.gates.map(({ failure, harmToOthers }) => [failure, harmToOthers])).toEqual([
      [null, null],
      [null, null],
    ]);
    expect(why.gates.map(({ sampleSize }) => sampleSize.expected)).toEqual([0, 0]);
  });

  test('say their hours with no more digits than people do', () => {
    const world = { tickMinutes: 20, horizonHours: 30 };
    const hours = 23 / 3;
    const phases = [
      canary({ stages: [{ share: 0.1, hours }] }),
      { strategy: 'shadow', hours },
      { strategy: 'ab', hours },
    ];
    expect(playOne(world, phases).why.gates.map(({ name }) => name)).toEqual([
      '10% for 7.667 h',
      '100% mirrored for 7.667 h',
      'look 1 after 7.667 h',
    ]);
  });

  test('of a later phase begin when the phases before it have taken their time', () => {
    const phased = playOne({}, [canary(), { strategy: 'ab', hours: 6 }]);
    expect(phased.why.gates.map(({ phase, fromHours, toHours }) => [phase, fromHours, toHours])).toEqual([
      [0, 0, 4],
      [1, 4, 10],
    ]);
  });

  test('of an A/B test are its looks, each with the users it can expect', () => {
    const looks = { kind: 'naive', everyHours: 6 };
    const { why } = playOne({ users: { population: 1000 } }, [{ strategy: 'ab', hours: 18, looks }]);
    expect(why.gates.map(({ toHours }) => toHours)).toEqual([6, 12, 18]);
    // 1,000 users share 3,600 requests an hour: after 6 hours all but exp(-21.6) of them have come.
    expect(why.gates[0]!.sampleSize.expected).toBeCloseTo(1000, 3);
  });
});

describe('why, its reasons', () => {
  test('name evidence that cannot contain the difference', () => {
    const plan = playOne({ challenger: { success: 0.5 } }, [
      { strategy: 'shadow', hours: 4, lookEveryHours: 4 },
    ]);
    expect(kindsOf(plan)[0]).toBe('blind');
    expect(plan.why.summary).toMatch(
      /^Does not stop the harmful challenger in 100% .* Shadow mode holds nothing that it would act on: what differs is successes \(100% against 50%\)\.$/,
    );
  });

  test('are in the answer, too, where a better challenger is shipped and nothing of it was seen', () => {
    const better = { incumbent: { success: 0.5 }, challenger: { success: 0.6 } };
    const shadow = { strategy: 'shadow', hours: 4, lookEveryHours: 4 };
    const blind = playOne(better, [shadow]);
    expect(blind.why.summary).toMatch(
      /^Ships the better challenger in 100% .* holds nothing that it would act on/,
    );
    const seen = playOne(better, [shadow, { strategy: 'ab', unit: 'request', hours: 8 }]);
    expect(seen.why.summary).toMatch(/^Ships the better challenger in 100% \(.*\) of its runs\.$/);
  });

  test('name errors and successes where both differ, and neither where they do not', () => {
    const shadow = { strategy: 'shadow', hours: 4, lookEveryHours: 4 };
    const both = playOne(
      { incumbent: { error: 0.02, success: 0.5 }, challenger: { error: 0.01, success: 0.4 } },
      [shadow],
    );
    expect(both.why.summary).toContain(
      'what differs is errors (2% against 1%) and successes (49% against 40%).',
    );
    const [errors] = playOne({ incumbent: { error: 0.1, success: 0.5 }, challenger: { error: 0.05 } }, [
      shadow,
    ]).why.reasons;
    expect(errors?.text).toMatch(/what differs is errors \(10% against 5%\)\.$/);
    const slow = playOne(
      {
        latencyObjectiveMs: 100,
        slowWeight: 1,
        incumbent: { latencyMs: { median: 10, p99: 90 } },
        challenger: { latencyMs: { median: 10, p99: 100 } },
      },
      [{ ...shadow, share: 0.001, comparisons: ['slow'] }],
    );
    expect(slow.why.summary).toMatch(/at the difference of its hours theory asks for/);
  });

  test('name a harm that begins after the promotion', () => {
    const plan = playOne(
      {
        drifts: [
          { name: 'Rot', shape: 'sudden', model: 'challenger', quantity: 'error', change: 0.2, atHours: 12 },
        ],
      },
      [canary()],
    );
    expect(plan.why.reasons.find(({ kind }) => kind === 'late')?.numbers).toEqual({
      onsetHours: 12,
      promotedBefore: 1,
    });
    expect(kindsOf(plan)).toContain('grows');
  });

  test('name a difference that grows with the share served', () => {
    const error = {
      kind: 'curve',
      over: 'share',
      points: [
        [0, 0.01],
        [0.1, 0.0101],
        [1, 0.06],
      ].map(([at, value]) => ({ at, value })),
    };
    const plan = playOne({ incumbent: { error: 0.01 }, challenger: { error } }, [canary()]);
    const scale = plan.why.reasons.find(({ kind }) => kind === 'scale')!;
    expect(scale.numbers['watched']).toBeCloseTo(0.0001, 9);
    expect(scale.numbers['servingAll']).toBeCloseTo(0.05, 9);
  });

  test('name the edge case that holds the harm, and how often the plan can expect to meet it', () => {
    const plan = playOne(
      {
        segments: [
          { id: 'common', name: 'Common', share: 0.999 },
          { id: 'edge', name: 'Edge', share: 0.001, severity: 100 },
        ],
        incumbent: { error: 0.01 },
        challenger: { segments: { edge: { error: 0.51 } } },
      },
      [canary()],
    );
    const { numbers } = plan.why.reasons.find(({ kind }) => kind === 'rare')!;
    expect(numbers['met']).toBeCloseTo(0.1 * 4 * 3600 * 0.001, 9);
    expect(numbers['extraFailures']).toBeCloseTo(numbers['met']! * 0.5, 9);
    expect(numbers['failuresAnyway']).toBeCloseTo(0.1 * 4 * 3600 * 0.01, 9);
    expect(numbers['part']).toBeCloseTo(1, 9);
  });

  test('say how much would have been needed, and what came after the last look', () => {
    const plan = playOne({ incumbent: { error: 0.01 }, challenger: { error: 0.011 } }, [canary()]);
    const sample = plan.why.reasons.find(({ kind }) => kind === 'sample')!;
    expect(sample.numbers['expected']).toBeCloseTo(1440, 6);
    expect(sample.numbers['required']).toBe(plan.sampleSize.required);
    const { numbers } = plan.why.reasons.find(({ kind }) => kind === 'afterwards')!;
    // 4 hours at a tenth, 20 hours of everyone, in what was not rolled back.
    expect(numbers['part']).toBeGreaterThan(0.95);
  });

  test('name a harm that both models suffer alike', () => {
    // The challenger takes time on machines that it shares with the incumbent: what comes finds no place.
    const plan = playOne(
      {
        capacity: { requestsPerSecond: 1.2, machines: 'shared', challengerCost: 3, places: 5 },
        traffic: { requestsPerSecond: 1 },
      },
      [{ strategy: 'shadow', hours: 4, lookEveryHours: 4 }],
    );
    const { kind, numbers } = plan.why.reasons[0]!;
    expect(kind).toBe('alike');
    expect(numbers['harmToOthers']).toBeGreaterThan(0.3);
    expect(numbers['watched']).toBeCloseTo(0, 12);
  });

  test('name a difference that is none in truth', () => {
    const plan = playOne(
      {
        users: { population: 5000, bots: { count: 500, share: 0.2, success: 0 } },
        filters: [{ model: 'challenger', requests: 'bots', share: 1 }],
        incumbent: { success: 0.1 },
      },
      [{ strategy: 'ab', hours: 20 }],
    );
    expect(plan.truth.class).toBe('equal');
    expect(kindsOf(plan)).toEqual(['biased']);
  });

  test('are not of gates that hardly any playing comes to', () => {
    const plan = playOne({ incumbent: { error: 0.01 }, challenger: { error: 0.012 }, sharedLuck: 1 }, [
      { strategy: 'ab', hours: 1, metric: 'error' },
      { strategy: 'shadow', hours: 20, lookEveryHours: 20 },
    ]);
    expect(plan.why.gates[1]!.reached!.estimate).toBeLessThan(0.1);
    expect(plan.why.gates[1]!.sampleSize.expected).toBeGreaterThan(plan.why.gates[1]!.sampleSize.required!);
    expect(kindsOf(plan)).toContain('sample');
  });

  test('say nothing of chance where there is no difference', () => {
    const plan = playOne({}, [canary()]);
    expect(plan.why.reasons).toEqual([]);
    expect(plan.why.summary).toMatch(/^There is nothing to find beyond the tolerance/);
  });
});

describe('phases of a result', () => {
  test('have their endings, hours, sample and blast radius over the replications that reached them', () => {
    const plan = playOne({ challenger: { error: 0.01 }, incumbent: { error: 0.005 } }, [
      canary({ gates: [{ kind: 'z', metric: 'errors', limit: 2 }] }),
      canary({ stages: [{ share: 0.5, hours: 6 }], gates: [{ kind: 'z', metric: 'errors', limit: 100 }] }),
    ]);
    const [first, second] = plan.phases;
    expect(first!.reached!.estimate).toBe(1);
    expect(second!.reached!.estimate).toBe(first!.ending.passed!.estimate);
    expect(first!.ending.failed!.estimate).toBeCloseTo(plan.verdict.rolledBack!.estimate, 12);
    expect(second!.ending.passed!.estimate).toBe(1);
    expect(second!.hours!.mean).toBe(6);
    // Half of 6 hours of 3,600 requests, each failing 0.005 more.
    expect(second!.blastRadius.extraFailures!.mean).toBeCloseTo(0.5 * 6 * 3600 * 0.005, 6);
    expect(second!.sampleSize.used!.mean).toBeCloseTo(second!.blastRadius.requests!.mean, 6);
  });

  test('that no replication reached have nothing to say', () => {
    const plan = playOne({ challenger: { error: 0.9 } }, [canary(), canary()]);
    expect(plan.phases[1]).toEqual({
      strategy: 'canary',
      reached: expect.objectContaining({ estimate: 0 }) as unknown,
      visits: null,
      ending: { passed: null, failed: null, undecided: null, unfinished: null },
      hours: null,
      sampleSize: { unit: 'requests', used: null },
      blastRadius: { requests: null, extraFailures: null, harm: null },
    });
  });
});
