import * as z from 'zod';
import {
  between,
  choice,
  evenWhole,
  identifier,
  list,
  object,
  positive,
  positiveShare,
  share,
  text,
  whole,
} from './fields.ts';

const cycleShape = object({
  kind: z.literal('cycle').meta({ title: 'Kind', description: 'A daily cycle with a weekend.' }),
  dailyAmplitude: share({
    title: 'Daily swing',
    help: 'How far the day swings around its mean: 0.6 goes from 40% to 160%.',
  }).default(0),
  peakHour: between(0, 24, {
    title: 'Peak hour',
    help: 'Hour of the day with the most traffic.',
    unit: 'h',
  }).default(12),
  weekendFactor: positive(10, {
    title: 'Weekend traffic',
    help: 'Traffic on Saturday and Sunday relative to a weekday.',
    unit: 'x',
  }).default(1),
});

const profileShape = object({
  kind: z.literal('profile').meta({ title: 'Kind', description: 'A weight for every hour of the week.' }),
  hourOfWeek: list(between(0, 1e9, { title: 'Weight', help: 'Relative traffic in that hour.' }), 168, 168, {
    title: 'Hour-of-week profile',
    help: '168 relative weights, Monday 00:00 first; only their ratios matter.',
  }),
  source: text(500, { title: 'Source', help: 'Where the profile comes from.' }).optional(),
});

const traffic = object({
  requestsPerSecond: positive(1e9, {
    title: 'Traffic',
    help: 'Mean requests per second over a week.',
    unit: 'requests/s',
    scale: 'logarithmic',
  }),
  shape: z
    .discriminatedUnion('kind', [cycleShape, profileShape], {
      error: (issue) =>
        issue.code === 'invalid_union' ? 'requires a kind: "cycle" or "profile"' : 'requires an object',
    })
    .default({ kind: 'cycle', dailyAmplitude: 0, peakHour: 12, weekendFactor: 1 })
    .meta({ title: 'Shape', description: 'How traffic swings over the day and the week.' }),
  dispersion: between(0, 100, {
    title: 'Dispersion',
    help: 'Variance of the relative intensity (1/k of a negative binomial); 0 is plain Poisson traffic.',
  }).default(0),
  memoryHours: positive(10_000, {
    title: 'Memory of the swings',
    help: 'Time after which the correlation of the random intensity has fallen to 1/e.',
    unit: 'h',
    scale: 'logarithmic',
  }).default(1),
});

const users = object({
  population: whole(1, 1e9, {
    title: 'Users',
    help: 'People who may send requests during the horizon.',
    unit: 'users',
    scale: 'logarithmic',
  }),
  activitySpread: between(0, 3, {
    title: 'Spread of activity',
    help: 'Standard deviation of log activity: 0 is everyone alike, 1 a long tail of heavy users.',
  }).default(0),
});

const segment = object({
  id: identifier({ title: 'Segment', help: 'How behaviours and drifts refer to it.' }),
  name: text(120, { title: 'Name', help: 'What people call it.' }),
  share: positiveShare({ title: 'Share', help: 'Share of all requests.', scale: 'logarithmic' }),
  severity: between(0, 1e9, {
    title: 'Severity',
    help: 'What one failure here weighs against an ordinary failure.',
    unit: 'x',
    scale: 'logarithmic',
  }).default(1),
});

const behaviourShape = {
  error: share({
    title: 'Errors',
    help: 'Probability that a request fails outright.',
    scale: 'logarithmic',
  }).optional(),
  success: share({
    title: 'Success',
    help: 'Probability that a request which did not err does what the user wanted.',
  }).optional(),
  latencyMs: object({
    median: positive(1e7, {
      title: 'Median latency',
      help: 'Half of the answers are faster.',
      unit: 'ms',
      scale: 'logarithmic',
    }),
    p99: positive(1e8, {
      title: '99th percentile of latency',
      help: 'One answer in a hundred is slower.',
      unit: 'ms',
      scale: 'logarithmic',
    }),
  })
    .optional()
    .meta({ title: 'Latency', description: 'Lognormal time to answer, by its median and 99th percentile.' }),
};

const model = object({
  ...behaviourShape,
  segments: z
    .record(z.string(), object(behaviourShape), { error: 'requires an object of behaviours by segment id' })
    .default({})
    .meta({ title: 'By segment', description: 'What differs in a segment; the rest is as above.' }),
});

