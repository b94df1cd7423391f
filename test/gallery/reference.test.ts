import { describe, expect, it } from 'vitest';
import { resultsOf, shipped } from './scenario.ts';

/**
 * Figures of an independent numpy implementation of the same rollout (a vectorised walk over the ticks with
 * six Poisson counts, numpy 1.24, SFC64, seed 1, 20,000 replications of each world).
 */
const numpy = {
  null: { replications: 20_000, alarm: 0.0008, meanTick: 4029.1934, sdTick: 101.4677 },
  drift: { replications: 20_000, alarm: 1, meanTick: 1833.5957, sdTick: 98.6805 },
};

const REPLICATIONS = 1500;

describe.each(['null', 'drift'] as const)('reference-%s', (world) => {
  const scenario = shipped(`reference-${world}`);
  const only = { ...scenario, plans: scenario.plans.filter(({ id }) => id === 'canary') };
  const { canary } = resultsOf(only, REPLICATIONS) as Record<'canary', ReturnType<typeof resultsOf>[string]>;
  const expected = numpy[world];

  it('rolls back as often as the independent implementation, within three standard errors', () => {
    const variance = expected.alarm * (1 - expected.alarm);
    const error = Math.sqrt(variance * (1 / REPLICATIONS + 1 / expected.replications));
    expect(Math.abs(canary.verdict.rolledBack!.estimate - expected.alarm)).toBeLessThanOrEqual(3 * error);
  });

  it('at the same mean tick, within three standard errors', () => {
    const ticks = canary.decisionHours!.mean * 12;
    const error = expected.sdTick * Math.sqrt(1 / REPLICATIONS + 1 / expected.replications);
    // The other implementation numbers the tick of the alarm from 0; here it is the ticks that have passed.
    expect(Math.abs(ticks - (expected.meanTick + expected.alarm))).toBeLessThan(3 * error);
  });
});
