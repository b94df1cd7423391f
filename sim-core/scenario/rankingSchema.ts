import { between, choice, evenWhole, object, whole } from './fields.ts';

/** Longest list that is enumerated exactly: team draft shows 2^(shown / 2) different lists at most. */
export const MAX_SHOWN = 10;

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
