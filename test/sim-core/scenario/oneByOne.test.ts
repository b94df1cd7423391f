import { expect, test } from 'vitest';
import { problemsOf } from '../worlds.ts';

const ranking = { queries: 20, documents: 6, shown: 4, incumbentNoise: 1, challengerNoise: 0.5 };
const traffic = { requestsPerSecond: 20_000 };
const crowd = { population: 50_000_000 };

const interleaved = (own: object) => ({ strategy: 'interleaved', hours: 12, ...own });
const ab = (own: object) => ({ strategy: 'ab', hours: 12, metric: 'error', analysis: 'mean', ...own });

test.each([
  [
    'sessions of users who are the units',
    { ranking, traffic },
    interleaved({ test: { kind: 'user-z' } }),
    '100,000,000 sessions where users are the units, which are played one by one, got 864,000,000',
  ],
  [
    'sessions of users with coins of their own',
    { ranking, traffic },
    interleaved({ share: 0.5, method: { kind: 'balanced', coins: 'each-user' } }),
    '100,000,000 sessions where users have coins of their own, which are played one by one, got 432,000,000',
  ],
  [
    'sessions with lists too many to be enumerated',
    { ranking: { ...ranking, documents: 40, shown: 10 }, traffic },
    interleaved({ method: { kind: 'probabilistic' } }),
    '100,000,000 sessions where lists are too many to be enumerated, which are played one by one, got 864,000,000',
  ],
  [
    'users whose errors are summed',
    { traffic, users: crowd },
    ab({}),
    '10,000,000 users where what each of them does is summed, got 50,000,000',
  ],
  [
    'sessions whose errors are summed',
    { traffic: { requestsPerSecond: 2000 }, users: { ...crowd, requestsPerSession: 4 } },
    ab({ unit: 'session' }),
    '10,000,000 sessions where what each of them does is summed, got 21,600,000',
  ],
  [
    'sessions of users whose errors are summed',
    { traffic, users: { population: 1000, requestsPerSession: 4 } },
    ab({}),
    '100,000,000 sessions of users whose requests are summed, which are played one by one, got 216,000,000',
  ],
])('checkScenario(value) refuses more than can be played of %s', (_, world, phase, said) => {
  expect(problemsOf(world, [phase])).toEqual([
    `plans[0].phases[0].hours requires at most ${said}: take fewer hours, or a part of the traffic and of the users`,
  ]);
});

test.each([
  ['sessions counted all together', { ranking, traffic }, interleaved({})],
  ['few users who come often', { traffic, users: { population: 1000 } }, ab({})],
  ['shares of any number of users', { traffic, users: crowd }, ab({ analysis: 'share' })],
])('checkScenario(value) takes any amount of %s', (_, world, phase) => {
  expect(problemsOf(world, [phase])).toEqual([]);
});
