import { between, choice, identifier, list, object, positive, text } from './fields.ts';

/** What changes during the horizon. */
export const driftSchema = object({
  name: text(120, { title: 'Name', help: 'What happens.' }),
  kind: choice(['concept', 'prior', 'covariate'], {
    title: 'Kind',
    help: 'Concept: a model gets requests wrong that it got right. Prior: outcomes change for both models. Covariate: the mix of requests changes.',
  }).default('concept'),
  shape: choice(['sudden', 'gradual', 'incremental', 'recurring', 'outlier'], {
    title: 'Shape',
    help: 'Sudden: all at once. Gradual: old and new are mixed, more and more new. Incremental: grows evenly. Recurring: comes and goes. Outlier: once, for a time.',
  }),
  model: choice(['incumbent', 'challenger', 'both'], {
    title: 'Model',
    help: 'Whose behaviour changes.',
  }).default('both'),
  quantity: choice(['error', 'success', 'share'], {
    title: 'Quantity',
    help: 'What changes: a probability, or (covariate) the share of a segment.',
  }),
  change: between(-1, 1, {
    title: 'Change',
    help: 'Added once the drift is complete, e.g. 0.01 for one point.',
    unit: 'points',
  }),
  atHours: between(0, 100_000, {
    title: 'Begins',
    help: 'Hours from the start of the world.',
    unit: 'h',
  }).default(0),
  overHours: positive(100_000, {
    title: 'Takes',
    help: 'Hours until it is complete; for a recurring drift or an outlier, hours it lasts.',
    unit: 'h',
  }).optional(),
  everyHours: positive(100_000, {
    title: 'Comes every',
    help: 'Hours from one beginning of a recurring drift to the next.',
    unit: 'h',
  }).optional(),
  segments: list(identifier({ title: 'Segment', help: 'A segment id.' }), 1, 200, {
    title: 'Segments',
    help: 'Where it happens; everywhere if left out. A covariate drift names the one whose share changes.',
  }).optional(),
});
