import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../../sim-core/index.ts';
import { verdictCodes } from '../../../sim-core/outcome/outcomes.ts';
import { phaseEndings } from '../../../sim-core/outcome/phaseOutcomes.ts';
import { compileScenario } from '../../../sim-core/run/compileScenario.ts';
import { playChunk } from '../../../sim-core/run/playChunk.ts';
import { traceReplication } from '../../../sim-core/run/traceReplication.ts';
import { scenarioOf } from '../worlds.ts';

type Json = Record<string, unknown>;

/** A canary on whom nothing can be seen, so that it passes. */
const passing = (share: number, hours: number, more: Json = {}): Json => ({
  strategy: 'canary',
  stages: [{ share, hours }],
  ...more,
  gates: [{ kind: 'z', metric: 'errors', limit: 100 }],
});

/** A test that no effect can decide. */
const undecided = (hours: number, more: Json = {}): Json => ({
  strategy: 'interleaved',
  hours,
  alpha: 1e-12,
  ...more,
});

const ranking = {
  queries: 10,
  documents: 4,
  shown: 3,
  clickModel: 'random',
  incumbentNoise: 1,
  challengerNoise: 1,
};

function planOf(phases: Json[], world: Json = {}): Scenario {
  return scenarioOf({ ranking, traffic: { requestsPerSecond: 1 / 3600 }, ...world }, { plan: phases });
}

function playOne(scenario: Scenario) {
  const [plan] = playChunk(compileScenario(scenario), 'ticks', 1, { from: 0, to: 1 });
  const { columns, phases } = plan!;
  return {
    verdict: columns.verdict[0],
    decisionHours: columns.decisionHours[0],
    peakShare: columns.peakShare[0],
    unitsSeen: columns.unitsSeen[0],
    extraModelRuns: columns.extraModelRuns[0],
    phases: phases.map((ofPhase) => ({
      visits: ofPhase.visits[0],
      ending: ofPhase.ending[0],
      startHours: ofPhase.startHours[0],
      endHours: ofPhase.endHours[0],
      unitsSeen: ofPhase.unitsSeen[0],
    })),
  };
}

/** Who is served tick by tick. */
function sharesOf(scenario: Scenario): number[] {
  const { ticks } = traceReplication(compileScenario(scenario), 'ticks', 1, 'plan', 0);
  return ticks.map(({ exposure }) => exposure.challenger + exposure.interleaved);
}

describe('playPlan(…), where the endings of a phase lead', () => {
  it('goes to the next phase when one passes, and serves everyone after the last', () => {
    const scenario = planOf([passing(0.1, 4), passing(0.5, 6)]);
    const { verdict, decisionHours, phases } = playOne(scenario);
    expect(verdict).toBe(verdictCodes.promoted);
    expect(decisionHours).toBe(10);
    expect(phases).toMatchObject([
      { visits: 1, ending: phaseEndings.promote, startHours: 0, endHours: 4 },
      { visits: 1, ending: phaseEndings.promote, startHours: 4, endHours: 10 },
    ]);
    expect(sharesOf(scenario)).toEqual([
      ...Array<number>(4).fill(0.1),
      ...Array<number>(6).fill(0.5),
      ...Array<number>(14).fill(1),
    ]);
  });

  it('stops with the incumbent when a phase that passes says so, without a verdict', () => {
    const scenario = planOf([passing(0.1, 4, { leadsTo: { passed: 'stop' } }), passing(0.5, 6)]);
    const { verdict, decisionHours, phases } = playOne(scenario);
    expect(verdict).toBe(verdictCodes.undecided);
    expect(decisionHours).toBeNaN();
    expect(phases[1]).toMatchObject({ visits: 0, unitsSeen: 0 });
    expect(phases[1]!.ending).toBeNaN();
    expect(sharesOf(scenario).slice(4)).toEqual(Array<number>(20).fill(0));
  });

  it('holds the exposure until the horizon, without a verdict', () => {
    const scenario = planOf([passing(0.1, 4, { leadsTo: { passed: 'hold' } }), passing(0.5, 6)]);
    expect(playOne(scenario).verdict).toBe(verdictCodes.undecided);
    expect(sharesOf(scenario)).toEqual(Array<number>(24).fill(0.1));
  });

  it('goes back as often as the horizon allows, and a phase that still runs then has no ending', () => {
    const scenario = planOf([passing(0.1, 4), undecided(6, { leadsTo: { undecided: 'back' } })]);
    const { verdict, phases } = playOne(scenario);
    expect(verdict).toBe(verdictCodes.undecided);
    expect(phases).toMatchObject([
      { visits: 3, ending: phaseEndings.promote, startHours: 20, endHours: 24 },
      { visits: 2, ending: phaseEndings.inconclusive, startHours: 14, endHours: 20 },
    ]);
  });

  it('leaves a phase that still runs at the horizon without an ending', () => {
    const scenario = planOf([passing(0.1, 4), undecided(12, { leadsTo: { undecided: 'back' } })]);
    expect(playOne(scenario).phases).toMatchObject([
      { visits: 2, ending: phaseEndings.promote, startHours: 16, endHours: 20 },
      { visits: 2, ending: phaseEndings.continue, startHours: 20, endHours: 24 },
    ]);
  });

  it('rolls back when a phase fails, or goes on all the same where the plan says so', () => {
    const world = { challenger: { error: 0.9 }, traffic: { requestsPerSecond: 1 } };
    const failing = (leadsTo: Json) => ({ strategy: 'canary', stages: [{ share: 0.5, hours: 4 }], leadsTo });
    const stopped = playOne(planOf([failing({}), passing(0.1, 4)], world));
    expect(stopped).toMatchObject({ verdict: verdictCodes.rolledBack, decisionHours: 1 });
    const all = planOf([failing({ failed: 'next' }), passing(0.1, 2)], world);
    expect(playOne(all)).toMatchObject({ verdict: verdictCodes.promoted, decisionHours: 3 });
    const back = playOne(planOf([passing(0.1, 2), failing({ failed: 'back' })], world));
    expect(back).toMatchObject({ verdict: verdictCodes.undecided, phases: [{ visits: 8 }, { visits: 8 }] });
    const held = planOf([failing({ failed: 'hold' })], world);
    expect(sharesOf(held)).toEqual(Array<number>(24).fill(0.5));
    expect(playOne(held).verdict).toBe(verdictCodes.undecided);
  });

  it('goes on paying for both models while an interleaved phase is held', () => {
    const world = { traffic: { requestsPerSecond: 1 } };
    const runs = (leadsTo: Json) => playOne(planOf([undecided(6, { leadsTo })], world)).extraModelRuns!;
    const [stopped, held] = [runs({}), runs({ undecided: 'hold' })];
    expect(Math.abs(stopped - 6 * 3600)).toBeLessThan(4 * Math.sqrt(6 * 3600));
    expect(Math.abs(held - 24 * 3600)).toBeLessThan(4 * Math.sqrt(24 * 3600));
  });
});

