import { strategies as known } from '../../sim-core/index.ts';
import { formatShare } from '../format/numbers.ts';

/** What a planner says of their own rollout. */
export interface RolloutAnswers {
  readonly requestsPerDay: number;
  /** Share of requests on which the incumbent fails, 0 to 1. */
  readonly errorRate: number;
  /** By how much more the challenger might fail, as a share of requests. */
  readonly worse: number;
  readonly days: number;
  /** Kinds of the strategies to compare. */
  readonly strategies: readonly string[];
}

/** What the questions begin with: an ordinary rollout, with every strategy. */
export const firstAnswers: RolloutAnswers = {
  requestsPerDay: 200_000,
  errorRate: 0.02,
  worse: 0.005,
  days: 14,
  strategies: known.map(({ kind }) => kind),
};

/** Answers as typed: numbers, or the text that could not be read as one. */
export type TypedAnswers = {
  readonly [Key in keyof RolloutAnswers]: RolloutAnswers[Key] extends number
    ? number | string
    : RolloutAnswers[Key];
};

/** Longest rollout that is asked for: a year. */
const MAX_DAYS = 366;
const MAX_REQUESTS = 1e12;

/** What is wrong with an answer, in words, by the question; none where nothing is. */
export function answerProblems(answers: TypedAnswers): { readonly [Key in keyof RolloutAnswers]?: string } {
  const { requestsPerDay, errorRate, worse, days, strategies } = answers;
  const within = (value: number | string, low: number, high: number) =>
    typeof value === 'number' && value >= low && value <= high;
  const most = isRate(errorRate) ? Number((1 - errorRate).toPrecision(12)) : 1;
  return {
    ...(!within(requestsPerDay, 1, MAX_REQUESTS) && {
      requestsPerDay: 'Say a number of 1 or more, such as 250,000.',
    }),
    ...(!isRate(errorRate) && { errorRate: 'Say a share from 0% to 99%, such as 2% or 1/50.' }),
    ...(!within(worse, 0, most) && {
      worse: `Say a share from 0% to ${formatShare(most)}, such as 0.5%: more requests cannot fail.`,
    }),
    ...(!within(days, 1, MAX_DAYS) && { days: `Say a number of days from 1 to ${MAX_DAYS}.` }),
    ...(strategies.length === 0 && { strategies: 'Choose at least one.' }),
  };
}

function isRate(value: number | string): value is number {
  return typeof value === 'number' && value >= 0 && value <= 0.99;
}

/** Answers without a problem. */
export function completeAnswers(answers: TypedAnswers): RolloutAnswers | undefined {
  return Object.keys(answerProblems(answers)).length === 0 ? (answers as RolloutAnswers) : undefined;
}
