import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openStream, streamKey } from '../../../../sim-core/random/index.ts';
import { chiSquareTest } from '../../../../sim-core/statistics/index.ts';
import type { InterleavingMethod } from '../../../../sim-core/world/ranking/interleavingMethod.ts';
import { TEAM_DRAFT } from '../../../../sim-core/world/ranking/interleavingMethod.ts';
import { merge } from '../../../../sim-core/world/ranking/merge.ts';
import type { MergedList } from '../../../../sim-core/world/ranking/mergedList.ts';
import { preferenceOf } from '../../../../sim-core/world/ranking/mergedList.ts';
import { optimized } from '../../../../sim-core/world/ranking/optimized.ts';
import { expectedSign, probabilistic } from '../../../../sim-core/world/ranking/probabilistic.ts';
import { golden } from '../../golden.ts';
import { distribution, firstPreferredBy, letters, written } from './lists.ts';

const reference = golden('interleaving') as {
  rotated: {
    lists: [string, string];
    teamDraft: string[];
    balanced: string[];
    optimizedLinear: string[];
    firstPreferredWhenClicked: Record<'balanced' | 'teamDraft' | 'optimizedLinear', number[]>;
  };
  probabilisticFirstDocument: { lists: [number[], number[]]; shares: number[] }[];
};
const [first, second] = reference.rotated.lists.map(letters) as [number[], number[]];

const each: Record<string, InterleavingMethod> = {
  teamDraft: TEAM_DRAFT,
  afterCommonPrefix: { ...TEAM_DRAFT, commonPrefix: 'nobody' },
  balanced: { kind: 'balanced', coins: 'each-session' },
  probabilistic: { kind: 'probabilistic' },
  optimizedLinear: { kind: 'optimized', credit: 'linear' },
  optimizedInverse: { kind: 'optimized', credit: 'inverse' },
  optimizedBinary: { kind: 'optimized', credit: 'binary' },
};

/** "abcd/ABAB": the documents, and whose each is (A the incumbent's, B the challenger's, - nobody's). */
const withOwners = (list: MergedList) =>
  `${written(list)}/${'credits' in list ? list.credits.map((credit) => 'A-B'[Math.sign(credit) + 1]).join('') : ''}`;

describe('merge(method, incumbent, challenger, shown) of a list and its rotation', () => {
  test('by team draft is one of four lists', () => {
    const shares = distribution(merge(TEAM_DRAFT, first, second, 4), withOwners);
    expect(shares).toEqual(Object.fromEntries(reference.rotated.teamDraft.map((list) => [list, 0.25])));
  });

  test('balanced is one of two', () => {
    const shares = distribution(merge(each.balanced!, first, second, 4));
    expect(shares).toEqual(Object.fromEntries(reference.rotated.balanced.map((list) => [list, 0.5])));
  });

  test('optimized by linear credit is one of four, and by a sign there is none that is fair', () => {
    const shares = distribution(optimized(first, second, 4, 'linear')!);
    expect(Object.keys(shares).toSorted()).toEqual(reference.rotated.optimizedLinear);
    for (const share of Object.values(shares)) expect(share).toBeCloseTo(0.25, 12);
    expect(optimized(first, second, 4, 'binary')).toBeUndefined();
    expect(distribution(merge(each.optimizedBinary!, first, second, 4), withOwners)).toEqual({
      'abcd/----': 1,
    });
  });

  test.each(['balanced', 'teamDraft', 'optimizedLinear'] as const)(
    'reads one click as it should (%s)',
    (name) => {
      reference.rotated.firstPreferredWhenClicked[name].forEach((preferred, document) => {
        expect(firstPreferredBy(merge(each[name]!, first, second, 4), document)).toBeCloseTo(preferred, 12);
      });
    },
  );

  test('lets the rotation win three of four sessions with one random click if balanced, and half if fair', () => {
    const winsOfSecond = (name: string) =>
      [0, 1, 2, 3].reduce((sum, document) => {
        const preferred = firstPreferredBy(merge(each[name]!, first, second, 4), document);
        return sum + (1 / 2 - preferred) / 4;
      }, 0);
    expect(winsOfSecond('balanced')).toBeCloseTo(0.75, 12);
    expect(winsOfSecond('teamDraft')).toBeCloseTo(0.5, 12);
  });
});

