import { between, object, properShare, share, whole } from './fields.ts';

const bots = object({
  count: whole(1, 1e9, {
    title: 'Bots',
    help: 'Identities that are taken for users and are none; they come on top of the population.',
    unit: 'bots',
    scale: 'logarithmic',
  }),
  share: properShare({
    title: 'Share of requests',
    help: 'Share of all requests that bots send, in every segment alike.',
    scale: 'logarithmic',
  }),
  success: share({
    title: 'Success',
    help: 'Probability that an answered request of a bot counts as a success (a click, where success is one), whichever model answers. Errors and latency are those of people; in an interleaved test a bot prefers neither.',
  }).default(0),
});

/** Who sends the requests. */
export const usersSchema = object({
  population: whole(1, 1e9, {
    title: 'Users',
    help: 'People who may send requests during the horizon.',
    unit: 'users',
    scale: 'logarithmic',
  }),
  activitySpread: between(0, 3, {
    title: 'Spread of activity',
    help: 'Standard deviation of log activity: 0 is everyone alike, 1 a long tail of heavy users.',
  }).default(0),
  propensitySpread: between(0, 0.7, {
    title: 'Spread of propensity',
    help: 'How far users differ in how readily a request succeeds: standard deviation of the log odds, in four equally large groups around the success given. Neither clicks on rankings nor errors differ.',
  }).default(0),
  requestsPerSession: between(1, 50, {
    title: 'Requests per session',
    help: 'Mean number of requests that a user sends in one go, within a tick: 1 is every request for itself, 5 fewer users and burstier traffic for the same number of requests.',
    unit: 'requests',
  }).default(1),
  bots: bots.optional().meta({
    title: 'Bots',
    description: 'Machines among the users: the team counts them, no harm is done to them.',
  }),
});
