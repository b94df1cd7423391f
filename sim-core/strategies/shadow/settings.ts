import * as z from 'zod';
import { mcNemarMethods } from '../../statistics/index.ts';
import {
  between,
  choice,
  choices,
  object,
  positive,
  positiveShare,
  share,
  significanceLevel,
} from '../../scenario/fields.ts';

export const comparisons = ['errors', 'slow', 'correct', 'disagreement', 'predictions'] as const;
export type ComparisonName = (typeof comparisons)[number];

const noiseShare = positiveShare({
  title: 'Noise arm',
  help: 'Share of the mirrored requests on which the incumbent runs a second time, to see how often it disagrees with itself.',
  scale: 'logarithmic',
}).default(1);

const noiseMargin = object({
  kind: z.literal('noise-margin').meta({
    title: 'Kind',
    description:
      'More differences than the incumbent has with itself, by two margins and no test, as Diffy does it.',
  }),
  noiseShare,
  relative: share({
    title: 'Relative margin',
    help: 'The excess over the incumbent’s differences with itself, as a share of both together, above which it alarms.',
  }).default(0.2),
  absolute: share({
    title: 'Absolute margin',
    help: 'The excess as a share of requests, above which it alarms.',
    scale: 'logarithmic',
  }).default(0.0003),
});

const noiseTest = object({
  kind: z.literal('noise-test').meta({
    title: 'Kind',
    description: 'Significantly more differences than the incumbent has with itself on the same requests.',
  }),
  noiseShare,
});

const shareLimit = object({
  kind: z.literal('limit').meta({
    title: 'Kind',
    description:
      'A share of answers that may differ, whatever the incumbent’s own noise; it takes no noise arm.',
  }),
  share: share({
    title: 'Limit',
    help: 'Share of answers that differ, above which it alarms.',
    scale: 'logarithmic',
  }),
});

const disagreement = z.discriminatedUnion('kind', [noiseMargin, noiseTest, shareLimit], {
  error: (issue) =>
    issue.code === 'invalid_union'
      ? 'requires a kind: "noise-margin", "noise-test" or "limit"'
      : 'requires an object',
});

const reference = choice(['incumbent', 'offline'], {
  title: 'Compared with',
  help: 'The incumbent’s predictions on the same requests, or what the challenger predicted in its offline evaluation.',
}).default('incumbent');

const stabilityIndex = object({
  kind: z
    .literal('stability-index')
    .meta({ title: 'Kind', description: 'The population stability index is above a limit.' }),
  limit: between(0, 100, {
    title: 'Limit',
    help: 'Population stability index above which it alarms; by convention 0.1 is a small change and 0.25 a large one.',
  }).default(0.2),
  reference,
});

const jensenShannon = object({
  kind: z
    .literal('jensen-shannon')
    .meta({ title: 'Kind', description: 'The Jensen-Shannon distance is above a limit.' }),
  limit: share({
    title: 'Limit',
    help: 'Jensen-Shannon distance (base 2, from 0 to 1) above which it alarms.',
  }).default(0.1),
  reference,
});

const kolmogorovSmirnov = object({
  kind: z.literal('kolmogorov-smirnov').meta({
    title: 'Kind',
    description:
      'A Kolmogorov-Smirnov test of the bins is significant; it can be so for changes of no importance.',
  }),
  reference,
});

const totalVariation = object({
  kind: z
    .literal('total-variation')
    .meta({ title: 'Kind', description: 'The total variation distance is above a limit.' }),
  limit: share({
    title: 'Limit',
    help: 'Share of the predictions that would have to change their bin, above which it alarms.',
  }).default(0.1),
  reference,
});

const hellinger = object({
  kind: z
    .literal('hellinger')
    .meta({ title: 'Kind', description: 'The Hellinger distance is above a limit.' }),
  limit: share({
    title: 'Limit',
    help: 'Hellinger distance (from 0 to 1) above which it alarms; it weighs changes in rare bins more than the total variation does.',
  }).default(0.1),
  reference,
});

