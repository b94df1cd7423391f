import { describe, expect, it } from 'vitest';
import { scenarioOf } from '../../sim-core/worlds.ts';
import { compileScenario } from '../../../sim-core/run/compileScenario.ts';
import { traceReplication } from '../../../sim-core/run/traceReplication.ts';
import { resultsOf } from '../scenario.ts';

const DAY = 24;

/** Fraud rises from .5% to .65%; of 50,000 requests a day a tenth goes to the challenger for some hours. */
const verdictInThePost = (hours: number, labels: Record<string, unknown> | undefined, more = {}) =>
  scenarioOf(
    {
      horizonHours: 30 * DAY,
      traffic: { requestsPerSecond: 50_000 / 86_400 },
      users: { population: 100_000 },
      incumbent: { success: 0.995 },
      challenger: { success: 0.9935 },
      ...(labels && { labels: { of: 'failure', ...labels } }),
      ...more,
    },
    {
      canary: [
        {
          strategy: 'canary',
          stages: [{ share: 0.1, hours }],
          gates: [{ kind: 'z', metric: 'successes', limit: 1.645, looks: 'stage-end' }],
        },
      ],
    },
  );

const canaryOf = (scenario: ReturnType<typeof scenarioOf>) => resultsOf(scenario, 20_000)['canary']!;
const caught = (hours: number, labels?: Record<string, unknown>) =>
  canaryOf(verdictInThePost(hours, labels)).verdict.rolledBack!.estimate;

/** The challenger's failure rate as the team reads it after some hours, against the true one; in a flood of requests. */
function shareReported(hours: number, labels: Record<string, unknown>): number {
  const scenario = verdictInThePost(30 * DAY, labels, { traffic: { requestsPerSecond: 50_000 } });
  const { ticks } = traceReplication(compileScenario(scenario), 'ticks', 1, 'canary', 0);
  return (1 - ticks[hours - 1]!.dashboard!.comparisons[0]!.challenger!) / 0.0065;
}

describe('verdict in the post: fraud is reported three weeks later on average', () => {
  const labels = { meanHours: 21 * DAY };

  it('a canary of two days is almost blind, and not for want of requests: with labels at once it sees far more', () => {
    expect(caught(48, labels)).toBeLessThan(0.2);
    expect(caught(48)).toBeGreaterThan(0.55);
    const [late, atOnce] = [labels, undefined].map(
      (delay) => canaryOf(verdictInThePost(48, delay)).sampleSize.required!,
    );
    // The rarer the reports, the more requests theory asks for: about as many reports either way.
    expect(late! / atOnce!).toBeGreaterThan(0.9 / 0.0461);
    expect(late! / atOnce!).toBeLessThan(1.1 / 0.0461);
  });
});

describe('fraud of which two fifths are never reported', () => {
  const labels = { meanHours: 5, neverArrives: 0.4 };

  it('levels off in the team’s eyes at three fifths of what there is, however long it waits', () => {
    expect(Math.abs(shareReported(15 * DAY, labels) - 0.6)).toBeLessThan(0.01);
    expect(Math.abs(shareReported(30 * DAY, labels) - 0.6)).toBeLessThan(0.01);
  });
});
