import * as z from 'zod';
import { object } from './fields.ts';
import { amountQuantity, positiveQuantity, probabilityQuantity } from './quantitySchema.ts';

/** Bounds of the quantities; a formula's results are kept within. */
export const MIN_LATENCY_MS = 1e-6;
export const MAX_LATENCY_MS = 1e8;
export const MAX_VALUE = 1e9;
export const MAX_RANKING_NOISE = 100;

const behaviourShape = {
  error: probabilityQuantity({
    title: 'Errors',
    help: 'Probability that a request fails outright.',
    scale: 'logarithmic',
  }).optional(),
  success: probabilityQuantity({
    title: 'Success',
    help: 'Probability that a request which did not err does what the user wanted.',
  }).optional(),
  latencyMs: object({
    median: positiveQuantity(MAX_LATENCY_MS, {
      title: 'Median latency',
      help: 'Half of the answers are faster, when nothing has to wait.',
      unit: 'ms',
      scale: 'logarithmic',
    }),
    p99: positiveQuantity(MAX_LATENCY_MS, {
      title: '99th percentile of latency',
      help: 'One answer in a hundred is slower, when nothing has to wait.',
      unit: 'ms',
      scale: 'logarithmic',
    }),
  })
    .optional()
    .meta({ title: 'Latency', description: 'Lognormal time to answer, by its median and 99th percentile.' }),
  value: amountQuantity(MAX_VALUE, {
    title: 'Value of a success',
    help: 'What a success is worth against an ordinary one, which is 1; the team does not see it, harm is judged by it.',
    unit: 'x',
    scale: 'logarithmic',
  }).optional(),
  rankingNoise: amountQuantity(MAX_RANKING_NOISE, {
    title: 'Ranking noise',
    help: 'Standard deviation of the error in its relevance scores, where it differs from what the ranking says; less is a better ranker.',
  }).optional(),
};

/** What a model does with a request. */
export const modelSchema = object({
  ...behaviourShape,
  segments: z
    .record(z.string(), object(behaviourShape), { error: 'requires an object of behaviours by segment id' })
    .default({})
    .meta({ title: 'By segment', description: 'What differs in a segment; the rest is as above.' }),
});
