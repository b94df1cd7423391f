import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../sim-core/outcome/outcomes.ts';
import { playReplication } from '../../../sim-core/engine/playReplication.ts';
import { streamsOf } from '../../../sim-core/engine/streams.ts';
import { compileScenario } from '../../../sim-core/run/compileScenario.ts';
import { scenarioOf } from '../worlds.ts';

/** A test of a harmful challenger that ends half way with a promotion, whatever it finds. */
function promoted(unit: string, engine: 'ticks' | 'events'): Record<'all' | 'held', Outcome> {
  const phase = {
    strategy: 'ab',
    unit,
    hours: 12,
    alpha: 1e-12,
    challengerShare: 0.3,
    whenInconclusive: 'promote',
  };
  const scenario = scenarioOf(
    {
      users: { population: 400, requestsPerSession: 2 },
      traffic: { requestsPerSecond: 0.3 },
      incumbent: { success: 0.4 },
      challenger: { success: 0.39 },
    },
    { all: [phase], held: [{ ...phase, holdout: 0.2 }] },
  );
  const [all, held] = playReplication(compileScenario(scenario), engine, streamsOf(3)(0));
  return { all: all!, held: held! };
}

describe.each(['ticks', 'events'] as const)('a holdout of a fifth (%s)', (engine) => {
  it.each(['user', 'session', 'request'])('keeps its %ss from the promoted challenger', (unit) => {
    const { all, held } = promoted(unit, engine);
    expect(all.peakShare).toBe(1);
    expect(held.peakShare).toBe(0.8);
    // Harm by share and hour: 0.3 of the first half, then all or four fifths of the second.
    expect(held.extraFailures / all.extraFailures).toBeCloseTo(1.1 / 1.3, 2);
    expect(held.requests / all.requests).toBeGreaterThan(1.05 / 1.3);
    expect(held.requests / all.requests).toBeLessThan(1.15 / 1.3);
  });

  it('is of the same users before and after: a fifth of them is never reached', () => {
    const { all, held } = promoted('user', engine);
    expect(all.users).toBe(400);
    expect(held.users).toBeGreaterThan(290);
    expect(held.users).toBeLessThan(350);
  });
});
