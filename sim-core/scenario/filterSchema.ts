import { choice, object, share } from './fields.ts';

/** What keeps requests that a model served out of the counts of the team. */
export const filterSchema = object(
  {
    model: choice(['incumbent', 'challenger', 'both'], {
      title: 'Model',
      help: 'Whose served requests are lost, in a split by request or by user; mirrored requests and merged lists are all counted.',
    }),
    requests: choice(['everyone', 'bots', 'errors'], {
      title: 'Requests',
      help: 'Any request (lossy logging), those of bots (a bot filter), or those that end in an error (a crash that takes its log with it).',
    }),
    share: share({
      title: 'Share',
      help: 'Share of these requests that never reach the counts; users met them all the same.',
    }),
  },
  { title: 'Filter', help: 'Requests that a model answered and the team does not count.' },
);
