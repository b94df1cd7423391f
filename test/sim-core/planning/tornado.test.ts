import { describe, expect, test } from 'vitest';
import type { Measured } from '../../../sim-core/index.ts';
import { tornadoOf } from '../../../sim-core/index.ts';
import { SECTIONS } from '../../../sim-core/planning/measures.ts';
import { Random, standardNormal } from '../../../sim-core/random/index.ts';

const random = new Random(7, 7, 7, 7);
const luck = Array.from({ length: SECTIONS }, () => standardNormal(random));

/** A measure that is moved by so much, with noise of its own. */
function moved(by: number, noise: number): Measured {
  const sections = luck.map((value) => value + by + noise * standardNormal(random));
  return {
    estimate: sections.reduce((sum, value) => sum + value, 0) / SECTIONS,
    low: null,
    high: null,
    sections,
  };
}

const asIs: Measured = moved(0, 0);

describe('tornadoOf(asIs, moved)', () => {
  test('sorts by what matters and how far it moves the measure', () => {
    const bars = tornadoOf(asIs, [
      { id: 'noise', down: moved(0, 0.2), up: moved(0, 0.2) },
      { id: 'small', down: moved(-0.5, 0.1), up: moved(0.5, 0.1) },
      { id: 'nothing', down: asIs, up: asIs },
      { id: 'large', down: moved(0.1, 0.1), up: moved(-3, 0.1) },
      { id: 'breaks', down: moved(0, 0.2), up: { reason: 'notInHalf' } },
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
    const tries = 300;
    for (let index = 0; index < tries; index += 1) {
      const bars = tornadoOf(
        asIs,
        Array.from({ length: 30 }, (_, id) => ({ id, down: moved(0, 0.3), up: moved(0, 0.3) })),
      );
      if (bars.some(({ verdict }) => verdict === 'matters')) falsely += 1;
    }
    // 5% of 300, and four standard errors.
    expect(falsely / tries).toBeLessThan(0.05 + 4 * Math.sqrt((0.05 * 0.95) / tries));
    expect(falsely).toBeGreaterThan(0);
  });
  test('says that an end breaks where the measure had no number before and has one now', () => {
    const [bar] = tornadoOf({ reason: 'notInHalf' }, [{ id: 'a', down: moved(0, 1), up: undefined }]);
    expect(bar).toMatchObject({ verdict: 'breaks', size: 0 });
  });
  test('calls it nothing where an end could not be played and the other moves nothing', () => {
    const [bar] = tornadoOf(asIs, [{ id: 'a', down: asIs, up: undefined }]);
    expect(bar!.verdict).toBe('nothing');
  });
});
