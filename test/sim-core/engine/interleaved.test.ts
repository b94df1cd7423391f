import { describe, expect, it } from 'vitest';
import type { Drawer } from '../../../sim-core/engine/drawer.ts';
import { EventDrawer } from '../../../sim-core/engine/eventDrawer.ts';
import { ExpectedTraffic } from '../../../sim-core/engine/expectedTraffic.ts';
import { streamsOf } from '../../../sim-core/engine/streams.ts';
import { TickDrawer } from '../../../sim-core/engine/tickDrawer.ts';
import type { Exposure } from '../../../sim-core/index.ts';
import { verdictCodes } from '../../../sim-core/outcome/outcomes.ts';
import { compileScenario } from '../../../sim-core/run/compileScenario.ts';
import { playChunk } from '../../../sim-core/run/playChunk.ts';
import { traceReplication } from '../../../sim-core/run/traceReplication.ts';
import { kolmogorovSmirnovTest } from '../../../sim-core/statistics/index.ts';
import { WITHOUT_CHALLENGER } from '../../../sim-core/world/challengerUse.ts';
import type { InterleavingMethod } from '../../../sim-core/world/ranking/interleavingMethod.ts';
import { rankingWorlds } from '../worlds/rankingWorlds.ts';

const DRAWS = 2000;

/** What is seen of interleaved sessions after two looks, number by number, in many replications. */
function drawMany(
  engine: 'ticks' | 'events',
  world: string,
  interleaving: InterleavingMethod,
  userCredits: boolean,
) {
  const compiled = compileScenario(rankingWorlds[world]!()).world;
  const exposure: Exposure = { by: 'request', challenger: 0, interleaved: 0.6, interleaving, shadowed: 0 };
  const regime = compiled.regime({ ...WITHOUT_CHALLENGER, interleaved: 0.6, interleaving, startTick: 0 });
  const values = new Map<string, Float64Array>();
  const open = streamsOf(engine === 'ticks' ? 5 : 6);
  for (let replication = 0; replication < DRAWS; replication += 1) {
    const streams = open(replication);
    const traffic = new ExpectedTraffic(compiled, streams);
    const drawer: Drawer =
      engine === 'ticks'
        ? new TickDrawer(compiled, traffic, streams)
        : new EventDrawer(compiled, traffic, streams);
    drawer.startPhase({ slow: false, userCredits });
    drawer.draw(0, 4, exposure, regime);
    const evidence = drawer.draw(4, 12, exposure, regime);
    const credits = evidence.userCredits ?? [];
    const sum = (of: (ofCredit: { credit: number; users: number }) => number) =>
      credits.reduce((total, ofCredit) => total + of(ofCredit), 0);
    const seen = {
      ...evidence.preference,
      users: sum(({ users }) => users),
      credit: sum(({ credit, users }) => credit * users),
      squares: sum(({ credit, users }) => credit * credit * users),
      // Joint with the squares: few users with many sessions make for large squares.
      squaresPerUser: sum(({ credit, users }) => credit * credit * users) / drawer.usersReached(),
      reached: drawer.requestsReached(),
      usersReached: drawer.usersReached(),
    };
    for (const [name, value] of Object.entries(seen)) {
      if (!values.has(name)) values.set(name, new Float64Array(DRAWS));
      values.get(name)![replication] = value;
    }
  }
  return values;
}

const [apart, byUser, inSessions, long] = Object.keys(rankingWorlds) as [string, string, string, string];

describe('interleaved sessions', () => {
  it.each([
    [apart, { kind: 'balanced', coins: 'each-session' }, false],
    [apart, { kind: 'optimized', credit: 'linear' }, true],
    [byUser, { kind: 'team-draft', commonPrefix: 'drafting-team', coins: 'each-user' }, true],
    [byUser, { kind: 'balanced', coins: 'each-user' }, false],
    [inSessions, { kind: 'team-draft', commonPrefix: 'nobody', coins: 'each-user' }, true],
    [inSessions, { kind: 'probabilistic' }, true],
    [long, { kind: 'probabilistic' }, false],
    [long, { kind: 'probabilistic' }, true],
  ] as const)('are seen alike in both engines: %s, %o, by user %s', (world, interleaving, userCredits) => {
    const ticks = drawMany('ticks', world, interleaving, userCredits);
    const events = drawMany('events', world, interleaving, userCredits);
    expect([...ticks.keys()]).toEqual([...events.keys()]);
    for (const [name, values] of ticks) {
      expect(kolmogorovSmirnovTest(values, events.get(name)!)!.pValue, name).toBeGreaterThan(1e-4);
    }
    const mean = (name: string) => ticks.get(name)!.reduce((sum, value) => sum + value, 0) / DRAWS;
    expect(mean('sessions')).toBeGreaterThan(50);
    expect(mean('users') > 0).toBe(userCredits);
  });
});

describe('traceReplication(…) of interleaved sessions', () => {
  it.each([
    ['ticks', byUser, 'by-user'],
    ['events', byUser, 'by-user'],
    ['ticks', inSessions, 'bootstrap'],
    ['ticks', long, 'sessions'],
  ] as const)('by the %s engine records what was played: %s, plan "%s"', (engine, world, planId) => {
    const compiled = compileScenario(rankingWorlds[world]!());
    const index = compiled.plans.findIndex(({ id }) => id === planId);
    const { columns } = playChunk(compiled, engine, 1, { from: 0, to: 3 })[index]!;
    for (let replication = 0; replication < 3; replication += 1) {
      const { ticks, verdict } = traceReplication(compiled, engine, 1, planId, replication);
      expect(verdictCodes[verdict]).toBe(columns.verdict[replication]);
      const sessions = columns.unitsSeen[replication]!;
      expect(ticks.findLast(({ look }) => look !== null)!.look!.unitsSeen).toBe(sessions);
      const shown = ticks.reduce((sum, { preference }) => {
        const { incumbentWins = 0, challengerWins = 0, ties = 0 } = preference ?? {};
        return sum + incumbentWins + challengerWins + ties;
      }, 0);
      // Some sessions are errors, which nobody is shown a list in.
      expect(shown).toBeLessThanOrEqual(sessions);
      expect(shown).toBeGreaterThan(0.8 * sessions);
      expect(ticks.every(({ requests, preference }) => requests >= (preference?.ties ?? 0))).toBe(true);
    }
  });
});
