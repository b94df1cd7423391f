import { describe, expect, it } from 'vitest';
import type { Exposure } from '../../../sim-core/index.ts';
import { compileScenario } from '../../../sim-core/run/compileScenario.ts';
import { playChunk } from '../../../sim-core/run/playChunk.ts';
import { traceReplication } from '../../../sim-core/run/traceReplication.ts';
import { ab } from '../../../sim-core/strategies/ab/index.ts';
import type { EvidenceNeeds } from '../../../sim-core/strategies/evidence.ts';
import { maturedWorlds } from '../worlds/maturedWorlds.ts';
import { scenarioOf } from '../worlds.ts';
import { drawerOf, expectAgreement, numbersOf } from './drawnNumbers.ts';

const [ofFailures, ofSuccesses] = Object.keys(maturedWorlds) as [string, string];
const worldNamed = (name: string) => compileScenario(maturedWorlds[name]!()).world;

const COUNTS_UNTIL = 8;
const END = 20;
/** No strategy holds out users whom it does not count. */
const split = (by: Exposure['by'], { userEvent, units }: EvidenceNeeds): Exposure => ({
  by,
  challenger: 0.4,
  interleaved: 0,
  shadowed: 0,
  heldOut: by === 'user' && !userEvent && !units ? 0 : 0.1,
});
const counted = { slow: false, userEvent: 'success' } as const;
const summed = { slow: false, units: { value: false } };

const splits: readonly (readonly [string, Exposure['by'], EvidenceNeeds])[] = [
  [ofFailures, 'user', counted],
  [ofFailures, 'user', summed],
  [ofFailures, 'user', { slow: false }],
  [ofFailures, 'request', { slow: true }],
  [ofSuccesses, 'user', counted],
  [ofSuccesses, 'user', summed],
  [ofSuccesses, 'session', summed],
  [ofSuccesses, 'request', { slow: false }],
];

describe('draw(…, countsUntil)', () => {
  it.each(splits)(
    'counts, reaches and learns tick by tick the same in both engines: %s, by %s, %o',
    (name, by, needs) => {
      expectAgreement(worldNamed(name), (drawer, ticks, world) => {
        drawer.startPhase(needs);
        const seen = numbersOf(drawer.draw(0, END, split(by, needs), world, COUNTS_UNTIL), 'seen');
        const byTick = [1, 7, 8, 12, 19].flatMap((tick) => numbersOf(ticks[tick]!, `tick ${tick}`));
        return [
          // What a success is worth is not read.
          ...[...seen, ...byTick].filter(([, number]) => !Number.isNaN(number)),
          ['requests', drawer.requestsReached()],
          ['users', drawer.usersReached()],
        ];
      });
    },
    20_000,
  );

  describe.each(['ticks', 'events'] as const)('in the %s engine', (engine) => {
    it.each(splits)('records ticks that add up to what is seen: %s, by %s, %o', (name, by, needs) => {
      const world = worldNamed(name);
      const { drawer, ticks } = drawerOf(world, engine, 3);
      drawer.startPhase(needs);
      const { served } = structuredClone(drawer.draw(0, END, split(by, needs), world, COUNTS_UNTIL));
      for (const role of ['incumbent', 'challenger'] as const) {
        const sum = (key: 'requests' | 'errors' | 'successes', from: number) =>
          ticks.slice(from, END).reduce((total, tick) => total + tick.served![role][key], 0);
        expect([sum('requests', 0), sum('errors', 0), sum('successes', 0)]).toEqual([
          served![role].requests,
          served![role].errors,
          served![role].successes,
        ]);
        expect([sum('requests', COUNTS_UNTIL), sum('errors', COUNTS_UNTIL)]).toEqual([0, 0]);
        expect(sum('successes', COUNTS_UNTIL)).not.toBe(0);
      }
    });

    it.each(splits)('goes on serving the challenger to its share: %s, by %s, %o', (name, by, needs) => {
      const world = worldNamed(name);
      let [whole, first] = [0, 0];
      for (let replication = 0; replication < 200; replication += 1) {
        const { drawer } = drawerOf(world, engine, 4, replication);
        drawer.startPhase(needs);
        first += drawer.draw(0, END, split(by, needs), world, COUNTS_UNTIL).served!.challenger.requests;
        whole += drawer.requestsReached();
      }
      const expected = 0.4 * world.requestsBefore[END]! * 200;
      // Traffic that is more than Poisson, users who are unequally active: some percent.
      expect(Math.abs(whole / expected - 1)).toBeLessThan(0.1);
      expect(first).toBeLessThan(0.6 * whole);
    });
  });
});

