import { between, choice, identifier, list, object, positive, text } from './fields.ts';

/** What changes during the horizon. */
export const driftSchema = object({
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
