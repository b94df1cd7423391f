import { between, choice, identifier, list, object, positive, text } from './fields.ts';

/** What the challenger's answers do to what comes after them. */
export const feedbackSchema = object({
  name: text(120, { title: 'Name', help: 'What happens, e.g. "It learns from its own clicks".' }),
  model: choice(['incumbent', 'challenger', 'both'], {
    title: 'Model',
    help: 'Whose behaviour changes.',
  }).default('challenger'),
  quantity: choice(['error', 'success'], { title: 'Quantity', help: 'Which probability changes.' }),
  change: between(-1, 1, {
    title: 'Change',
    help: 'Approached the longer the challenger has answered, e.g. -0.02 for two points less.',
    unit: 'points',
  }),
  servedHours: positive(100_000, {
    title: 'Builds up in',
    help: 'Hours of answering everyone after which 63% of the change is there; half of the requests take twice as long.',
    unit: 'h',
  }),
  segments: list(identifier({ title: 'Segment', help: 'A segment id.' }), 1, 200, {
    title: 'Segments',
    help: 'Where it happens; everywhere if left out.',
  }).optional(),
});
