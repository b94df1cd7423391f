import * as z from 'zod';
import { choice, list, object, positive, properShare, share } from '../../scenario/fields.ts';

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
      spends: share({
        title: 'Spends',
        help: 'Share of the significance level that this look may spend, where the spending is your own; the last look has what is left.',
      }).optional(),
    }),
    1,
    49,
    {
      title: 'Interim looks',
      help: 'Looks before the end, in order; the last look is at the end.',
    },
  ),
  spending: choice(['obrien-fleming', 'pocock', 'custom'], {
    title: 'Spending',
    help: 'How much of the significance level is spent early: almost nothing (O’Brien-Fleming), about as much at each look (Pocock), or what each look says (custom).',
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
    help: 'Units (users, sessions or requests) of both arms at which the test is at its strongest; it stays valid before and after.',
    unit: 'units',
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

export const looks = z.discriminatedUnion('kind', kinds, {
  error: (issue) =>
    issue.code === 'invalid_union'
      ? 'requires a kind: "once", "naive", "group-sequential", "always-valid" or "bayesian"'
      : 'requires an object',
});

export type Looks = z.output<typeof looks>;
export type LooksOf<Kind extends Looks['kind']> = Extract<Looks, { kind: Kind }>;
