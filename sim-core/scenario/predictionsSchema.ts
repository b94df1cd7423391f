import * as z from 'zod';
import { list, object, share } from './fields.ts';

/** Most bins that predictions are counted in. */
export const MAX_BINS = 50;

const shares = list(
  share({ title: 'Share', help: 'Share of the predictions that fall into the bin.' }),
  2,
  MAX_BINS,
  {
    title: 'Shares of the bins',
    help: 'From the lowest score, or first class, to the last; they sum to 1.',
  },
);

const segments = z
  .record(z.string(), shares, { error: 'requires an object of shares by segment id' })
  .default({})
  .meta({ title: 'By segment', description: 'Where the predictions of a segment are others.' });

/**
 * The scores or classes that the models put out, in bins. Given the segment of a request, its prediction says nothing
 * about whether the answer is right; both models' go together on the world's share of shared luck.
 */
export const predictionsSchema = object({
  incumbent: object({ shares, segments }).meta({
    title: 'Incumbent',
    description: 'How the predictions of the incumbent are distributed.',
  }),
  challenger: object({ shares: shares.optional(), segments }).default({ segments: {} }).meta({
    title: 'Challenger',
    description: 'The same of the challenger; what is left out is as the incumbent.',
  }),
});

/** Predictions as a scenario writes them. */
export type Predictions = z.output<typeof predictionsSchema>;
