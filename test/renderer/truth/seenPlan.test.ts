import { describe, expect, it } from 'vitest';
import { isKnownToTeam } from '../../../renderer/truth/knownParts.ts';
import { seenByTeam, seenTakeaway } from '../../../renderer/truth/seenPlan.ts';
import { planResult } from '../fixtures/planResult.ts';

describe('what a team could see of a plan', () => {
  it('holds nothing that only the simulator knows', () => {
    const seen = seenByTeam(planResult());
    expect(Object.keys(seen)).toEqual([
      'id',
      'name',
      'verdict',
      'decisionHours',
      'exposed',
      'sample',
      'extraModelRuns',
    ]);
    expect(Object.keys(seen.exposed)).toEqual(['users', 'requests', 'peakShare']);
    // What theory asks for takes the true effect.
    expect(Object.keys(seen.sample)).toEqual(['unit', 'used']);
  });

  it('is told without saying who is right', () => {
    const plans = [
      seenByTeam(planResult({ caught: 0.2, name: 'Canary' })),
      seenByTeam(planResult({ caught: 0.6, name: 'Shadow' })),
    ];
    expect(seenTakeaway(plans, ({ estimate }) => estimate.toFixed(1))).toBe(
      'Canary promotes the challenger in 0.7 of runs, Shadow in 0.3. Who is right, no team knows yet.',
    );
    expect(seenTakeaway([], () => '')).toBe('Nothing has been played yet.');
  });

  it('is of the document its plans, its time and its traffic', () => {
    expect(isKnownToTeam(['plans', 0])).toBe(true);
    expect(isKnownToTeam(['world'])).toBe(true);
    expect(isKnownToTeam(['world', 'traffic'])).toBe(true);
    for (const part of ['challenger', 'incumbent', 'drifts', 'segments', 'users', 'ranking', 'capacity']) {
      expect(isKnownToTeam(['world', part, 0])).toBe(false);
    }
    // The scenario's own item: its description tells the story.
    expect(isKnownToTeam([])).toBe(false);
  });
});
