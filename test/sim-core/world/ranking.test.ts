import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openStream, streamKey } from '../../../sim-core/random/index.ts';
import type { Ranking } from '../../../sim-core/scenario/schema.ts';
import { chiSquareTest } from '../../../sim-core/statistics/index.ts';
import type { ClickModel } from '../../../sim-core/world/ranking/clickModel.ts';
import { clickModelOf } from '../../../sim-core/world/ranking/clickModel.ts';
import { playSession, sessionChances } from '../../../sim-core/world/ranking/clicks.ts';
import { drawQueries } from '../../../sim-core/world/ranking/queries.ts';
import { rankingTruth } from '../../../sim-core/world/ranking/rankingTruth.ts';
import type { Interleaving } from '../../../sim-core/world/ranking/teamDraft.ts';
import { allTeamDrafts, teamDraft } from '../../../sim-core/world/ranking/teamDraft.ts';
import { worldOf } from './worldOf.ts';

const rankingOf = (settings: Record<string, unknown>): Ranking =>
  worldOf({ ranking: { incumbentNoise: 1, challengerNoise: 1, ...settings } }).ranking!;

const letters = (documents: string) => Array.from(documents, (letter) => letter.charCodeAt(0) - 97);

/** "abcd/ABAB": the documents, and which team owns each (A the incumbent). */
const written = ({ documents, owners }: Interleaving) =>
  `${documents.map((document) => String.fromCharCode(97 + document)).join('')}/${owners.map((owner) => 'AB'[owner]).join('')}`;

const drafts = (incumbent: string, challenger: string, shown: number) =>
  Object.fromEntries(
    allTeamDrafts(letters(incumbent), letters(challenger), shown).map(({ interleaving, probability }) => [
      written(interleaving),
      probability,
    ]),
  );

describe('allTeamDrafts(incumbent, challenger, shown)', () => {
  test('of a list and its rotation, worked by hand', () => {
    expect(drafts('abcd', 'bcda', 4)).toEqual({
      'abcd/ABAB': 0.25,
      'abcd/ABBA': 0.25,
      'bacd/BAAB': 0.25,
      'bacd/BABA': 0.25,
    });
  });

  test('of [1, 2] and [2, 3], all three shown: what is left is shown by the team that has it', () => {
    const found = allTeamDrafts([1, 2], [2, 3], 3).map(({ interleaving }) =>
      interleaving.documents.join(','),
    );
    expect(new Set(found)).toEqual(new Set(['1,2,3', '2,1,3']));
  });

  test('has probabilities that sum to 1, no document twice, and teams at most one pick apart', () => {
    const list = (candidates: number) =>
      fc.shuffledSubarray(
        Array.from({ length: candidates }, (_, i) => i),
        { minLength: 5 },
      );
    fc.assert(
      fc.property(list(7), list(7), fc.integer({ min: 1, max: 7 }), (a, b, shown) => {
        const all = allTeamDrafts(a, b, shown);
        expect(all.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 12);
        for (const { interleaving } of all) {
          const { documents, owners } = interleaving;
          expect(new Set(documents).size).toBe(documents.length);
          expect(documents.length).toBe(Math.min(shown, new Set([...a, ...b]).size));
          const ofChallenger = owners.filter((owner) => owner === 1).length;
          // A list has five documents at least, so neither runs out before.
          const apart = documents.length <= 5 ? Math.abs(2 * ofChallenger - owners.length) : 0;
          expect(apart).toBeLessThan(2);
        }
      }),
      { seed: 15, numRuns: 200 },
    );
  });
});

test('teamDraft(incumbent, challenger, shown, coin) draws each of allTeamDrafts as often as it should', () => {
  const random = openStream(streamKey('test', 'drafts'), 0);
  const expected = drafts('abcde', 'cbeda', 5);
  const counts: Record<string, number> = Object.fromEntries(Object.keys(expected).map((key) => [key, 0]));
  const draws = 100_000;
  for (let draw = 0; draw < draws; draw += 1) {
    const drawn = written(teamDraft(letters('abcde'), letters('cbeda'), 5, () => random.uniform() < 0.5));
    counts[drawn]! += 1;
  }
  const keys = Object.keys(expected);
  expect(Object.keys(counts)).toEqual(keys);
  const { pValue } = chiSquareTest(
    keys.map((key) => counts[key]!),
    keys.map((key) => expected[key]! * draws),
  )!;
  expect(pValue).toBeGreaterThan(1e-3);
});

