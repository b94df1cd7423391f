import { describe, expect, it } from 'vitest';
import { summarize } from '../../sim-core/index.ts';
import { compileScenario } from '../../sim-core/run/compileScenario.ts';
import { playChunk } from '../../sim-core/run/playChunk.ts';
import { resultsOf, shipped } from './scenario.ts';

const REPLICATIONS = 1000;

describe('slow-burn: the canary misses what shows only at scale', () => {
  const plans = resultsOf(shipped('slow-burn'), REPLICATIONS);

  it('the challenger is harmful and the canary promotes it nine times in ten', () => {
    expect(plans['canary']!.truth.class).toBe('harmful');
    expect(plans['canary']!.missed!.low).toBeGreaterThan(0.9);
  });

  it('the A/B test catches it, but only at its end and after thousands of extra failures', () => {
    const ab = plans['ab']!;
    expect(ab.detection.probability!.low).toBeGreaterThan(0.99);
    expect(ab.decisionHours!.p50).toBe(336);
    expect(ab.blastRadius.extraFailures!.p50).toBeGreaterThan(3000);
    expect(plans['canary']!.blastRadius.extraFailures!.p50).toBeGreaterThan(
      5 * ab.blastRadius.extraFailures!.p50,
    );
  });

  it('the interleaved test holds no effect: errors are not preference', () => {
    expect(plans['interleaved']!.sampleSize.required).toBeNull();
    const { promoted, rolledBack } = plans['interleaved']!.verdict;
    expect(promoted!.low).toBeLessThan(0.03);
    expect(rolledBack!.low).toBeLessThan(0.03);
  });
});

describe('needle: shadow mode sees the rare catastrophe and harms nobody', () => {
  const plans = resultsOf(shipped('needle'), REPLICATIONS);

  it('offline tests, which held no needle, would have called it equal', () => {
    expect(plans['shadow']!.truth).toEqual({
      class: 'harmful',
      onsetHours: 0,
      offlineClass: 'equal',
      chances: null,
    });
  });

  it('shadow mode catches it in most replications, with nobody reached', () => {
    const { detection, blastRadius } = plans['shadow']!;
    expect(detection.probability!.low).toBeGreaterThan(0.9);
    expect(blastRadius.users!.p50).toBe(0);
    expect(blastRadius.harm!.p50).toBe(0);
  });

  it('the canary, which meets hardly a needle, promotes it', () => {
    expect(plans['canary']!.missed!.low).toBeGreaterThan(0.95);
    expect(plans['canary']!.blastRadius.harm!.p50).toBeGreaterThan(50_000);
  });
});

describe('ranking-win: interleaving needs a small fraction of the sample, by its clicks', () => {
  const scenario = shipped('ranking-win');
  const plans = resultsOf(scenario, REPLICATIONS);

  it('theory at the clicks of the click model asks the A/B test for more than 20 times the sample', () => {
    const { ab, interleaved } = plans as Record<'ab' | 'interleaved', (typeof plans)[string]>;
    expect(ab.sampleSize.required! / interleaved.sampleSize.required!).toBeGreaterThan(20);
  });

  it('the simulation agrees: with as many sessions as theory asks for, four tests in five promote', () => {
    const required = plans['interleaved']!.sampleSize.required!;
    const hours = 72;
    const sized = {
      ...scenario,
      world: {
        ...scenario.world,
        traffic: {
          ...scenario.world.traffic,
          requestsPerSecond: required / (hours * 3600 * 0.1),
          shape: { kind: 'cycle', dailyAmplitude: 0, peakHour: 0, weekendFactor: 1 } as const,
        },
      },
      plans: scenario.plans.filter(({ id }) => id === 'interleaved'),
    };
    const outcomes = playChunk(compileScenario(sized), 'ticks', 3, { from: 0, to: 4000 });
    const { promoted } = summarize({ scenario: sized, seed: 3, engine: 'auto', outcomes, complete: true })
      .plans[0]!.verdict;
    expect(promoted!.low).toBeGreaterThan(0.76);
    expect(promoted!.high).toBeLessThan(0.84);
  });

  it('the A/B test of its size decides no more often with some forty times the sample', () => {
    const { ab, interleaved } = plans as Record<'ab' | 'interleaved', (typeof plans)[string]>;
    expect(ab.sampleSize.used!.p50 / interleaved.sampleSize.used!.p50).toBeGreaterThan(20);
    expect(ab.verdict.promoted!.estimate).toBeLessThan(interleaved.verdict.promoted!.high);
  });

  it('shadow mode sees no effect at all: nobody clicks on what is not shown', () => {
    expect(plans['shadow']!.sampleSize.required).toBeNull();
  });
});