describe('merge(method, incumbent, challenger, shown)', () => {
  test('of [1, 2] and [2, 3] shows 2, 1, 3 or what is left of 1, 2', () => {
    const lists = (name: string) =>
      new Set(
        merge(each[name]!, [1, 2], [2, 3], 3)
          .all()
          .map(({ list }) => list.documents.join(',')),
      );
    expect(lists('balanced')).toEqual(new Set(['1,2', '2,1,3']));
    expect(lists('teamDraft')).toEqual(new Set(['1,2,3', '2,1,3']));
  });

  test('shows leading results of both lists for nobody and drafts after them, if told so', () => {
    expect(
      distribution(merge(each.afterCommonPrefix!, letters('abcd'), letters('abdc'), 4), withOwners),
    ).toEqual({
      'abcd/--AB': 0.5,
      'abdc/--BA': 0.5,
    });
    const same = merge(each.afterCommonPrefix!, letters('abc'), letters('abc'), 3);
    expect(distribution(same, withOwners)).toEqual({ 'abc/---': 1 });
  });

  const list = fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 3, maxLength: 4 });

  test.each(Object.entries(each))(
    'has lists without repetition whose probabilities sum to 1 (%s)',
    (_, method) => {
      fc.assert(
        fc.property(list, list, fc.integer({ min: 1, max: 4 }), (a, b, shown) => {
          const all = merge(method, a, b, shown).all();
          expect(all.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 10);
          for (const { list: merged, probability } of all) {
            expect(probability).toBeGreaterThan(0);
            expect(new Set(merged.documents).size).toBe(merged.documents.length);
            expect(merged.documents.length).toBeLessThanOrEqual(shown);
            expect(merged.documents.every((document) => a.includes(document) || b.includes(document))).toBe(
              true,
            );
          }
        }),
        { seed: 31, numRuns: 100 },
      );
    },
  );

  test.each(Object.entries(each))('favours no list when the two change places (%s)', (_, method) => {
    fc.assert(
      fc.property(list, list, fc.infiniteStream(fc.boolean()), (a, b, clicks) => {
        const clicked = new Map(
          [0, 1, 2, 3, 4, 5].map((document) => [document, clicks.next().value as boolean]),
        );
        const lead = (one: number[], other: number[]) =>
          merge(method, one, other, 3)
            .all()
            .reduce((sum, { list: merged, probability }) => {
              const pattern = merged.documents.map((document) => clicked.get(document)!);
              return sum + probability * Math.sign(preferenceOf(merged, pattern));
            }, 0);
        // A query that is not interleaved shows the incumbent's list, and prefers nobody either way.
        expect(lead(a, b)).toBeCloseTo(-lead(b, a), 9);
      }),
      { seed: 32, numRuns: 100 },
    );
  });

  test.each(Object.entries(each))('draws each of its lists as often as it should (%s)', (name, method) => {
    const random = openStream(streamKey('test', name), 0);
    const merging = merge(method, letters('abcde'), letters('cbeda'), 3);
    const expected = distribution(merging, withOwners);
    const counts: Record<string, number> = Object.fromEntries(Object.keys(expected).map((key) => [key, 0]));
    const draws = 40_000;
    for (let draw = 0; draw < draws; draw += 1) {
      counts[withOwners(merging.draw(() => random.uniform()))]! += 1;
    }
    const keys = Object.keys(expected);
    expect(Object.keys(counts)).toEqual(keys);
    const fit = chiSquareTest(
      keys.map((key) => counts[key]!),
      keys.map((key) => expected[key]! * draws),
    );
    expect(keys.length === 1 || fit!.pValue > 1e-3).toBe(true);
  });
});

