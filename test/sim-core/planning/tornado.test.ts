import { describe, expect, test } from 'vitest';
import type { PlanOutcomes } from '../../../sim-core/index.ts';
import { tornadoOf } from '../../../sim-core/index.ts';
import { Random, standardNormal } from '../../../sim-core/random/index.ts';
import { planOutcomes } from './planOutcomes.ts';

const random = new Random(7, 7, 7, 7);
const REPLICATIONS = 100;
const luck = Array.from({ length: REPLICATIONS }, () => 10 + standardNormal(random));

/** Hours to the verdict moved by so much, with luck of its own. */
function moved(by: number, ownLuck: number): PlanOutcomes {
  return planOutcomes({
    decisionHours: luck.map((value) => value + by + ownLuck * standardNormal(random)),
  });
}

const asIs = moved(0, 0);
const never = planOutcomes({ decisionHours: luck.map(() => Number.NaN) });
const tornado = (numbers: Parameters<typeof tornadoOf<string>>[2]) =>
  tornadoOf('decisionHoursMedian', asIs, numbers);

describe('tornadoOf(key, asIs, moved)', () => {
  test('sorts by what matters and how far it moves the measure', () => {
    const bars = tornado([
      { id: 'noise', down: moved(0, 0.2), up: moved(0, 0.2) },
      { id: 'small', down: moved(-0.5, 0.1), up: moved(0.5, 0.1) },
      { id: 'nothing', down: asIs, up: asIs },
      { id: 'large', down: moved(0.1, 0.1), up: moved(-3, 0.1) },
      { id: 'breaks', down: moved(0, 0.2), up: never },
    ]);
    expect(bars.map(({ id, verdict }) => [id, verdict])).toEqual([
      ['large', 'matters'],
      ['small', 'matters'],
      ['breaks', 'breaks'],
      ['noise', 'noise'],
      ['nothing', 'nothing'],
    ]);
    expect(bars[0]!.size).toBeCloseTo(3, 0);
    expect(bars[0]!.changes.up!.high).toBeLessThan(-2.5);
  });
  test('seldom says that anything matters where nothing does, however many numbers there are', () => {
    let falsely = 0;
    const tries = 200;
    for (let index = 0; index < tries; index += 1) {
      const bars = tornado(
        Array.from({ length: 20 }, (_, id) => ({ id: `${id}`, down: moved(0, 1), up: moved(0, 1) })),
      );
      if (bars.some(({ verdict }) => verdict === 'matters')) falsely += 1;
    }
    // 5% and four standard errors.
    expect(falsely / tries).toBeLessThan(0.05 + 4 * Math.sqrt((0.05 * 0.95) / tries));
  });
  test('says that an end breaks where the measure had no number before and has one now', () => {
    const [bar] = tornadoOf('decisionHoursMedian', never, [{ id: 'a', down: asIs, up: undefined }]);
    expect(bar).toMatchObject({ verdict: 'breaks', size: 0 });
  });
  test('calls it nothing where an end could not be played and the other moves nothing', () => {
    const [bar] = tornado([{ id: 'a', down: asIs, up: undefined }]);
    expect(bar!.verdict).toBe('nothing');
  });
});
