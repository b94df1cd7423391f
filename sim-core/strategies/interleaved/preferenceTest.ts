import { multinomial, openStream, streamKey } from '../../random/index.ts';
import { mixturePValue, mixtureSpread, normalUpperTail, signTest } from '../../statistics/index.ts';
import type { UserCredits } from '../evidence.ts';
import type { Test } from './settings.ts';

/** Sessions of an interleaved test since it began. */
export interface Tally {
  sessions: number;
  incumbentWins: number;
  challengerWins: number;
  ties: number;
  /** Undefined where the test does not read it. */
  userCredits: readonly UserCredits[] | undefined;
}

/** Two-sided p-value that users prefer neither model; undefined where the test has none for such counts. */
export type PreferenceTest = (tally: Tally) => number | undefined;

/** The test that is chosen, at a significance level. */
export function preferenceTest(test: Test, alpha: number): PreferenceTest {
  switch (test.kind) {
    case 'sign':
      return ({ challengerWins, incumbentWins }) => signTest(challengerWins, incumbentWins, 'two-sided');
    case 'z':
      return ({ challengerWins, incumbentWins }) =>
        pValueOf(ratio(challengerWins - incumbentWins, challengerWins + incumbentWins));
    case 'wald':
      return (tally) => pValueOf(waldZ(tally));
    case 'user-z':
      return ({ userCredits }) => userCredits && pValueOf(userZ(userCredits));
    case 'user-bootstrap':
      return ({ userCredits }) => userCredits && bootstrapPValue(userCredits, test.resamples);
    case 'always-valid': {
      const spread = mixtureSpread(test.tunedForWins, alpha);
      return ({ challengerWins, incumbentWins }) => {
        const wins = challengerWins + incumbentWins;
        return wins > 0 ? mixturePValue((challengerWins - incumbentWins) / Math.sqrt(wins), wins, spread) : 1;
      };
    }
  }
}

function pValueOf(z: number | undefined): number | undefined {
  return z === undefined ? undefined : Math.min(1, 2 * normalUpperTail(Math.abs(z)));
}

/** A difference over its standard deviation; nothing over nothing is no difference. */
function ratio(difference: number, variance: number): number | undefined {
  if (difference === 0) return 0;
  return variance > 0 ? difference / Math.sqrt(variance) : undefined;
}

/**
 * The share of wins and half the ties less one half, over its standard error by the multinomial distribution of wins, losses
 * and ties; undefined where all sessions went one way, which leaves no estimate of it. Source: Chapelle, Joachims, Radlinski
 * and Yue 2012, "Large-scale validation and analysis of interleaved search evaluation", ACM TOIS 30(1) (the
 * statistic).
 */
function waldZ({ challengerWins, incumbentWins, ties }: Tally): number | undefined {
  const all = challengerWins + incumbentWins + ties;
  const lead = challengerWins - incumbentWins;
  return ratio(lead, challengerWins + incumbentWins - (lead * lead) / Math.max(1, all));
}

/**
 * The sum of the users' credits over its standard deviation where users prefer neither: users are independent, whatever their
 * sessions are. With one session a user it is the z of wins and losses. Source: Liang and Zeger 1986, "Longitudinal data
 * analysis using generalized linear models", Biometrika 73, 13-22 (the robust variance under working independence).
 */
function userZ(userCredits: readonly UserCredits[]): number | undefined {
  let sum = 0;
  let squares = 0;
  for (const { credit, users } of userCredits) {
    sum += credit * users;
    squares += credit * credit * users;
  }
  return ratio(sum, squares);
}

/**
 * Percentile bootstrap by user: how often the sum of credits of as many users, drawn anew from those seen, is not on the side
 * that it was on. Source: Efron and Tibshirani 1993, "An Introduction to the Bootstrap"; the one added to each count
 * keeps the p-value above 0 (Davison and Hinkley 1997, "Bootstrap Methods and their Application").
 */
function bootstrapPValue(userCredits: readonly UserCredits[], resamples: number): number {
  const weights = userCredits.map(({ users }) => users);
  const all = weights.reduce((sum, users) => sum + users, 0);
  if (all === 0) return 1;
  // A team's program has a seed of its own: the same data give the same answer.
  const random = openStream(streamKey('interleaved test', 'user bootstrap'), 0);
  const drawn = new Float64Array(weights.length);
  let notAbove = 1;
  let notBelow = 1;
  for (let resample = 0; resample < resamples; resample += 1) {
    multinomial(random, all, weights, drawn);
    const sum = userCredits.reduce((total, { credit }, index) => total + credit * drawn[index]!, 0);
    if (sum <= 0) notAbove += 1;
    if (sum >= 0) notBelow += 1;
  }
  return Math.min(1, (2 * Math.min(notAbove, notBelow)) / (resamples + 1));
}
