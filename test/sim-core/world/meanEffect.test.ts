import { describe, expect, test } from 'vitest';
import { compileWorld } from '../../../sim-core/world/compile.ts';
import { TEAM_DRAFT } from '../../../sim-core/world/ranking/interleavingMethod.ts';
import { meanEffect } from '../../../sim-core/world/meanEffect.ts';
import { worldOf } from './worldOf.ts';

const effectOf = (world: Record<string, unknown>, hours = 24) =>
  meanEffect(compileWorld(worldOf(world)), hours);

const servedBy = (world: Record<string, unknown>) => effectOf(world).served();

describe('meanEffect(world, hours)', () => {
  test('is the mean over segments and hours, weighted by traffic', () => {
    const { incumbent, challenger } = servedBy({
      // Half of the traffic comes in the first of two hours.
      horizonHours: 2,
      traffic: {
        requestsPerSecond: 1,
        shape: {
          kind: 'profile',
          hourOfWeek: Array.from({ length: 168 }, (_, hour) => (hour === 0 ? 3 : 1)),
        },
      },
      segments: [
        { id: 'common', name: 'Common', share: 0.8 },
        { id: 'rare', name: 'Rare', share: 0.2 },
      ],
      incumbent: { error: 0.1, success: 0.5, segments: { rare: { error: 0.3 } } },
      drifts: [
        { name: 'Rot', shape: 'sudden', model: 'challenger', quantity: 'error', change: 0.2, atHours: 1 },
      ],
    });
    expect(incumbent.error).toBeCloseTo(0.8 * 0.1 + 0.2 * 0.3, 12);
    expect(incumbent.success).toBeCloseTo(0.5 * (1 - 0.14), 12);
    // Three quarters of the requests come before the drift.
    expect(challenger.error).toBeCloseTo(0.14 + 0.25 * 0.2, 12);
  });

  test('has the discordant pairs of independent models where they share no luck', () => {
    const { discordant } = effectOf({
      sharedLuck: 0,
      incumbent: { error: 0.1, success: 0.6, latencyMs: { median: 100, p99: 500 } },
      challenger: { error: 0.3, success: 0.5 },
      latencyObjectiveMs: 100,
      truthArrivesAnyway: 0.25,
    });
    expect(discordant('errors').onlyIncumbent).toBeCloseTo(0.1 * 0.7, 12);
    expect(discordant('errors').onlyChallenger).toBeCloseTo(0.9 * 0.3, 12);
    expect(discordant('slow').onlyIncumbent).toBeCloseTo(0.25, 12);
    expect(discordant('correct').onlyIncumbent).toBeCloseTo(0.25 * 0.54 * 0.65, 12);
    expect(discordant('correct').onlyChallenger).toBeCloseTo(0.25 * 0.46 * 0.35, 12);
  });

  test('has discordant pairs on one side only where all luck is shared', () => {
    const { discordant } = effectOf({
      sharedLuck: 1,
      incumbent: { error: 0.1 },
      challenger: { error: 0.3 },
    });
    expect(discordant('errors').onlyIncumbent).toBeCloseTo(0, 14);
    expect(discordant('errors').onlyChallenger).toBeCloseTo(0.2, 12);
  });

  test('has a preference where there is a ranking, and none without', () => {
    expect(effectOf({}).preference(TEAM_DRAFT)).toBeUndefined();
    const preference = effectOf({
      incumbent: { error: 0.1 },
      ranking: { queries: 40, incumbentNoise: 2, challengerNoise: 0 },
    }).preference(TEAM_DRAFT) as { incumbentWins: number; challengerWins: number };
    expect(preference.challengerWins).toBeGreaterThan(preference.incumbentWins);
    expect(preference.challengerWins + preference.incumbentWins).toBeLessThanOrEqual(0.81);
  });

  test('counts users with a request and with an event as Poisson users make them', () => {
    const world = {
      horizonHours: 100,
      traffic: { requestsPerSecond: 1 },
      users: { population: 36_000 },
      incumbent: { error: 0.2 },
    };
    // In ten hours a user makes one request on average.
    const { userRates } = effectOf(world, 10);
    const { exposed, withEvent } = userRates('incumbent', 'error');
    expect(exposed).toBeCloseTo(1 - Math.exp(-1), 12);
    expect(withEvent).toBeCloseTo(1 - Math.exp(-0.2), 12);
    expect(userRates('incumbent', 'success').withEvent).toBeCloseTo(1 - Math.exp(-0.8), 12);
    // Beyond the horizon nobody comes.
    expect(effectOf(world, 1000).userRates('challenger', 'error')).toEqual(
      effectOf(world, 100).userRates('challenger', 'error'),
    );
  });

  test('counts users of sessions by the sessions that hold what is asked for', () => {
    const world = {
      horizonHours: 100,
      traffic: { requestsPerSecond: 1 },
      users: { population: 36_000, requestsPerSession: 5 },
      incumbent: { error: 0.2 },
    };
    // In ten hours a user makes 1/5 of a session that is not empty, of m requests if the empty ones are counted.
    const { exposed, withEvent } = effectOf(world, 10).userRates('incumbent', 'error');
    const { sessionMean } = compileWorld(worldOf(world));
    expect(exposed).toBeCloseTo(1 - Math.exp(-1 / 5), 12);
    const sessions = (1 - Math.exp(-0.2 * sessionMean!)) / sessionMean!;
    expect(withEvent).toBeCloseTo(1 - Math.exp(-sessions), 12);
  });

  test('has the rates of what is counted, and none where nothing is', () => {
    const world = (share: number) => ({
      horizonHours: 10,
      traffic: { requestsPerSecond: 1 },
      users: { population: 18_000, bots: { count: 18_000, share: 0.5, success: 0 } },
      incumbent: { error: 0.2, success: 0.5 },
      filters: [
        { model: 'challenger', requests: 'errors', share },
        { model: 'challenger', requests: 'bots', share },
      ],
    });
    const { incumbent, challenger } = servedBy(world(0.5));
    const { userRates } = effectOf(world(0.5));
    expect(incumbent.error).toBeCloseTo(0.2, 12);
    expect(incumbent.success).toBeCloseTo(0.2, 12);
    // People: errors 0.1, others 0.8; bots: 0.05 and 0.4.
    expect(challenger.error).toBeCloseTo((0.1 + 0.05) / (0.9 + 0.45), 12);
    expect(challenger.success).toBeCloseTo(0.4 / (0.9 + 0.45), 12);
    // Half of the users are bots, with one request each, as people have.
    expect(userRates('challenger', 'success').exposed).toBeCloseTo(
      1 - (Math.exp(-0.9) + Math.exp(-0.45)) / 2,
      12,
    );
    expect(userRates('challenger', 'success').withEvent).toBeCloseTo((1 - Math.exp(-0.4)) / 2, 12);
    const nothing = effectOf({ filters: [{ model: 'challenger', requests: 'everyone', share: 1 }] });
    expect(nothing.served().challenger.error).toBeNaN();
    expect(nothing.userRates('challenger', 'error')).toEqual({ exposed: 0, withEvent: 0 });
  });

  test('counts the requests of one segment where only they are watched', () => {
    const segments = [
      { id: 'common', name: 'Common', share: 0.9 },
      { id: 'rare', name: 'Rare', share: 0.1 },
    ];
    const incumbent = { error: 0.01, segments: { rare: { error: 0.2 } } };
    const { served } = effectOf({ segments, incumbent, challenger: { segments: { rare: { error: 0.5 } } } });
    expect(served('rare').incumbent.error).toBeCloseTo(0.2, 12);
    expect(served('rare').challenger.error).toBeCloseTo(0.5, 12);
    expect(served('common').challenger.error).toBeCloseTo(0.01, 12);
    expect(served().challenger.error).toBeCloseTo(0.059, 12);
  });

  test('counts only the hours asked for: what comes later is no effect yet', () => {
    const world = {
      drifts: [
        { name: 'Late', shape: 'sudden', model: 'challenger', quantity: 'error', change: 0.2, atHours: 12 },
      ],
    };
    expect(effectOf(world, 12).served().challenger.error).toBe(0);
    expect(effectOf(world, 24).served().challenger.error).toBeCloseTo(0.1, 12);
  });

  test('is a probability however its sums are rounded', () => {
    const shares = [0.5, 0.35, 0.1, 0.05].map((share, index) => ({ id: `s${index}`, name: 's', share }));
    const { served, discordant } = effectOf({ segments: shares, challenger: { error: 1 } }, 23);
    expect(served().incumbent.success).toBeLessThanOrEqual(1);
    const { onlyIncumbent, onlyChallenger } = discordant('errors');
    expect(onlyIncumbent + onlyChallenger).toBeLessThanOrEqual(1);
  });

  test('counts of late labels only what has arrived at the end of the hours', () => {
    const world = (labels: Record<string, unknown> | undefined) => ({
      horizonHours: 200,
      traffic: { requestsPerSecond: 1 },
      users: { population: 36_000 },
      sharedLuck: 0,
      incumbent: { error: 0.1, success: 0.6 },
      challenger: { error: 0.3, success: 0.5 },
      truthArrivesAnyway: 0.25,
      ...(labels && { labels }),
    });
    const delay = { meanHours: 30, neverArrives: 0.2 };
    // Requests come evenly over ten hours.
    const known = 0.8 * (1 - (30 / 10) * (1 - Math.exp(-10 / 30)));
    const truth = effectOf(world(undefined), 10);
    const late = effectOf(world({ of: 'success', ...delay }), 10);
    expect(late.served().incumbent.success).toBeCloseTo(known * 0.54, 12);
    expect(late.served().incumbent.error).toBe(truth.served().incumbent.error);
    expect(late.userRates('incumbent', 'success').withEvent).toBeCloseTo(1 - Math.exp(-known * 0.54), 12);
    expect(late.userRates('incumbent', 'error')).toEqual(truth.userRates('incumbent', 'error'));
    expect(late.discordant('correct').onlyIncumbent).toBeCloseTo(known * 0.25 * 0.54 * 0.65, 12);
    expect(late.discordant('errors').onlyIncumbent).toBeCloseTo(0.1 * 0.7, 12);
    const reported = effectOf(world({ of: 'failure', ...delay }), 10);
    // All that does not err counts until its failure is reported.
    expect(reported.served().challenger.success).toBeCloseTo(0.7 * (1 - 0.5 * known), 12);
    expect(reported.userRates('challenger', 'success').withEvent).toBeCloseTo(
      1 - Math.exp(-0.7 * (1 - 0.5 * known)),
      12,
    );
  });

  describe('beforeFollowUp(hours)', () => {
    const late = (of: 'success' | 'failure') => ({
      incumbent: { error: 0.1, success: 0.5 },
      users: { population: 50, activitySpread: 1, requestsPerSession: 3 },
      labels: { of, meanHours: 8, neverArrives: 0.2 },
    });

    test.each(['success', 'failure'] as const)('knows labels of %s that the follow-up brought', (of) => {
      const effect = effectOf(late(of), 20).beforeFollowUp(14);
      // A label of a request at hour t of 6 is out at hour 20 with the chance exp(-(20 - t) / 8).
      const out = (8 / 6) * (Math.exp(-14 / 8) - Math.exp(-20 / 8));
      const known = 0.8 * (1 - out);
      const success = of === 'success' ? 0.45 * known : 0.45 + 0.45 * (1 - known);
      expect(effect.served().incumbent.success).toBeCloseTo(success, 10);
      const { successes, requests } = effect.unitSums('incumbent', 'request');
      expect(successes.sum / requests).toBeCloseTo(success, 10);
      const ofUsers = effect.unitSums('incumbent', 'user');
      expect(ofUsers.successes.sum / ofUsers.requests).toBeCloseTo(success, 10);
    });

    test('has the requests and users of the hours before, and where labels come at once nothing else', () => {
      const { labels: _, ...atOnce } = late('success');
      const [first, second] = [effectOf(atOnce, 20).beforeFollowUp(14), effectOf(atOnce, 6)];
      expect(first.requests).toBe(second.requests);
      expect(first.units('session')).toBe(second.units('session'));
      expect(first.userRates('incumbent', 'success')).toEqual(second.userRates('incumbent', 'success'));
      expect(first.unitSums('challenger', 'user', 2)).toEqual(second.unitSums('challenger', 'user', 2));
      const followed = effectOf(late('success'), 20);
      expect(followed.beforeFollowUp(14).userRates('incumbent', 'success').exposed).toBe(
        second.userRates('incumbent', 'success').exposed,
      );
      expect(followed.beforeFollowUp(14).userRates('incumbent', 'success').withEvent).toBeLessThan(
        second.userRates('incumbent', 'success').withEvent,
      );
      expect(followed.beforeFollowUp(14).userRates('incumbent', 'success').withEvent).toBeGreaterThan(
        effectOf(late('success'), 6).userRates('incumbent', 'success').withEvent,
      );
    });
  });
});
