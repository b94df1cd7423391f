import { expect, test } from 'vitest';
import { ChallengerHistory } from '../../../sim-core/engine/challengerHistory.ts';
import { NOBODY } from '../../../sim-core/engine/play.ts';
import { servedBefore } from '../../../sim-core/world/challengerUse.ts';

const serving = (challenger: number, shadowed = 0) => ({ ...NOBODY, challenger, shadowed });

test('ChallengerHistory.under(exposure, tick) keeps the start and adds up the hours of full service', () => {
  const history = new ChallengerHistory(0.5);
  expect(history.under(NOBODY, 0)).toMatchObject({ startTick: undefined, servedHours: 0 });
  expect(history.under(serving(0, 0.4), 10)).toMatchObject({ startTick: 10, servedHours: 0, shadowed: 0.4 });
  const small = history.under(serving(0.1), 20);
  expect(small).toMatchObject({ startTick: 10, fromTick: 20, servedHours: 0 });
  expect(history.under(serving(0.1), 30)).toBe(small);
  expect(servedBefore(small, 15, 0.5)).toBeCloseTo(0.5, 12);
  expect(history.under(serving(0.5), 40).servedHours).toBeCloseTo(1, 12);
  expect(history.under(NOBODY, 44).servedHours).toBeCloseTo(2, 12);
  expect(history.under(serving(1), 100)).toMatchObject({ startTick: 10 });
  const mirroring = history.under(serving(0, 1), 110);
  expect(mirroring).toMatchObject({ shadowed: 1, repeated: 0 });
  const noisy = history.under({ ...serving(0, 1), repeated: 0.5 }, 120);
  expect(noisy).toMatchObject({ shadowed: 1, repeated: 0.5, fromTick: 120 });
});
