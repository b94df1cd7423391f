import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openStream, streamKey } from '../../../../sim-core/random/index.ts';
import { chiSquareTest } from '../../../../sim-core/statistics/index.ts';
import type { ClickModel } from '../../../../sim-core/world/ranking/clickModel.ts';
import { clickModelOf } from '../../../../sim-core/world/ranking/clickModel.ts';
import { playClicks, sessionChances } from '../../../../sim-core/world/ranking/clicks.ts';
import type { MergedList } from '../../../../sim-core/world/ranking/mergedList.ts';
import { preferenceOf } from '../../../../sim-core/world/ranking/mergedList.ts';
import { golden } from '../../golden.ts';

/** A model that is the same at every rank. */
function byGrade(
  click: readonly number[],
  stop: readonly number[],
  stopsOnlyAfterClick: boolean,
): ClickModel {
  const alike = (values: readonly number[]) => Array.from({ length: 10 }, () => values);
  return {
    click: alike(click),
    stopAfterClick: alike(stop),
    stopWithoutClick: stopsOnlyAfterClick ? undefined : alike(stop),
  };
}

const DYNAMIC_BAYESIAN = { kind: 'dynamic-bayesian', perseverance: 1 } as const;

const models = {
  'the default': clickModelOf({
    clickModel: 'navigational',
    stop: 'after-click',
    browsing: DYNAMIC_BAYESIAN,
  }),
  'stopping anywhere': clickModelOf({
    clickModel: 'navigational',
    stop: 'at-every-result',
    browsing: DYNAMIC_BAYESIAN,
  }),
  'dynamic Bayesian that gives up': clickModelOf({
    clickModel: 'informational',
    stop: 'after-click',
    browsing: { kind: 'dynamic-bayesian', perseverance: 0.7 },
  }),
  'dependent click': clickModelOf({
    clickModel: 'informational',
    stop: 'after-click',
    browsing: { kind: 'dependent-click', goesOn: 0.6 },
  }),
  cascade: clickModelOf({ clickModel: 'informational', stop: 'after-click', browsing: { kind: 'cascade' } }),
  'position-based': clickModelOf({
    clickModel: 'perfect',
    stop: 'after-click',
    browsing: { kind: 'position-based', decay: 1 },
  }),
} satisfies Record<string, ClickModel>;

