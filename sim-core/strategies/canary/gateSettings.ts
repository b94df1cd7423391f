import * as z from 'zod';
import {
  between,
  choice,
  flag,
  identifier,
  list,
  object,
  positive,
  properShare,
  significanceLevel,
  whole,
} from '../../scenario/fields.ts';
import type { ServedMetric } from '../pooledGate.ts';

export const metrics = ['errors', 'successes', 'slow'] as const satisfies readonly ServedMetric[];

const metric = choice(metrics, { title: 'Metric', help: 'Counted per request.' });

const segment = identifier({
  title: 'Segment',
  help: 'The one segment whose requests are compared, if the team can tell them apart; everything if left out.',
}).optional();

const concurrent = object({
  kind: z
    .literal('concurrent')
    .meta({ title: 'Kind', description: 'The incumbent at the same time, on the rest of the traffic.' }),
});
const before = object({
  kind: z.literal('before').meta({
    title: 'Kind',
    description:
      'The incumbent in the hours before the first stage; what differs between then and now is taken for the challenger.',
  }),
});
const fixed = object({
  kind: z.literal('fixed').meta({ title: 'Kind', description: 'A number, such as an objective.' }),
  rate: properShare({
    title: 'Rate',
    help: 'Requests with the metric that are taken for normal, whatever the incumbent does.',
    scale: 'logarithmic',
  }),
});

const baseline = z
  .discriminatedUnion('kind', [concurrent, before, fixed], {
    error: (issue) =>
      issue.code === 'invalid_union'
        ? 'requires a kind: "concurrent", "before" or "fixed"'
        : 'requires an object',
  })
  .default({ kind: 'concurrent' })
  .meta({ title: 'Baseline', description: 'What the challenger is compared with.' });

const common = {
  metric,
  segment,
  baseline,
  minimumRequests: whole(0, 1e9, {
    title: 'Minimum requests',
    help: 'Canary requests below which the gate cannot tell.',
    unit: 'requests',
    scale: 'logarithmic',
  }).default(100),
  whenTooFew: choice(['ignore', 'fail', 'hold'], {
    title: 'With too few',
    help: 'At the end of a stage (a check against a threshold: at each check): says nothing, counts it as a failure, or holds the stage until there are enough.',
  }).default('ignore'),
};

const zGate = object({
  kind: z.literal('z').meta({
    title: 'Kind',
    description:
      'A z-test of the stage’s counts. Looking at every tick is many looks at one limit, as people do it.',
  }),
  ...common,
  limit: between(0.1, 100, {
    title: 'Limit',
    help: 'Standard errors by which the challenger must look worse to be rolled back.',
    unit: 'standard errors',
  }).default(3),
  looks: choice(['every-tick', 'stage-end'], {
    title: 'Looks',
    help: 'At every tick of the world, or once at the end of each stage.',
  }).default('every-tick'),
});

const mostRecent = object({
  kind: z
    .literal('most-recent')
    .meta({ title: 'Kind', description: 'Too many failures among the latest checks.' }),
  failures: whole(1, 1000, {
    title: 'Failures',
    help: 'Failed checks, among the latest ones, that roll back.',
    unit: 'checks',
  }),
  checks: whole(1, 1000, {
    title: 'Latest checks',
    help: 'How many checks are looked back on.',
    unit: 'checks',
  }),
});
const cumulative = object({
  kind: z.literal('cumulative').meta({
    title: 'Kind',
    description:
      'Too many failures since the beginning; a pass takes none back, so the chance of a false alarm grows with every check.',
  }),
  allowed: whole(0, 1000, {
    title: 'Allowed failures',
    help: 'Failed checks that do not yet roll back; one more does. Argo calls it failureLimit; Flagger’s threshold is one more.',
    unit: 'checks',
  }),
});

const thresholdGate = object({
  kind: z.literal('threshold').meta({
    title: 'Kind',
    description: 'Checks of a rate against a threshold, as Argo and Flagger do, with no notion of chance.',
  }),
  ...common,
  margin: between(0, 1, {
    title: 'Margin',
    help: 'By how much per request the rate may be worse than the baseline’s; with a fixed baseline and no margin, that rate is the threshold.',
    unit: 'points',
    scale: 'logarithmic',
  }).default(0),
  everyHours: positive(20_000, { title: 'Checks every', help: 'Time between two checks.', unit: 'h' }),
  windowHours: positive(20_000, {
    title: 'Window',
    help: 'Time before a check that it counts. Longer than between checks, windows overlap and checks fail together. As long as between checks if left out.',
    unit: 'h',
  }).optional(),
  rollsBack: z
    .discriminatedUnion('kind', [mostRecent, cumulative], {
      error: (issue) =>
        issue.code === 'invalid_union'
          ? 'requires a kind: "most-recent" or "cumulative"'
          : 'requires an object',
    })
    .default({ kind: 'cumulative', allowed: 0 })
    .meta({ title: 'Rolls back', description: 'How many checks have to fail.' }),
  memory: choice(['rollout', 'stage'], {
    title: 'Remembers',
    help: 'Checks and requests of the whole rollout, as a background analysis does, or of the stage, as an analysis step does.',
  }).default('rollout'),
});