test('a click on one document of the rotated lists prefers the challenger by -1/2, +1/2, 0, 0', () => {
  // Wins and half the ties less one half (Chapelle et al. 2012), when exactly document a, b, c or d is clicked.
  const credit = letters('abcd').map((clickedDocument) =>
    allTeamDrafts(letters('abcd'), letters('bcda'), 4).reduce((sum, { interleaving, probability }) => {
      const grades = Uint8Array.from({ length: 4 }, (_, document) => (document === clickedDocument ? 1 : 0));
      const onlyThis = { click: [0, 1], stop: [0, 0], stopsOnlyAfterClick: true };
      const { win, tie } = sessionChances(interleaving, grades, onlyThis);
      return sum + probability * (win + tie / 2 - 1 / 2);
    }, 0),
  );
  expect(credit).toEqual([-0.5, 0.5, 0, 0]);
});

describe('sessionChances(list, grades, model)', () => {
  /** Every pattern of clicks and stops, one by one. */
  function enumerated(list: Interleaving, grades: Uint8Array, model: ClickModel) {
    const chances = { clicked: 0, win: 0, loss: 0, tie: 0, clicks: 0 };
    const end = (mass: number, clicks: number, credit: number) => {
      if (clicks > 0) chances.clicked += mass;
      chances[credit > 0 ? 'win' : credit < 0 ? 'loss' : 'tie'] += mass;
      chances.clicks += mass * clicks;
    };
    const look = (rank: number, mass: number, clicks: number, credit: number) => {
      if (mass === 0) return;
      if (rank === list.documents.length) return end(mass, clicks, credit);
      const grade = grades[list.documents[rank]!]!;
      const click = model.click[grade]!;
      const stop = model.stop[grade]!;
      const gained = credit + (list.owners[rank] === 1 ? 1 : -1);
      end(mass * click * stop, clicks + 1, gained);
      look(rank + 1, mass * click * (1 - stop), clicks + 1, gained);
      const stopWithout = model.stopsOnlyAfterClick ? 0 : stop;
      end(mass * (1 - click) * stopWithout, clicks, credit);
      look(rank + 1, mass * (1 - click) * (1 - stopWithout), clicks, credit);
    };
    look(0, 1, 0, 0);
    return chances;
  }

  test('equals the sum over every pattern of clicks and stops', () => {
    const chance = fc.double({ min: 0, max: 1, noNaN: true });
    const five = fc.array(chance, { minLength: 5, maxLength: 5 });
    const owner = fc.constantFrom<0 | 1>(0, 1);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(owner, fc.nat(4)), { minLength: 1, maxLength: 7 }),
        five,
        five,
        fc.boolean(),
        (results, click, stop, stopsOnlyAfterClick) => {
          const list = { documents: results.map((_, rank) => rank), owners: results.map(([team]) => team) };
          const grades = Uint8Array.from(results, ([, grade]) => grade);
          const model = { click, stop, stopsOnlyAfterClick };
          const { clicked, win, loss, tie } = enumerated(list, grades, model);
          const chances = sessionChances(list, grades, model);
          expect(chances.clicked).toBeCloseTo(clicked, 12);
          expect(chances.win).toBeCloseTo(win, 12);
          expect(chances.loss).toBeCloseTo(loss, 12);
          expect(chances.tie).toBeCloseTo(tie, 12);
        },
      ),
      { seed: 16, numRuns: 200 },
    );
  });

  test('and playSession(random, …) plays it, click by click', () => {
    const random = openStream(streamKey('test', 'sessions'), 0);
    const list = { documents: [3, 0, 2, 1, 4], owners: [1, 0, 0, 1, 0] as const };
    const grades = Uint8Array.of(0, 1, 2, 3, 4);
    const draws = 100_000;
    for (const stop of ['after-click', 'at-every-result'] as const) {
      const model = clickModelOf({ clickModel: 'navigational', stop });
      const { clicked, win, loss, tie } = sessionChances(list, grades, model);
      let clickedCount = 0;
      const counts = [0, 0, 0];
      for (let draw = 0; draw < draws; draw += 1) {
        const session = playSession(random, list, grades, model);
        if (session.clicked) clickedCount += 1;
        counts[Math.sign(session.creditDifference) + 1]! += 1;
      }
      const fit = chiSquareTest(
        counts,
        [loss, tie, win].map((value) => value * draws),
      )!;
      expect(fit.pValue).toBeGreaterThan(1e-3);
      const error = Math.sqrt((clicked * (1 - clicked)) / draws);
      expect(Math.abs(clickedCount / draws - clicked)).toBeLessThan(4 * error);
    }
  });

  test('gives the worked number of clicks for labels 1, 0, 1, 0, 0', () => {
    // p(click) 0.4 and 0.9, p(stop) 0.1 and 0.5 for labels 0 and 1.
    const random = openStream(streamKey('test', 'worked'), 0);
    const list = { documents: [0, 1, 2, 3, 4], owners: [1, 1, 1, 1, 1] as const };
    const grades = Uint8Array.of(1, 0, 1, 0, 0);
    for (const [stopsOnlyAfterClick, clicks] of [
      [true, 1.82287],
      [false, 1.676],
    ] as const) {
      const model = { click: [0.4, 0.9], stop: [0.1, 0.5], stopsOnlyAfterClick };
      expect(enumerated(list, grades, model).clicks).toBeCloseTo(clicks, 5);
      // All results are the challenger's, so its credit is the number of clicks.
      const draws = 100_000;
      let sum = 0;
      for (let draw = 0; draw < draws; draw += 1) {
        sum += playSession(random, list, grades, model).creditDifference;
      }
      expect(Math.abs(sum / draws - clicks)).toBeLessThan(0.02);
    }
  });
});

