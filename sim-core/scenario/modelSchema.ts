import * as z from 'zod';
import { object, positive } from './fields.ts';
import { probabilityQuantity } from './quantitySchema.ts';

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

/** What a model does with a request. */
export const modelSchema = object({
  ...behaviourShape,
  segments: z
    .record(z.string(), object(behaviourShape), { error: 'requires an object of behaviours by segment id' })
    .default({})
    .meta({ title: 'By segment', description: 'What differs in a segment; the rest is as above.' }),
});