describe('an A/B test with a follow-up', () => {
  const world = {
    incumbent: { success: 0.5 },
    challenger: { success: 0.6 },
    labels: { of: 'success', meanHours: 6 },
    traffic: { requestsPerSecond: 0.05 },
  };
  const phase = { strategy: 'ab', hours: 6, alpha: 0.3 };

  it.each(['ticks', 'lazy', 'events'] as const)(
    'plays to the same numbers with a follow-up of 0 h as without: %s',
    (engine) => {
      const play = (more: object) =>
        playChunk(compileScenario(scenarioOf(world, { ab: [{ ...phase, ...more }] })), engine, 1, {
          from: 0,
          to: 5,
        });
      expect(play({ followUpHours: 0 })).toEqual(play({}));
      expect(play({ followUpHours: 3 })).not.toEqual(play({}));
    },
  );

  it('decides after the follow-up, and its challenger costs until then what it costs', () => {
    const scenario = scenarioOf(
      { ...world, challenger: { error: 0.1 } },
      { ab: [{ ...phase, followUpHours: 10, alpha: 1e-9 }] },
    );
    const [{ columns }] = playChunk(compileScenario(scenario), 'ticks', 1, { from: 0, to: 3 }) as [
      ReturnType<typeof playChunk>[number],
    ];
    // Half of 180 requests an hour, of which a tenth fails that would have had an even chance.
    expect(columns.extraFailures[0]).toBeCloseTo(16 * 90 * 0.1 * 0.5, 6);
    expect(ab.durationHours({ ...ab.defaults(planning), hours: 6, followUpHours: 10 })).toBe(16);
  });

  it.each(['ticks', 'events'] as const)(
    'shows in a trace labels that arrive in the follow-up, and looks at its end: %s',
    (engine) => {
      const scenario = scenarioOf(world, { ab: [{ ...phase, unit: 'request', followUpHours: 10 }] });
      const { ticks } = traceReplication(compileScenario(scenario), engine, 1, 'ab', 0);
      const read = (tick: number) => ticks[tick]!.dashboard!.comparisons[0]!.incumbent!;
      expect(ticks.findIndex(({ look }) => look !== null)).toBe(15);
      expect(ticks[8]!.incumbent).toMatchObject({ requests: 0, errors: 0 });
      expect(ticks[8]!.incumbent!.successes).toBeGreaterThan(0);
      expect(read(5)).toBeLessThan(0.3);
      expect(read(10)).toBeGreaterThan(read(5) + 0.05);
      // 1 - (1 - exp(-1)) exp(-10 / 6), as 6 hours are a mean delay.
      expect(Math.abs(read(15) - 0.5 * 0.8806)).toBeLessThan(0.1);
    },
  );

  it('has a strategy that asks for the like without a split refused', () => {
    const asking = {
      ...ab,
      start: (...given: Parameters<typeof ab.start>) => ({
        ...ab.start(...given),
        watch: () => ({
          exposure: { by: 'request' as const, challenger: 0, interleaved: 0, shadowed: 1 },
          lookAt: 16,
          countsUntil: 6,
        }),
      }),
    };
    const scenario = scenarioOf(world, { ab: [{ ...phase, followUpHours: 10 }] });
    expect(() => playChunk(compileScenario(scenario, [asking]), 'ticks', 1, { from: 0, to: 1 })).toThrow(
      'requests that are not counted require a split, without a gate',
    );
  });
});

const planning = {
  tickHours: 1,
  horizonHours: 24,
  ranking: undefined,
  mostRequests: () => 0,
  requestsPerSession: 1,
  users: 1,
  watchesLatency: false,
  comparesAnswers: false,
  watchesPredictions: false,
  visibleSegments: [],
  truthArrivesAnyway: 0,
  labelsAreLate: true,
  successVaries: true,
};
