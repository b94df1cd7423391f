import { describe, expect, test } from 'vitest';
import { UserLedger } from '../../../sim-core/engine/userLedger.ts';
import { openStream, streamKey } from '../../../sim-core/random/index.ts';
import { kolmogorovSmirnovTest } from '../../../sim-core/statistics/index.ts';

const REPLICATIONS = 20_000;
const classes = [
  { users: 10, trafficShare: 0.3, kind: 0 },
  { users: 5, trafficShare: 0.7, kind: 0 },
];
const streams = (name: string) => {
  const key = streamKey('ledger', name);
  return (replication: number) => openStream(key, replication);
};

/** One by one: users 0 to 9 are the first class, 10 to 14 the second. */
const pick = (random: ReturnType<ReturnType<typeof streams>>) =>
  random.uniform() < 0.3 ? Math.floor(random.uniform() * 10) : 10 + Math.floor(random.uniform() * 5);

function expectSame(draw: (replication: number) => number, play: (replication: number) => number): void {
  const numbers = (one: (replication: number) => number) =>
    Float64Array.from({ length: REPLICATIONS }, (_, replication) => one(replication));
  expect(kolmogorovSmirnovTest(numbers(draw), numbers(play))!.pValue).toBeGreaterThan(1e-3);
}

test('addSessions(kind, requests, sessions) reaches users as sessions one by one do, stretch by stretch', () => {
  const [drawn, played] = [streams('drawn'), streams('played')];
  expectSame(
    (replication) => {
      const ledger = new UserLedger(classes, drawn(replication));
      ledger.addSessions(0, 6, 4);
      ledger.addSessions(0, 3, 9);
      return ledger.usersReached(() => true);
    },
    (replication) => {
      const random = played(replication);
      const reached = new Set<number>();
      for (const [requests, sessions] of [
        [6, 4],
        [3, 9],
      ] as const) {
        const users = Array.from({ length: sessions }, () => pick(random));
        for (let request = 0; request < requests; request += 1)
          reached.add(users[Math.floor(random.uniform() * sessions)]!);
      }
      return reached.size;
    },
  );
});

describe('addSessionsToArm(kind, role, sessions, events, others, uncounted)', () => {
  test.each(['withEvent', 'exposed', 'met'] as const)(
    'counts users %s as requests one by one do',
    (count) => {
      const [drawn, played] = [streams('arm'), streams('users')];
      expectSame(
        (replication) => {
          const ledger = new UserLedger(classes, drawn(replication));
          // Everybody is the challenger's.
          ledger.assignUsers(1, drawn(replication));
          ledger.addSessionsToArm(0, 'challenger', 5, 2, 3, 2);
          ledger.addSessionsToArm(0, 'challenger', 4, 1, 2, 5);
          const counts = ledger.armCounts('challenger');
          return count === 'met' ? ledger.usersReached(() => true) : counts[count];
        },
        (replication) => {
          const random = played(replication);
          const users = { withEvent: new Set<number>(), exposed: new Set<number>(), met: new Set<number>() };
          for (const [sessions, events, others, uncounted] of [
            [5, 2, 3, 2],
            [4, 1, 2, 5],
          ] as const) {
            const senders = Array.from({ length: sessions }, () => pick(random));
            for (let request = 0; request < events + others + uncounted; request += 1) {
              const user = senders[Math.floor(random.uniform() * sessions)]!;
              users.met.add(user);
              if (request < events + others) users.exposed.add(user);
              if (request < events) users.withEvent.add(user);
            }
          }
          return users[count].size;
        },
      );
    },
  );
});

test('splitSessions(kind, sessions) gives each arm the sessions of its users', () => {
  const ledger = new UserLedger(classes, streams('split')(0));
  const arms = ledger.assignUsers(0.5, streams('routing')(0));
  let challengers = 0;
  for (let round = 0; round < 4000; round += 1) {
    const { incumbent, challenger } = ledger.splitSessions(0, 10);
    expect(incumbent + challenger).toBe(10);
    challengers += challenger;
  }
  const share = classes.reduce(
    (sum, { users, trafficShare }, index) => sum + (trafficShare * arms[index]!.challenger.users) / users,
    0,
  );
  const expected = 40_000 * share;
  expect(Math.abs(challengers - expected)).toBeLessThan(3 * Math.sqrt(expected * (1 - share)));
});

test('usersReached(counts) leaves out kinds that are not people', () => {
  const ledger = new UserLedger(
    [
      { users: 3, trafficShare: 0.5, kind: 0 },
      { users: 2, trafficShare: 0.5, kind: 1 },
    ],
    streams('kinds')(0),
  );
  ledger.addRequests(0, 100);
  ledger.addRequests(1, 100);
  expect(ledger.usersReached((kind) => kind === 0)).toBe(3);
});
