import * as z from 'zod';
import {
  between,
  choice,
  list,
  object,
  positive,
  properShare,
  significanceLevel,
} from '../../scenario/fields.ts';
import { whenInconclusive } from '../whenInconclusive.ts';

const everyHours = positive(20_000, {
  title: 'Looks every',
  help: 'How often the data are tested before the end; the last look is at the end.',
  unit: 'h',
});

const once = object({
  kind: z.literal('once').meta({ title: 'Kind', description: 'Once, at the end.' }),
});

const naive = object({
  kind: z
    .literal('naive')
    .meta({ title: 'Kind', description: 'Many times, each at the full significance level.' }),
  everyHours,
});

const groupSequential = object({
  kind: z
    .literal('group-sequential')
    .meta({ title: 'Kind', description: 'A few times, sharing out the significance level.' }),
  interim: list(
    object({
      afterHours: positive(20_000, {
        title: 'After',
        help: 'Hours of the test after which the data are looked at.',
        unit: 'h',
      }),
    }),
    1,
    49,
    {
      title: 'Interim looks',
      help: 'Looks before the end, in order; the last look is at the end.',
    },
  ),
  spending: choice(['obrien-fleming', 'pocock'], {
    title: 'Spending',
    help: 'How much of the significance level is spent early: almost nothing (O’Brien-Fleming), or about as much at each look (Pocock).',
  }).default('obrien-fleming'),
  futileBelow: properShare({
    title: 'Gives up below',
    help: 'At an interim look, the chance of a significant difference at the end, should the trend so far go on, below which the test ends without one; never, if left out.',
  }).optional(),
});

const alwaysValid = object({
  kind: z
    .literal('always-valid')
    .meta({ title: 'Kind', description: 'As often as one likes, by a mixture sequential test.' }),
  everyHours,
  tunedForUsers: positive(1e12, {
    title: 'Tuned for',
    help: 'Users of both arms at which the test is at its strongest; it stays valid before and after.',
    unit: 'users',
    scale: 'logarithmic',
  }).default(5000),
});

const bayesian = object({
  kind: z
    .literal('bayesian')
    .meta({ title: 'Kind', description: 'Many times, until too little can be lost by a choice.' }),
  everyHours,
  largestLoss: positive(1, {
    title: 'Largest expected loss',
    help: 'Decides once the model that looks better is expected to cost no more than this, as a share of users with the event: 0.001 is one in a thousand.',
    unit: 'share',
    scale: 'logarithmic',
  }).default(0.001),
  priorEvents: positive(1e9, {
    title: 'Prior users with the event',
    help: 'What is taken to be known of each model before: so many users with the event.',
    unit: 'users',
    scale: 'logarithmic',
  }).default(1),
  priorOthers: positive(1e9, {
    title: 'Prior users without the event',
    help: 'And so many without it; 1 and 1 say that any share is as likely.',
    unit: 'users',
    scale: 'logarithmic',
  }).default(1),
});

const kinds = [once, naive, groupSequential, alwaysValid, bayesian] as const;

const looks = z.discriminatedUnion('kind', kinds, {
  error: (issue) =>
    issue.code === 'invalid_union'
      ? 'requires a kind: "once", "naive", "group-sequential", "always-valid" or "bayesian"'
      : 'requires an object',
});

export const settings = object({
  challengerShare: properShare({
    title: 'Share of users',
    help: 'Users whom the challenger serves for the whole test; the others stay with the incumbent.',
  }).default(0.5),
  hours: positive(20_000, {
    title: 'Runs for',
    help: 'The longest it runs: the last look at the data is then.',
    unit: 'h',
  }),
  metric: choice(['success', 'error'], {
    title: 'Metric',
    help: 'Compares the shares of users with at least one success, or with at least one error.',
  }).default('success'),
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
  guardrail: object(
    {
      margin: properShare({
        title: 'Margin',
        help: 'Errors per request that the challenger may have beyond the incumbent’s and still be promoted: 0.01 is one more in a hundred.',
        scale: 'logarithmic',
      }),
      alpha: significanceLevel({
        title: 'Significance level',
        help: 'Chance at each look to let a challenger pass whose errors are just the margin above.',
      }).default(0.05),
    },
    {
      title: 'Guardrail',
      help: 'Promotes only at a look that also shows the challenger’s errors per request to be no more than the margin above the incumbent’s.',
    },
  ).optional(),
  whenInconclusive: whenInconclusive.field('Without a significant difference'),
});

export type Settings = z.output<typeof settings>;
export type Looks = Settings['looks'];
export type LooksOf<Kind extends Looks['kind']> = Extract<Looks, { kind: Kind }>;
