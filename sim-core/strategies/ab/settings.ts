import type * as z from 'zod';
import {
  between,
  choice,
  list,
  object,
  positive,
  properShare,
  significanceLevel,
} from '../../scenario/fields.ts';
import { multipleTestingCorrections } from '../../statistics/index.ts';
import { whenInconclusive } from '../whenInconclusive.ts';
import { looks } from './looksSetting.ts';

const metricShape = {
  metric: choice(['success', 'error', 'value'], {
    title: 'Metric',
    help: 'What is counted of the units: successes, errors, or what the successes are worth together.',
  }).default('success'),
  analysis: choice(['share', 'mean', 'ratio', 'naive-ratio'], {
    title: 'Compared as',
    help: 'Share of units with at least one; mean number (or value) of a unit, by Welch’s test; number (or value) per request, with units as what is independent, by the delta method; or the same as if every request were independent, which people do, and which finds far too much where users differ.',
  }).default('share'),
};

const cuped = object(
  {
    hours: positive(20_000, {
      title: 'Hours before',
      help: 'How long users are counted, all with the incumbent, before they are split.',
      unit: 'h',
    }),
  },
  {
    title: 'Adjusted for before (CUPED)',
    help: 'Takes out of each user’s number what the same number of the hours before tells of it, so that users who differ anyhow blur less.',
  },
);

const guardrail = object({
  metric: choice(['error', 'success', 'slow'], {
    title: 'Metric',
    help: 'Errors, missing successes or slow answers, per request.',
  }).default('error'),
  margin: properShare({
    title: 'Margin',
    help: 'How much worse than the incumbent, per request, the challenger may be and still be promoted: 0.01 is one more (or, of successes, one fewer) in a hundred.',
    scale: 'logarithmic',
  }),
  alpha: significanceLevel({
    title: 'Significance level',
    help: 'Chance at each look to let a challenger pass that is just the margin worse.',
  }).default(0.05),
});

export const settings = object({
  unit: choice(['user', 'session', 'request'], {
    title: 'Unit',
    help: 'What is split and counted: users once for the whole test, or sessions or requests one by one, so that a user who comes again may meet the other model.',
  }).default('user'),
  challengerShare: properShare({
    title: 'Share of units',
    help: 'Users (or sessions, or requests) of all whom the challenger serves for the whole test; the others stay with the incumbent.',
  }).default(0.5),
  holdout: properShare({
    title: 'Holdout',
    help: 'Share of units that stay with the incumbent and are not counted, and stay with it after a promotion too; none, if left out.',
  }).optional(),
  hours: positive(20_000, {
    title: 'Runs for',
    help: 'The longest it counts requests: the last look at the data is then, or after a follow-up.',
    unit: 'h',
  }),
  followUpHours: between(0, 20_000, {
    title: 'Follow-up',
    help: 'How long the test then waits for labels that come late: everyone stays with their model, requests are not counted any more, and the look at the data is at the end. So no request that is compared is younger than that.',
    unit: 'h',
  }).default(0),
  ...metricShape,
  furtherMetrics: list(object(metricShape), 0, 9, {
    title: 'Further metrics',
    help: 'Decide like the first: worse by any of them rolls back, better by any and worse by none promotes.',
  }).default([]),
  correction: choice(multipleTestingCorrections, {
    title: 'Correction',
    help: 'How several metrics share the significance level: not at all; so that any false verdict is as rare as it says (Bonferroni, Holm); or so that few of the differences found are false (Benjamini-Hochberg).',
  }).default('bonferroni'),
  alpha: significanceLevel({
    title: 'Significance level',
    help: 'Chance of a verdict, either way, when the models are equal (two-sided); a Bayesian test goes by its largest loss instead.',
  }).default(0.05),
  looks: looks.default({ kind: 'once' }).meta({
    title: 'Looks',
    description: 'When the data are looked at, and what keeps many looks from being many chances.',
  }),
  minimumHours: between(0, 20_000, {
    title: 'Runs at least',
    help: 'Looks before that are left out, so that no verdict comes from an unusual first day.',
    unit: 'h',
  }).default(0),
  cuped: cuped.optional(),
  sampleRatioGate: object(
    {
      alpha: significanceLevel({
        title: 'Significance level',
        help: 'Chance at each look to stop a test whose users were split as they should be.',
      }).default(0.0005),
    },
    {
      title: 'Sample-ratio gate',
      help: 'Ends the test without a verdict when the users counted do not fit the split: then records are missing, and no comparison can be trusted.',
    },
  ).optional(),
  guardrails: list(guardrail, 0, 10, {
    title: 'Guardrails',
    help: 'Promotes only at a look that also shows the challenger to be no more than the margin worse, by each of them.',
  }).default([]),
  whenInconclusive: whenInconclusive.field('Without a significant difference'),
});

export type Settings = z.output<typeof settings>;

/** What settings of the first drafts became. */
export const formerSettings = {
  keys: ['guardrail'],
  now: 'belongs to a list now: "guardrails" has one for each metric, such as [{"metric": "error", "margin": 0.01, "alpha": 0.05}]',
} as const;