const drift = object({
  name: text(120, { title: 'Name', help: 'What happens.' }),
  shape: choice(['sudden', 'incremental'], {
    title: 'Shape',
    help: 'Sudden: all at once. Incremental: grows evenly over a time, then stays.',
  }),
  model: choice(['incumbent', 'challenger', 'both'], { title: 'Model', help: 'Whose behaviour changes.' }),
  quantity: choice(['error', 'success'], { title: 'Quantity', help: 'What changes.' }),
  change: between(-1, 1, {
    title: 'Change',
    help: 'Added to the probability once the drift is complete, e.g. 0.01 for one point.',
    unit: 'points',
  }),
  atHours: between(0, 100_000, {
    title: 'Begins',
    help: 'Hours from the start of the world.',
    unit: 'h',
  }).default(0),
  overHours: positive(100_000, {
    title: 'Takes',
    help: 'Hours until an incremental drift is complete.',
    unit: 'h',
  }).optional(),
  segments: list(identifier({ title: 'Segment', help: 'A segment id.' }), 1, 200, {
    title: 'Segments',
    help: 'Where it happens; everywhere if left out.',
  }).optional(),
});

/** Longest list that is enumerated exactly: team draft shows 2^(shown / 2) different lists at most. */
export const MAX_SHOWN = 10;

const ranking = object({
  queries: evenWhole(10, 2000, {
    title: 'Kinds of query',
    help: 'Distinct queries users ask, equally often; their documents are drawn once and are part of the world.',
  }).default(200),
  documents: whole(2, 50, {
    title: 'Candidates',
    help: 'Documents that could answer a query.',
  }).default(20),
  shown: whole(2, MAX_SHOWN, { title: 'Results shown', help: 'Length of the list a user sees.' }).default(10),
  clickModel: choice(['perfect', 'navigational', 'informational', 'almost-random', 'random'], {
    title: 'How users click',
    help: 'Preset of the dependent click model: how likely a result of each grade is clicked, and ends the search.',
  }).default('navigational'),
  stop: choice(['after-click', 'at-every-result'], {
    title: 'When users stop',
    help: 'Whether a user may stop only after a click or after looking at any result.',
  }).default('after-click'),
  incumbentNoise: between(0, 100, {
    title: 'Incumbent noise',
    help: 'Standard deviation of the error in its relevance scores; true relevance has standard deviation 1.',
  }),
  challengerNoise: between(0, 100, {
    title: 'Challenger noise',
    help: 'Standard deviation of the error in its relevance scores; less is a better ranker.',
  }),
});

/** The truth of a scenario: what happens, whoever looks. */
export const worldSchema = object({
  horizonHours: positive(20_000, { title: 'Horizon', help: 'How long the world is watched.', unit: 'h' }),
  tickMinutes: between(1, 1440, {
    title: 'Tick',
    help: 'Finest step at which exposure can change and a gate can look; the horizon is a whole number of ticks.',
    unit: 'min',
  }).default(5),
  traffic: traffic.meta({ title: 'Traffic', description: 'How many requests arrive, and when.' }),
  users: users.meta({ title: 'Users', description: 'Who sends the requests.' }),
  segments: list(segment, 1, 200, {
    title: 'Segments',
    help: 'Named shares of traffic; the shares sum to 1.',
  }),
  incumbent: model.meta({ title: 'Incumbent', description: 'The model in production.' }),
  challenger: model
    .default({ segments: {} })
    .meta({ title: 'Challenger', description: 'The new model; what is left out is as the incumbent.' }),
  sharedLuck: share({
    title: 'Shared luck',
    help: 'Share of requests on which both models meet the same fate: a hard input is hard for both.',
  }).default(0.5),
  drifts: list(drift, 0, 200, { title: 'Drift', help: 'What changes during the horizon.' }).default([]),
  latencyObjectiveMs: positive(1e8, {
    title: 'Latency objective',
    help: 'A slower answer counts as slow; left out, nobody watches latency.',
    unit: 'ms',
    scale: 'logarithmic',
  }).optional(),
  truthArrivesAnyway: share({
    title: 'Truth arrives anyway',
    help: 'Share of requests whose right answer becomes known whoever answered (a fraud report does, a click does not).',
  }).default(0),
  ranking: ranking
    .optional()
    .meta({ title: 'Ranking', description: 'Rankers and clicks, where the models order search results.' }),
});
