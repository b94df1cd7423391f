import { between, flag, identifier, list, object, positive, positiveShare, share, text } from './fields.ts';
import { answersSchema } from './answersSchema.ts';
import { capacitySchema } from './capacitySchema.ts';
import { driftSchema } from './driftSchema.ts';
import { feedbackSchema } from './feedbackSchema.ts';
import { filterSchema } from './filterSchema.ts';
import { labelSchema } from './labelSchema.ts';
import { modelSchema } from './modelSchema.ts';
import { predictionsSchema } from './predictionsSchema.ts';
import { rankingSchema } from './rankingSchema.ts';
import { trafficSchema } from './trafficSchema.ts';
import { usersSchema } from './usersSchema.ts';

const segment = object({
  id: identifier({ title: 'Segment', help: 'How behaviours and drifts refer to it.' }),
  name: text(120, { title: 'Name', help: 'What people call it.' }),
  share: positiveShare({ title: 'Share', help: 'Share of all requests.', scale: 'logarithmic' }),
  offlineShare: share({
    title: 'Share in offline tests',
    help: 'What part of the offline evaluation it was, where that differs; segments that leave it out divide the rest as they do live.',
    scale: 'logarithmic',
  }).optional(),
  severity: between(0, 1e9, {
    title: 'Severity',
    help: 'What one failure here weighs against an ordinary failure.',
    unit: 'x',
    scale: 'logarithmic',
  }).default(1),
  visible: flag({
    title: 'Told apart',
    help: 'Whether the metrics of the team can tell its requests from others, so that a gate can watch it alone.',
  }).default(true),
});

/** Most segments of a world. */
export const MAX_SEGMENTS = 200;

/** The truth of a scenario: what happens, whoever looks. */
export const worldSchema = object({
  horizonHours: positive(20_000, { title: 'Horizon', help: 'How long the world is watched.', unit: 'h' }),
  tickMinutes: between(1, 60, {
    title: 'Tick',
    help: 'Finest step at which exposure can change and a gate can look; the horizon is a whole number of ticks.',
    unit: 'min',
  }).default(5),
  traffic: trafficSchema.meta({ title: 'Traffic', description: 'How many requests arrive, and when.' }),
  users: usersSchema.meta({ title: 'Users', description: 'Who sends the requests.' }),
  segments: list(segment, 1, MAX_SEGMENTS, {
    title: 'Segments',
    help: 'Named shares of traffic; the shares sum to 1.',
  }),
  incumbent: modelSchema.meta({ title: 'Incumbent', description: 'The model in production.' }),
  challenger: modelSchema
    .default({ segments: {} })
    .meta({ title: 'Challenger', description: 'The new model; what is left out is as the incumbent.' }),
  sharedLuck: share({
    title: 'Shared luck',
    help: 'Share of requests on which both models meet the same fate: a hard input is hard for both.',
  }).default(0.5),
  drifts: list(driftSchema, 0, 200, { title: 'Drift', help: 'What changes during the horizon.' }).default([]),
  feedbacks: list(feedbackSchema, 0, 50, {
    title: 'Feedback',
    help: 'What changes because the challenger answers, and the more the longer it does.',
  }).default([]),
  capacity: capacitySchema.optional().meta({
    title: 'Capacity',
    description: 'Machines that can be too busy: answers wait, and some requests find no place.',
  }),
  latencyObjectiveMs: positive(1e8, {
    title: 'Latency objective',
    help: 'A slower answer counts as slow; left out, nobody watches latency.',
    unit: 'ms',
    scale: 'logarithmic',
  }).optional(),
  slowWeight: between(0, 1, {
    title: 'Weight of a slow answer',
    help: 'What an answer beyond the latency objective weighs against a failure when harm is judged; 0 counts failures alone.',
  }).default(0),
  truthArrivesAnyway: share({
    title: 'Truth arrives anyway',
    help: 'Share of requests whose right answer becomes known whoever answered (a fraud report does, a click does not).',
  }).default(0),
  answers: answersSchema.optional().meta({
    title: 'Answers',
    description:
      'When the answers of the models differ, beyond one being right and the other wrong; left out, nobody compares answers. Equal models are twins where all their luck is shared.',
  }),
  predictions: predictionsSchema.optional().meta({
    title: 'Predictions',
    description:
      'Scores or classes that the models put out, in bins; left out, nobody watches how they are distributed.',
  }),
  labels: labelSchema.optional().meta({
    title: 'Late labels',
    description:
      'How long it takes until the team learns how an answered request turned out; left out, it knows at once.',
  }),
  filters: list(filterSchema, 0, 50, {
    title: 'Filters',
    help: 'What keeps requests out of the counts of the team; where several apply, they act one after the other.',
  }).default([]),
  ranking: rankingSchema.optional().meta({
    title: 'Ranking',
    description:
      'Rankers and clicks, where the models order search results. One request is one search: a list and the clicks on it, whatever session of its user it belongs to.',
  }),
});
