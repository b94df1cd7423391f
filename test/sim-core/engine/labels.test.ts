import { describe, expect, it } from 'vitest';
import type { Drawer } from '../../../sim-core/engine/drawer.ts';
import type { Exposure } from '../../../sim-core/index.ts';
import { compileScenario } from '../../../sim-core/run/compileScenario.ts';
import { traceReplication } from '../../../sim-core/run/traceReplication.ts';
import { compileWorld } from '../../../sim-core/world/compile.ts';
import { scenarioOf, smallWorlds } from '../worlds.ts';
import { worldOf } from '../world/worldOf.ts';
import type { Play } from './drawnNumbers.ts';
import { drawerOf, expectAgreement, numbersOf } from './drawnNumbers.ts';

const failures = 'failures that are reported late or never';
const successes = 'successes that are known late or never, in uneven traffic';
const nobody = { challenger: 0, interleaved: 0, shadowed: 0 };
const split: Exposure = { ...nobody, by: 'request', challenger: 0.4 };
const byUser: Exposure = { ...nobody, by: 'user', challenger: 0.4 };
const shadow: Exposure = { ...nobody, by: 'request', shadowed: 0.7 };

const worldNamed = (name: string) => compileScenario(smallWorlds[name]!()).world;

/** Three looks of uneven length, the last in a new cohort or in the same; what is seen at each and by tick. */
const threeLooks =
  (exposure: Exposure, newCohort: boolean): Play =>
  (drawer, ticks, world) => {
    drawer.startPhase({ slow: true });
    const first = numbersOf(drawer.draw(0, 5, exposure, world), 'first');
    const second = numbersOf(drawer.draw(5, 12, exposure, world), 'second');
    if (newCohort) drawer.startCohort();
    const third = numbersOf(drawer.draw(12, 13, exposure, world), 'third');
    const byTick = [2, 6, 11].flatMap((tick) => numbersOf(ticks[tick]!, `tick ${tick}`));
    return [...first, ...second, ...third, ...byTick];
  };

describe('late labels: what the team learns, look by look and tick by tick, is the same in both engines', () => {
  it.each([
    ['failures of split requests', failures, split, false],
    ['failures of split requests, in cohorts', failures, split, true],
    ['successes of split requests', successes, split, false],
    ['the truth of pairs', failures, shadow, false],
    ['the truth of pairs in uneven traffic, in cohorts', successes, shadow, true],
  ] as const)('%s', (_, name, exposure, newCohort) => {
    expectAgreement(worldNamed(name), threeLooks(exposure, newCohort));
  });

  it.each([failures, successes])('users with a success, by the one look of their phase: %s', (name) => {
    expectAgreement(worldNamed(name), (drawer, _, world) => {
      drawer.startPhase({ slow: true, userEvent: 'success' });
      return numbersOf(drawer.draw(0, 14, byUser, world), 'only');
    });
  });

  it('users with an error, which is known at once, at a second look', () => {
    expectAgreement(worldNamed(failures), (drawer, _, world) => {
      drawer.startPhase({ slow: true, userEvent: 'error' });
      drawer.draw(0, 5, byUser, world);
      return numbersOf(drawer.draw(5, 12, byUser, world), 'second');
    });
  });

  it('successes beside a gate on errors that the lazy engine searches for', () => {
    const gate = { metrics: ['errors'], limit: 1.5, minimumRequests: 10, until: 15 } as const;
    const world = worldNamed(failures);
    const walk = (drawer: Drawer): [to: number, seen: Record<string, number>] => {
      const found = drawer.findGate?.(0, split, world, gate);
      if (found) return [found.to, { ...found.evidence.served!.challenger }];
      const total = { requests: 0, errors: 0, successes: 0 };
      const others = { ...total };
      for (let tick = 0; tick < gate.until; tick += 1) {
        const { incumbent, challenger } = drawer.draw(tick, tick + 1, split, world).served!;
        for (const key of ['requests', 'errors', 'successes'] as const) {
          total[key] += challenger[key];
          others[key] += incumbent[key];
        }
        const pooled = (total.errors + others.errors) / (total.requests + others.requests);
        const error = Math.sqrt(pooled * (1 - pooled) * (1 / total.requests + 1 / others.requests));
        const z = (total.errors / total.requests - others.errors / others.requests) / error;
        if (total.requests >= gate.minimumRequests && z > gate.limit) return [tick + 1, total];
      }
      return [gate.until, total];
    };
    expectAgreement(
      world,
      (drawer) => {
        drawer.startPhase({ slow: false });
        const [to, { requests, errors, successes: known }] = walk(drawer);
        return Object.entries({ to, requests, errors, known }) as [string, number][];
      },
      'lazy',
    );
  });
});

