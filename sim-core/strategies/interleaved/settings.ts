import * as z from 'zod';
import { choice, object, positive, positiveShare, significanceLevel, whole } from '../../scenario/fields.ts';
import { whenInconclusive } from '../whenInconclusive.ts';

const coins = choice(['each-session', 'each-user'], {
  title: 'Coins are tossed',
  help: 'Who goes first, anew for each session or once for all sessions of a user; once a user, sessions are not independent and only a test by user keeps its level.',
}).default('each-session');

const methods = [
  object({
    kind: z.literal('team-draft').meta({
      title: 'Kind',
      description: 'The models take turns to pick their best result, and own the clicks on what they picked.',
    }),
    commonPrefix: choice(['drafting-team', 'nobody'], {
      title: 'Common leading results',
      help: 'Who owns leading results on which both lists agree: the model that drafted them, or nobody, and the draft begins after them.',
    }).default('drafting-team'),
    coins,
  }),
  object({
    kind: z.literal('balanced').meta({
      title: 'Kind',
      description:
        'The models take turns to append their next result; the one that had more clicked results high up wins. Users who click at random may prefer one.',
    }),
    coins,
  }),
  object({
    kind: z.literal('probabilistic').meta({
      title: 'Kind',
      description:
        'Results are drawn by rank from either model, and clicks are shared out by how likely each had drawn them. Long lists are played session by session.',
    }),
  }),
  object({
    kind: z.literal('optimized').meta({
      title: 'Kind',
      description:
        'Of all merged lists those that tell most, in shares under which users who click at random prefer neither.',
    }),
    credit: choice(['linear', 'inverse', 'binary'], {
      title: 'Credit of a click',
      help: 'By the difference of the result’s two ranks, of their inverses, or only by which is better; with the last some queries have no fair shares and are not interleaved.',
    }).default('linear'),
  }),
] as const;

const method = z.discriminatedUnion('kind', methods, {
  error: (issue) =>
    issue.code === 'invalid_union'
      ? 'requires a kind: "team-draft", "balanced", "probabilistic" or "optimized"'
      : 'requires an object',
});

const tests = [
  object({
    kind: z
      .literal('sign')
      .meta({ title: 'Kind', description: 'The exact sign test on sessions that are won, at the end.' }),
  }),
  object({
    kind: z
      .literal('z')
      .meta({ title: 'Kind', description: 'The same by its normal approximation, at the end.' }),
  }),
  object({
    kind: z.literal('wald').meta({
      title: 'Kind',
      description: 'Wins, losses and ties by their estimated variance, at the end.',
    }),
  }),
  object({
    kind: z.literal('user-z').meta({
      title: 'Kind',
      description: 'A normal test whose units are users, however many sessions they have, at the end.',
    }),
  }),
  object({
    kind: z.literal('user-bootstrap').meta({
      title: 'Kind',
      description: 'Users drawn anew from those seen, again and again, at the end.',
    }),
    resamples: whole(100, 10_000, {
      title: 'Resamples',
      help: 'How often users are drawn anew; the smallest p-value is 2 over one more than that.',
      scale: 'logarithmic',
    }).default(1000),
  }),
  object({
    kind: z.literal('always-valid').meta({
      title: 'Kind',
      description: 'As often as one likes, by a mixture sequential test on sessions that are won.',
    }),
    everyHours: positive(20_000, {
      title: 'Looks every',
      help: 'How often the data are tested before the end; the last look is at the end.',
      unit: 'h',
    }),
    tunedForWins: positive(1e12, {
      title: 'Tuned for',
      help: 'Sessions won by either model at which the test is at its strongest; it stays valid before and after.',
      unit: 'sessions',
      scale: 'logarithmic',
    }).default(5000),
  }),
] as const;

const test = z.discriminatedUnion('kind', tests, {
  error: (issue) =>
    issue.code === 'invalid_union'
      ? 'requires a kind: "sign", "z", "wald", "user-z", "user-bootstrap" or "always-valid"'
      : 'requires an object',
});

export const settings = object({
  share: positiveShare({
    title: 'Share of sessions',
    help: 'Sessions that see one list merged from both models; a session is one request.',
    scale: 'logarithmic',
  }).default(1),
  hours: positive(20_000, {
    title: 'Runs for',
    help: 'The longest it runs: the last look at the data is then.',
    unit: 'h',
  }),
  method: method.default({ kind: 'team-draft', commonPrefix: 'drafting-team', coins: 'each-session' }).meta({
    title: 'Method',
    description: 'How the lists are merged and whose a click is.',
  }),
  test: test.default({ kind: 'sign' }).meta({
    title: 'Test',
    description: 'What is made of the sessions won, and when.',
  }),
  alpha: significanceLevel({
    title: 'Significance level',
    help: 'Chance of a verdict, either way, when users prefer neither (two-sided).',
  }).default(0.05),
  whenInconclusive: whenInconclusive.field('Without a significant preference'),
});

export type Settings = z.output<typeof settings>;
export type Test = Settings['test'];
export type TestOf<Kind extends Test['kind']> = Extract<Test, { kind: Kind }>;