describe('playPlan(…), evidence between phases', () => {
  const world = { traffic: { requestsPerSecond: 0.1 }, challenger: { error: 0.002 } };
  const shadow = (hours: number, more: Json = {}): Json => ({
    strategy: 'shadow',
    hours,
    lookEveryHours: hours,
    alpha: 1e-12,
    ...more,
  });
  const looksOf = (scenario: Scenario) =>
    traceReplication(compileScenario(scenario), 'ticks', 1, 'plan', 0).ticks.flatMap(
      ({ phase, look, hours }) =>
        look && phase !== null ? [{ phase, hours, unitsSeen: look.unitsSeen }] : [],
    );

  it('does not leak: a phase of the same strategy begins with none', () => {
    const looks = looksOf(planOf([shadow(6), shadow(8)], world));
    expect(looks.map(({ hours }) => hours)).toEqual([5, 13]);
    expect(looks[1]!.unitsSeen / looks[0]!.unitsSeen).toBeCloseTo(8 / 6, 0);
    expect(looks[1]!.unitsSeen).toBeLessThan(8 * 360 + 5 * Math.sqrt(8 * 360));
  });

  it('is carried on where the plan says so, and counted once', () => {
    const apart = planOf([shadow(6), shadow(8)], world);
    const carried = planOf([shadow(6), shadow(8, { carriesEvidence: true })], world);
    const [first, second] = looksOf(apart);
    // The worlds are the same draw for draw, so the sums are the same, too.
    expect(looksOf(carried).map(({ unitsSeen }) => unitsSeen)).toEqual([
      first!.unitsSeen,
      first!.unitsSeen + second!.unitsSeen,
    ]);
    expect(playOne(carried).unitsSeen).toBe(playOne(apart).unitsSeen);
    expect(playOne(carried).phases).toEqual(playOne(apart).phases);
  });

  it('is carried from one visit of a phase to the next', () => {
    const scenario = planOf(
      [
        shadow(3),
        shadow(3, { carriesEvidence: true, leadsTo: { passed: 'next' } }),
        undecided(3, { leadsTo: { undecided: 'back' } }),
      ],
      world,
    );
    const looks = looksOf(scenario).filter(({ phase }) => phase === 1);
    expect(looks.map(({ hours }) => hours)).toEqual([5, 11, 17, 23]);
    looks.forEach(({ unitsSeen }, visit) => {
      // Its own 3 hours of each visit, and the 3 of the phase before it once.
      const expected = (visit + 2) * 3 * 360;
      expect(Math.abs(unitsSeen - expected)).toBeLessThan(4.5 * Math.sqrt(expected));
    });
  });
});