describe.each(['ticks', 'events'] as const)('late labels: the %s engine', (engine) => {
  it.each([
    [failures, split],
    [successes, split],
    [failures, shadow],
    [successes, byUser],
  ] as const)('records ticks that add up to what is seen at the looks: %s, %o', (name, exposure) => {
    const world = worldNamed(name);
    const { drawer, ticks } = drawerOf(world, engine, 3);
    drawer.startPhase({ slow: true, userEvent: 'error' });
    let from = 0;
    for (const to of [6, 7, 19, 24]) {
      const { users: _, ...seen } = structuredClone(drawer.draw(from, to, exposure, world));
      const sums = new Map<string, number>();
      for (const tick of ticks.slice(from, to)) {
        for (const [path, number] of numbersOf(tick, 'seen')) sums.set(path, (sums.get(path) ?? 0) + number);
      }
      expect(Object.fromEntries(sums)).toEqual(Object.fromEntries(numbersOf(seen, 'seen')));
      from = to;
    }
  });

  it('takes failures off when they are reported, after the requests have ended', () => {
    const world = compileWorld(
      worldOf({
        traffic: {
          requestsPerSecond: 1,
          shape: {
            kind: 'profile',
            hourOfWeek: Array.from({ length: 168 }, (_, hour) => (hour === 0 ? 1 : 0)),
          },
        },
        incumbent: { success: 0.5 },
        labels: { of: 'failure', meanHours: 1, neverArrives: 0.2 },
      }),
    );
    const { drawer } = drawerOf(world, engine, 1);
    drawer.startPhase({ slow: false });
    const first = structuredClone(drawer.draw(0, 1, split, world).served!.incumbent);
    const later = structuredClone(drawer.draw(1, 24, split, world).served!.incumbent);
    expect(later.requests).toBe(0);
    // exp(-1) of the labels that arrive at all are out on average after the hour: what is left is the mass that never
    // arrives, a fifth of the failures (half of the requests).
    expect(later.successes).toBeLessThan(0);
    const level = (first.successes + later.successes) / first.requests;
    expect(Math.abs(level - (0.5 + 0.5 * 0.2))).toBeLessThan(4 * Math.sqrt(0.24 / first.requests));
    expect(first.successes / first.requests).toBeGreaterThan(0.75);
  });

  it('drops the labels that are out with the cohort, and with the phase', () => {
    const world = compileWorld(
      worldOf({
        traffic: { requestsPerSecond: 1 },
        incumbent: { success: 0.5 },
        labels: { of: 'success', meanHours: 5 },
        // From hour 12 on nobody succeeds, so what arrives is of earlier requests.
        drifts: [
          { name: 'End', kind: 'prior', shape: 'sudden', quantity: 'success', change: -0.5, atHours: 12 },
        ],
      }),
    );
    const after = (between: (drawer: Drawer) => void) => {
      const { drawer } = drawerOf(world, engine, 2);
      drawer.startPhase({ slow: false });
      drawer.draw(0, 12, split, world);
      between(drawer);
      return drawer.draw(12, 24, split, world).served!.incumbent.successes;
    };
    expect(after(() => {})).toBeGreaterThan(1000);
    expect(after((drawer) => drawer.startCohort())).toBe(0);
    expect(after((drawer) => drawer.startPhase({ slow: false }))).toBe(0);
  });
});

it.each(['ticks', 'lazy', 'events'] as const)(
  'a canary reads in each stage the labels of that stage alone: %s',
  (engine) => {
    const scenario = scenarioOf(
      {
        incumbent: { success: 0.8 },
        labels: { of: 'success', meanHours: 5 },
        // After the first stage nobody succeeds: whatever still arrives is of requests before.
        drifts: [
          { name: 'End', kind: 'prior', shape: 'sudden', quantity: 'success', change: -0.8, atHours: 6 },
        ],
      },
      {
        canary: [
          {
            strategy: 'canary',
            stages: [
              { share: 0.4, hours: 6 },
              { share: 0.5, hours: 6 },
            ],
            gates: [{ kind: 'z', metric: 'successes', limit: 50 }],
          },
        ],
      },
    );
    const { ticks } = traceReplication(compileScenario(scenario), engine, 1, 'canary', 0);
    const read = (tick: number) => ticks[tick]!.dashboard!.comparisons[0]!.incumbent!;
    expect(read(5)).toBeGreaterThan(0.2);
    expect(read(11)).toBe(0);
  },
);

describe('TickDrawer under label delay', () => {
  it('draw(…) refuses to count users with a success look by look', () => {
    const world = worldNamed(successes);
    const { drawer } = drawerOf(world, 'ticks', 1);
    drawer.startPhase({ slow: true, userEvent: 'success' });
    drawer.draw(0, 5, byUser, world);
    expect(() => drawer.draw(5, 12, byUser, world)).toThrow(
      'under label delay only the events engine can count users with a success look by look',
    );
  });

  it('findGate(…) looks ahead for a gate on errors and slow answers, and leaves one on successes to a walk', () => {
    const world = worldNamed(failures);
    const gate = { limit: 3, minimumRequests: 10, until: 10 };
    const { drawer } = drawerOf(world, 'lazy', 1);
    drawer.startPhase({ slow: true });
    expect(drawer.findGate!(0, split, world, { ...gate, metrics: ['errors', 'successes'] })).toBeUndefined();
    expect(drawer.findGate!(0, split, world, { ...gate, metrics: ['errors', 'slow'] })!.to).toBeGreaterThan(
      0,
    );
  });
});