const sequentialGate = object({
  kind: z.literal('sequential').meta({
    title: 'Kind',
    description:
      'A test that may be looked at in every tick: over the whole rollout, its chance of a false rollback is the significance level.',
  }),
  ...common,
  alpha: significanceLevel({
    title: 'Significance level',
    help: 'Chance that the gate ever rolls back a challenger that is no worse.',
  }).default(0.01),
  tunedForEvents: positive(1e9, {
    title: 'Tuned for',
    help: 'Events of the challenger at which the test is at its strongest; its level holds before and after.',
    unit: 'events',
    scale: 'logarithmic',
  }).default(50),
});

const cusumGate = object({
  kind: z.literal('cusum').meta({
    title: 'Kind',
    description:
      'Adds up evidence for a rate that is a multiple of the baseline’s, forgetting what speaks against it; made for what begins later.',
  }),
  ...common,
  detects: between(1.01, 1000, {
    title: 'Detects',
    help: 'Multiple of the baseline’s rate of errors, slow answers or lacking successes that it looks for; against a known rate a multiple of its odds, which for rare ones is the same.',
    scale: 'logarithmic',
  }).default(2),
  limit: between(0.1, 1000, {
    title: 'Limit',
    help: 'Evidence, as a logarithm, at which it rolls back: with 5, a false alarm comes after no fewer than e^5 = 148 ticks on average.',
  }).default(5),
});

const judgedMetric = object({
  metric,
  segment,
  weight: positive(100, {
    title: 'Weight',
    help: 'Its part in the score, beside the others’.',
  }).default(1),
  critical: flag({
    title: 'Critical',
    help: 'When it fails, or has no data, the score is 0.',
  }).default(false),
  mustHaveData: flag({
    title: 'Must have data',
    help: 'Without data it counts as failed; otherwise it is left out of the score.',
  }).default(false),
});

const judgeGate = object({
  kind: z.literal('judge').meta({
    title: 'Kind',
    description:
      'Scores time series of the canary against the incumbent’s at the same time by Mann-Whitney tests, as Kayenta’s judge does (NetflixACAJudge-v1.0). It sees one rate a point, not how many requests are behind it.',
  }),
  metrics: list(judgedMetric, 1, 20, { title: 'Metrics', help: 'What goes into the score.' }).default([
    { metric: 'errors', weight: 1, critical: false, mustHaveData: false },
  ]),
  pointHours: positive(20_000, {
    title: 'Point every',
    help: 'Time that makes one point of a series; a tick of the world if left out.',
    unit: 'h',
  }).optional(),
  everyHours: positive(20_000, {
    title: 'Judges every',
    help: 'Time between two judgements within a stage.',
    unit: 'h',
  }),
  lookbackHours: positive(20_000, {
    title: 'Looks back',
    help: 'Time before a judgement that it sees; everything since the stage began if left out.',
    unit: 'h',
  }).optional(),
  effect: choice(['mean-ratio', 'common-language'], {
    title: 'Effect',
    help: 'What the allowed effect is measured in: the ratio of the means, or the chance that a point of the canary is the higher one.',
  }).default('mean-ratio'),
  allowedEffect: between(0, 1000, {
    title: 'Allowed effect',
    help: 'An effect of at least this is required to fail, however sure it is; where less is worse its mirror image. Left out it is none: 1 for the ratio of the means, 0.5 for the common-language effect.',
  }).optional(),
  whenNaN: choice(['remove', 'zero'], {
    title: 'Points without requests',
    help: 'Are left out, or count as 0.',
  }).default('remove'),
  outliers: choice(['keep', 'remove'], {
    title: 'Outliers',
    help: 'Points far outside the quartiles are kept, or removed from both series.',
  }).default('keep'),
  marginalScore: between(0, 100, {
    title: 'Marginal score',
    help: 'Of 100: a judgement that is no better rolls back at once.',
  }).default(75),
  passScore: between(0, 100, {
    title: 'Pass score',
    help: 'Of 100: the last judgement of a stage must be at least as good.',
  }).default(95),
});

export const gate = z.discriminatedUnion(
  'kind',
  [zGate, thresholdGate, sequentialGate, cusumGate, judgeGate],
  {
    error: (issue) =>
      issue.code === 'invalid_union'
        ? 'requires a kind: "z", "threshold", "sequential", "cusum" or "judge"'
        : 'requires an object',
  },
);

export type Gate = z.output<typeof gate>;
export type GateOf<Kind extends Gate['kind']> = Extract<Gate, { kind: Kind }>;
/** A gate on one metric. */
export type MetricGate = Exclude<Gate, { kind: 'judge' }>;
export type Baseline = MetricGate['baseline'];
export type WhenTooFew = MetricGate['whenTooFew'];
