import * as z from 'zod';
import { between, choice, evenWhole, object, positive, positiveShare, share, whole } from './fields.ts';

/** Longest list that is enumerated exactly: team draft shows 2^(shown / 2) different lists at most. */
export const MAX_SHOWN = 10;

const browsing = z.discriminatedUnion(
  'kind',
  [
    object({
      kind: z.literal('dynamic-bayesian').meta({
        title: 'Kind',
        description: 'Reads on until a result satisfies, as the preset says for its grade.',
      }),
      perseverance: positiveShare({
        title: 'Perseverance',
        help: 'Chance of reading on after a result that did not satisfy.',
      }).default(1),
    }),
    object({
      kind: z.literal('dependent-click').meta({
        title: 'Kind',
        description: 'Reads on until a click, and after it with one chance for all results.',
      }),
      goesOn: share({ title: 'Goes on', help: 'Chance of reading on after a click.' }).default(0.5),
    }),
    object({
      kind: z.literal('cascade').meta({ title: 'Kind', description: 'Reads on until the first click.' }),
    }),
    object({
      kind: z.literal('position-based').meta({
        title: 'Kind',
        description: 'Looks at each result by itself, less often the further down it is.',
      }),
      decay: positive(10, {
        title: 'Decay',
        help: 'The result of rank r is looked at with a chance of 1 over r to this power.',
      }).default(1),
    }),
  ],
  {
    error: (issue) =>
      issue.code === 'invalid_union'
        ? 'requires a kind: "dynamic-bayesian", "dependent-click", "cascade" or "position-based"'
        : 'requires an object',
  },
);

/** Two rankers, and how users click on their lists. */
export const rankingSchema = object({
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
    help: 'Preset: how likely a result of each grade is clicked once looked at, and how likely it satisfies.',
  }).default('navigational'),
  browsing: browsing.default({ kind: 'dynamic-bayesian', perseverance: 1 }).meta({
    title: 'How users read on',
    description: 'Which results are looked at: the click model.',
  }),
  stop: choice(['after-click', 'at-every-result'], {
    title: 'When users stop',
    help: 'Whether a result satisfies only when it is clicked or whenever it is looked at, where users read on until satisfied.',
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