describe('drawQueries(ranking)', () => {
  test('draws documents whose grades are as common as they should be', () => {
    const queries = drawQueries(rankingOf({ queries: 2000, documents: 50 }));
    const counts = [0, 0, 0, 0, 0];
    // The two queries of a pair have the same documents.
    queries
      .filter((_, index) => index % 2 === 0)
      .forEach(({ grades }) => grades.forEach((grade) => (counts[grade]! += 1)));
    const total = counts.reduce((sum, count) => sum + count, 0);
    const { pValue } = chiSquareTest(
      counts,
      [0.5, 0.2, 0.15, 0.1, 0.05].map((share) => share * total),
    )!;
    expect(pValue).toBeGreaterThan(1e-3);
  });

  test('ranks without noise by relevance alone, and the same for any noise of the other', () => {
    const clean = drawQueries(rankingOf({ incumbentNoise: 0, challengerNoise: 3 }));
    for (const { grades, incumbent } of clean) {
      const shownGrades = incumbent.map((document) => grades[document]!);
      expect(shownGrades).toEqual(shownGrades.toSorted((a, b) => b - a));
      expect(incumbent).toHaveLength(10);
    }
    const other = drawQueries(rankingOf({ incumbentNoise: 0, challengerNoise: 1 }));
    expect(other.map(({ incumbent }) => incumbent)).toEqual(clean.map(({ incumbent }) => incumbent));
  });
});

describe('rankingTruth(ranking)', () => {
  test.each(['navigational', 'informational', 'perfect'] as const)(
    'of rankers with equal noise prefers neither, exactly (%s)',
    (clickModel) => {
      for (const noise of [0, 0.7, 2]) {
        const { preference, clicked } = rankingTruth(
          rankingOf({ clickModel, queries: 60, incumbentNoise: noise, challengerNoise: noise }),
        );
        expect(preference.challengerWins).toBeCloseTo(preference.incumbentWins, 14);
        expect(clicked.challenger).toBeCloseTo(clicked.incumbent, 14);
      }
    },
  );

  test('prefers the ranker with less noise, the more so the less it has', () => {
    const lead = (challengerNoise: number) => {
      const { preference } = rankingTruth(rankingOf({ incumbentNoise: 2, challengerNoise }));
      expect(preference.challengerWins + preference.incumbentWins + preference.ties).toBeCloseTo(1, 12);
      return preference.challengerWins - preference.incumbentWins;
    };
    const leads = [4, 2.5, 1.5, 0.5, 0].map(lead);
    expect(leads).toEqual(leads.toSorted((a, b) => a - b));
    expect(leads[0]).toBeLessThan(0);
    expect(leads.at(-1)).toBeGreaterThan(0.02);
  });

  test('of users who click without looking prefers neither, whoever ranks better', () => {
    const { preference } = rankingTruth(
      rankingOf({ clickModel: 'random', incumbentNoise: 5, challengerNoise: 0 }),
    );
    expect(preference.challengerWins).toBeCloseTo(preference.incumbentWins, 12);
  });

  test('mirrors when the rankers change places', () => {
    const one = rankingTruth(rankingOf({ queries: 40, incumbentNoise: 2, challengerNoise: 0.5 }));
    const other = rankingTruth(rankingOf({ queries: 40, incumbentNoise: 0.5, challengerNoise: 2 }));
    expect(other.preference.incumbentWins).toBeCloseTo(one.preference.challengerWins, 12);
    expect(other.clicked.incumbent).toBeCloseTo(one.clicked.challenger, 12);
    expect(other.clicked.interleaved).toBeCloseTo(one.clicked.interleaved, 12);
  });
});