const predictions = z.discriminatedUnion(
  'kind',
  [stabilityIndex, jensenShannon, totalVariation, hellinger, kolmogorovSmirnov],
  {
    error: (issue) =>
      issue.code === 'invalid_union'
        ? 'requires a kind: "stability-index", "jensen-shannon", "total-variation", "hellinger" or "kolmogorov-smirnov"'
        : 'requires an object',
  },
);

export const settings = object({
  share: positiveShare({
    title: 'Mirrored share',
    help: 'Requests that are copied to the challenger, whose answers nobody sees.',
    scale: 'logarithmic',
  }).default(1),
  hours: positive(20_000, { title: 'Runs for', help: 'Without an alarm the phase ends well.', unit: 'h' }),
  lookEveryHours: positive(20_000, {
    title: 'Looks every',
    help: 'How often the comparison is tested; the level is divided by the number of looks.',
    unit: 'h',
  }).default(24),
  alpha: significanceLevel({
    title: 'Significance level',
    help: 'Chance of any false alarm over all looks and tests together (one-sided, Bonferroni); limits and margins are no tests.',
  }).default(0.01),
  comparisons: choices(
    comparisons,
    {
      title: 'Comparison',
      help: 'Errors, slow answers, right answers where the truth arrives whoever answered, answers that differ, or predictions.',
    },
    { title: 'Comparisons', help: 'What is compared on the same requests.' },
  ).default(['errors']),
  test: choice(mcNemarMethods, {
    title: 'Test of pairs',
    help: 'How McNemar’s test finds its p-value: exact never alarms too often, mid-p finds more and is seldom above its level, chi-square (with a correction or without) is meant for many differing pairs.',
  }).default('exact'),
  disagreement: disagreement.optional().meta({
    title: 'Disagreement',
    description:
      'When answers that differ are an alarm, where they are compared; left out, by the margins over the incumbent’s noise.',
  }),
  predictions: predictions.optional().meta({
    title: 'Prediction drift',
    description:
      'When predictions that are distributed otherwise are an alarm, where they are compared; left out, by the stability index.',
  }),
});

export type Settings = z.output<typeof settings>;
export type DisagreementRule = NonNullable<Settings['disagreement']>;
export type PredictionRule = NonNullable<Settings['predictions']>;

/** The rule for answers that differ; undefined where they are not compared. */
export function disagreementOf({
  comparisons: chosen,
  disagreement: rule,
}: Settings): DisagreementRule | undefined {
  return chosen.includes('disagreement') ? (rule ?? noiseMargin.parse({ kind: 'noise-margin' })) : undefined;
}

/** The rule for predictions; undefined where they are not compared. */
export function predictionsOf({
  comparisons: chosen,
  predictions: rule,
}: Settings): PredictionRule | undefined {
  return chosen.includes('predictions')
    ? (rule ?? stabilityIndex.parse({ kind: 'stability-index' }))
    : undefined;
}

/** Share of the mirrored requests on which the incumbent runs a second time, 0 to 1. */
export function noiseShareOf(chosen: Settings): number {
  const rule = disagreementOf(chosen);
  return rule && rule.kind !== 'limit' ? rule.noiseShare : 0;
}

/** How often the comparisons are looked at. */
export function lookCount({ hours, lookEveryHours }: Settings): number {
  return Math.max(1, Math.ceil(hours / lookEveryHours - 1e-9));
}

/** The level of each test at each look: Bonferroni over all of them; limits and margins are no tests. */
export function levelOf(chosen: Settings): number {
  const tests = chosen.comparisons.filter((name) => {
    if (name === 'disagreement') return disagreementOf(chosen)!.kind === 'noise-test';
    if (name === 'predictions') return predictionsOf(chosen)!.kind === 'kolmogorov-smirnov';
    return true;
  });
  return chosen.alpha / (lookCount(chosen) * Math.max(1, tests.length));
}
