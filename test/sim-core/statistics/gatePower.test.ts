import { expect, test } from 'vitest';
import { binomial, openStream, streamKey } from '../../../sim-core/random/index.ts';
import {
  detectableByGate,
  gateFalseAlarm,
  gatePower,
  gateRequests,
  normalUpperTail,
  powerTwoProportions,
} from '../../../sim-core/statistics/index.ts';
import { pooledZ } from '../../../sim-core/strategies/pooledGate.ts';

const gate = { incumbent: 0.02, challenger: 0.03, share: 0.1, limit: 2.5 };

test('gatePower(gate) of one look is the power of two proportions at the level beyond the limit', () => {
  const requests = 3000;
  const expected = powerTwoProportions({
    first: gate.challenger,
    second: gate.incumbent,
    unitsFirst: requests,
    unitsSecond: 9 * requests,
    alpha: normalUpperTail(gate.limit),
    sides: 1,
  })!;
  expect(gatePower({ ...gate, looks: 1, requests })).toBeCloseTo(expected, 10);
});

test('gatePower(gate) and gateFalseAlarm(gate) of many looks meet a gate that is played', () => {
  const [looks, requests, replications] = [8, 8000, 20_000];
  const random = openStream(streamKey('gate', 'test'), 0);
  const playedShare = (challengerRate: number): number => {
    let acted = 0;
    for (let replication = 0; replication < replications; replication += 1) {
      const incumbent = { requests: 0, errors: 0, successes: 0, slow: 0 };
      const challenger = { ...incumbent };
      for (let look = 0; look < looks; look += 1) {
        challenger.requests += requests / looks;
        challenger.errors += binomial(random, requests / looks, challengerRate);
        incumbent.requests += (9 * requests) / looks;
        incumbent.errors += binomial(random, (9 * requests) / looks, gate.incumbent);
        if ((pooledZ(incumbent, challenger, 'errors') ?? 0) > gate.limit) {
          acted += 1;
          break;
        }
      }
    }
    return acted / replications;
  };
  // The counts are skewed, the formula is normal: within two hundredths.
  const power = gatePower({ ...gate, challenger: 0.025, looks, requests })!;
  expect(power).toBeGreaterThan(0.5);
  expect(Math.abs(playedShare(0.025) - power)).toBeLessThan(0.02);
  const alarm = gateFalseAlarm({ limit: gate.limit, looks });
  expect(alarm).toBeGreaterThan(3 * normalUpperTail(gate.limit));
  expect(Math.abs(playedShare(gate.incumbent) - alarm)).toBeLessThan(0.008);
});

test('gateRequests(gate) and detectableByGate(gate) undo gatePower(gate)', () => {
  for (const looks of [1, 12]) {
    const requests = gateRequests({ ...gate, looks, power: 0.9 })!;
    expect(gatePower({ ...gate, looks, requests })).toBeCloseTo(0.9, 8);
    expect(detectableByGate({ ...gate, looks, requests, power: 0.9 })).toBeCloseTo(gate.challenger, 8);
  }
  // More looks at the same limit need fewer requests, at the price of false alarms.
  expect(gateRequests({ ...gate, looks: 12, power: 0.9 })!).toBeLessThan(
    gateRequests({ ...gate, looks: 1, power: 0.9 })!,
  );
});

test('gateRequests(gate) has no answer where the rates are the same, nor detectableByGate(gate) with next to no requests', () => {
  expect(gateRequests({ ...gate, challenger: gate.incumbent, looks: 1, power: 0.8 })).toBeUndefined();
  expect(gatePower({ ...gate, challenger: gate.incumbent, looks: 1, requests: 10 })).toBeUndefined();
  expect(detectableByGate({ ...gate, limit: 30, looks: 1, requests: 5, power: 0.8 })).toBeUndefined();
});

test('a gate that cannot be is refused', () => {
  expect(() => gatePower({ ...gate, share: 1, looks: 1, requests: 10 })).toThrow(
    'A gate requires a share between 0 and 1, got 1',
  );
  expect(() => gatePower({ ...gate, limit: 0, looks: 1, requests: 10 })).toThrow(
    'A gate requires a limit above 0, got 0',
  );
  expect(() => gatePower({ ...gate, looks: 1.5, requests: 10 })).toThrow(
    'A gate requires a whole number of looks of 1 or more, got 1.5',
  );
});