describe('probabilistic(incumbent, challenger, shown)', () => {
  test('shows first what the ranks of both lists say', () => {
    for (const { lists, shares } of reference.probabilisticFirstDocument) {
      const merging = probabilistic(lists[0], lists[1], 2);
      const found = distribution(merging, ({ documents }) => String(documents[0]));
      shares.forEach((share, document) => expect(found[document]).toBeCloseTo(share, 5));
    }
  });

  test('reads clicks in expectation over every assignment that could have led to the list', () => {
    const [a, b] = [letters('abcd'), letters('bdca')];
    const weight = (ranked: readonly number[], document: number) => 1 / (ranked.indexOf(document) + 1) ** 3;
    for (const { list, probability } of probabilistic(a, b, 4).all()) {
      // Assignment by assignment: bit i says whether the challenger's list drew the i-th document.
      const chances = Array.from({ length: 16 }, (_, assignment) => {
        let chance = 1;
        list.documents.forEach((document, place) => {
          const ranked = (assignment >> place) % 2 === 1 ? b : a;
          const left = ranked.filter((one) => !list.documents.slice(0, place).includes(one));
          chance *= weight(ranked, document) / left.reduce((sum, one) => sum + weight(ranked, one), 0) / 2;
        });
        return chance;
      });
      expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(probability, 12);
      for (const clicked of [0b0001, 0b0110, 0b1011, 0b1111]) {
        const sign = chances.reduce((sum, chance, assignment) => {
          const clicks = [0, 1, 2, 3].filter((place) => (clicked >> place) % 2 === 1);
          const lead = clicks.reduce((total, place) => total + ((assignment >> place) % 2 === 1 ? 1 : -1), 0);
          return sum + chance * Math.sign(lead);
        }, 0);
        const pattern = [0, 1, 2, 3].map((place) => (clicked >> place) % 2 === 1);
        expect(preferenceOf(list, pattern)).toBeCloseTo(sign / probability, 10);
      }
    }
  });

  test('expectedSign(shares) of clicks that are anyone’s is exactly 0', () => {
    expect(expectedSign([])).toBe(0);
    expect(expectedSign([0.5, 0.5, 0.5])).toBe(0);
    expect(expectedSign([0.3, 0.7])).toBe(0);
    expect(expectedSign([1])).toBe(1);
    expect(expectedSign([0.25, 0.25])).toBeCloseTo(1 / 16 - 9 / 16, 15);
  });
});

describe('optimized(incumbent, challenger, shown, credit)', () => {
  test.each(['linear', 'inverse', 'binary'] as const)(
    'gives users who click on one place, whatever it shows, nothing to prefer (%s)',
    (credit) => {
      fc.assert(
        fc.property(
          fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6], { minLength: 5, maxLength: 5 }),
          fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6], { minLength: 5, maxLength: 5 }),
          (a, b) => {
            const all = optimized(a, b, 5, credit)?.all() ?? [];
            for (let place = 0; place < 5; place += 1) {
              const mean = all.reduce((sum, { list, probability }) => {
                const credits = 'credits' in list ? list.credits : [];
                return sum + probability * credits[place]!;
              }, 0);
              // Inverse credits are multiples of 1 / 27,720.
              expect(Math.abs(mean)).toBeLessThan(credit === 'inverse' ? 1e-4 : 1e-8);
            }
            // Linear and inverse credits have always had a solution; of signs some pairs have none.
            expect(credit === 'binary' || all.length > 0).toBe(true);
          },
        ),
        { seed: 33, numRuns: 200 },
      );
    },
  );

  test('tells as much as any fair distribution can', () => {
    // By hand: of abc and acb only abc and acb can follow a; fair is half of each.
    expect(distribution(optimized(letters('abc'), letters('acb'), 3, 'binary')!)).toEqual({
      abc: 0.5,
      acb: 0.5,
    });
  });
});