describe('sessionChances(list, grades, model)', () => {
  /** Every pattern of clicks and stops, one by one. */
  function enumerated(
    { documents, credits }: { documents: number[]; credits: number[] },
    grades: Uint8Array,
    model: ClickModel,
  ) {
    const chances = { clicked: 0, win: 0, loss: 0, tie: 0, clicks: 0 };
    const end = (mass: number, clicks: number, credit: number) => {
      if (clicks > 0) chances.clicked += mass;
      chances[credit > 0 ? 'win' : credit < 0 ? 'loss' : 'tie'] += mass;
      chances.clicks += mass * clicks;
    };
    const look = (rank: number, mass: number, clicks: number, credit: number) => {
      if (mass === 0) return;
      if (rank === documents.length) return end(mass, clicks, credit);
      const grade = grades[documents[rank]!]!;
      const click = model.click[rank]![grade]!;
      const stop = model.stopAfterClick[rank]![grade]!;
      const gained = credit + credits[rank]!;
      end(mass * click * stop, clicks + 1, gained);
      look(rank + 1, mass * click * (1 - stop), clicks + 1, gained);
      const stopWithout = model.stopWithoutClick?.[rank]![grade] ?? 0;
      end(mass * (1 - click) * stopWithout, clicks, credit);
      look(rank + 1, mass * (1 - click) * (1 - stopWithout), clicks, credit);
    };
    look(0, 1, 0, 0);
    return chances;
  }

  test('equals the sum over every pattern of clicks and stops, whichever way it is computed', () => {
    const chance = fc.double({ min: 0, max: 1, noNaN: true });
    const five = fc.array(chance, { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.nat(4)), { minLength: 1, maxLength: 7 }),
        five,
        five,
        fc.boolean(),
        (results, click, stop, stopsOnlyAfterClick) => {
          const list = {
            documents: results.map((_, rank) => rank),
            credits: results.map(([credit]) => credit),
          };
          const grades = Uint8Array.from(results, ([, grade]) => grade);
          const model = byGrade(click, stop, stopsOnlyAfterClick);
          const { clicked, win, loss, tie } = enumerated(list, grades, model);
          // Credits too large to be walked through, and a reading that is not a sum, lead the other way.
          const lists: MergedList[] = [
            list,
            { ...list, credits: list.credits.map((credit) => 1000 * credit) },
            { documents: list.documents, preferred: (clicks) => preferenceOf(list, clicks) },
          ];
          for (const form of lists) {
            const chances = sessionChances(form, grades, model);
            expect(chances.clicked).toBeCloseTo(clicked, 12);
            expect(chances.win).toBeCloseTo(win, 12);
            expect(chances.loss).toBeCloseTo(loss, 12);
            expect(chances.tie).toBeCloseTo(tie, 12);
          }
        },
      ),
      { seed: 16, numRuns: 200 },
    );
  });

  test.each(Object.entries(models))(
    'and playClicks(random, …) plays it, click by click (%s)',
    (name, model) => {
      const random = openStream(streamKey('test', name), 0);
      const list = { documents: [3, 0, 2, 1, 4], credits: [1, -1, -1, 1, -1] };
      const grades = Uint8Array.of(0, 1, 2, 3, 4);
      const draws = 50_000;
      const { clicked, win, loss, tie } = sessionChances(list, grades, model);
      let clickedCount = 0;
      const counts = [0, 0, 0];
      for (let draw = 0; draw < draws; draw += 1) {
        const clicks = playClicks(random, list.documents, grades, model);
        if (clicks.includes(true)) clickedCount += 1;
        counts[Math.sign(preferenceOf(list, clicks)) + 1]! += 1;
      }
      const fit = chiSquareTest(
        counts,
        [loss, tie, win].map((value) => value * draws),
      )!;
      expect(fit.pValue).toBeGreaterThan(1e-3);
      const error = Math.sqrt((clicked * (1 - clicked)) / draws);
      expect(Math.abs(clickedCount / draws - clicked)).toBeLessThan(4 * error);
    },
  );

  test('gives the worked number of clicks for labels 1, 0, 1, 0, 0', () => {
    const { labels, afterClick, atEveryResult } = (
      golden('interleaving') as {
        expectedClicks: { labels: number[]; afterClick: number; atEveryResult: number };
      }
    ).expectedClicks;
    // p(click) 0.4 and 0.9, p(stop) 0.1 and 0.5 for labels 0 and 1.
    const random = openStream(streamKey('test', 'worked'), 0);
    const list = { documents: [0, 1, 2, 3, 4], credits: [1, 1, 1, 1, 1] };
    const grades = Uint8Array.from(labels);
    for (const [stopsOnlyAfterClick, clicks] of [
      [true, afterClick],
      [false, atEveryResult],
    ] as const) {
      const model = byGrade([0.4, 0.9], [0.1, 0.5], stopsOnlyAfterClick);
      expect(enumerated(list, grades, model).clicks).toBeCloseTo(clicks, 5);
      // All results are the challenger's, so its credit is the number of clicks.
      const draws = 100_000;
      let sum = 0;
      for (let draw = 0; draw < draws; draw += 1) {
        sum += preferenceOf(list, playClicks(random, list.documents, grades, model));
      }
      expect(Math.abs(sum / draws - clicks)).toBeLessThan(0.02);
    }
  });
});

describe('clickModelOf(ranking)', () => {
  test('of the dynamic Bayesian model satisfies by grade, and lets users give up', () => {
    const { click, stopAfterClick, stopWithoutClick } = models['dynamic Bayesian that gives up'];
    expect(click[3]).toEqual([0.4, 0.6, 0.7, 0.8, 0.9]);
    [0.1, 0.2, 0.3, 0.4, 0.5].forEach((satisfied, grade) =>
      expect(stopAfterClick[3]![grade]).toBeCloseTo(1 - 0.7 * (1 - satisfied), 15),
    );
    expect(stopWithoutClick![3]![0]).toBeCloseTo(0.3, 15);
    expect(models['the default'].stopAfterClick[0]).toEqual([0.2, 0.3, 0.5, 0.7, 0.9]);
    expect(models['the default'].stopWithoutClick).toBeUndefined();
  });

  test('of the cascade stops at the first click, and of dependent clicks as often at each', () => {
    expect(models.cascade.stopAfterClick[0]).toEqual([1, 1, 1, 1, 1]);
    models['dependent click'].stopAfterClick[4]!.forEach((stop) => expect(stop).toBeCloseTo(0.4, 15));
  });

  test('of the position-based model looks at rank r with a chance of 1 / r', () => {
    const { click, stopAfterClick } = models['position-based'];
    expect(click[0]).toEqual([0, 0.2, 0.4, 0.8, 1]);
    [0, 0.2, 0.4, 0.8, 1].forEach((attractive, grade) =>
      expect(click[3]![grade]).toBeCloseTo(attractive / 4, 15),
    );
    expect(stopAfterClick[3]).toEqual([0, 0, 0, 0, 0]);
  });
});
