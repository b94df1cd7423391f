import { choice, object, positive, share } from './fields.ts';

export const labelSchema = object({
  of: choice(['success', 'failure'], {
    title: 'What is reported',
    help: 'Late successes (a purchase) look like none before; late failures (a fraud report) look like successes before.',
  }),
  meanHours: positive(20_000, {
    title: 'Mean delay',
    help: 'Mean time from a request to its report, exponentially distributed.',
    unit: 'h',
    scale: 'logarithmic',
  }),
  neverArrives: share({
    title: 'Never reported',
    help: 'Share of these successes or failures that the team never learns of.',
  }).default(0),
});
