import { describe, expect, test } from 'vitest';
import type { MeasuredScenario } from '../../../sim-core/index.ts';
import { createSimulationWorker } from '../../../sim-core/index.ts';
import { isStudyStale } from '../../../renderer/store/whatIfSelectors.ts';
import type { Study } from '../../../renderer/store/whatIfState.ts';
import { usualSweep } from '../../../renderer/whatIf/setup.ts';
import type { PendingMeasurement } from '../fixtures/store.ts';
import { played, testStore } from '../fixtures/store.ts';

const worker = createSimulationWorker();

/** Lets the store prepare its cells and ask for them. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 200));

type Store = ReturnType<typeof testStore>['store'];

/** A store whose sweep has three cells. */
async function swept() {
  const own = testStore();
  const scenario = own.store.getState().edits.checked.scenario!;
  const usual = usualSweep(scenario, 'caught');
  own.store.getState().setSweep({ ...usual, level: undefined, axes: [{ ...usual.axes[0]!, steps: 3 }] });
  const running = own.store.getState().startStudy();
  await settle();
  return { ...own, scenario, running };
}

function study({ getState }: Store): Study {
  return getState().whatIf.studies.sweep!;
}

/** The same result for every cell, so that a line over them is flat and asks for nothing more. */
let flat: MeasuredScenario | undefined;
async function resultOf({ cells }: PendingMeasurement): Promise<MeasuredScenario> {
  return (flat ??= await worker.measure({ ...cells[0]!, replications: 20 }, false));
}

async function tell(measurement: PendingMeasurement, count: number) {
  const result = await resultOf(measurement);
  for (let cell = 0; cell < count; cell += 1) {
    measurement.options.onMeasured(cell, { ...result, replications: measurement.cells[cell]!.replications });
  }
}

describe('startStudy()', () => {
  test('plays the cells that its design asks for, with the seed of the scenario', async () => {
    const { store, measurements, scenario } = await swept();
    const [asked] = measurements;
    expect(asked!.cells.map((cell) => cell.scenario.world.traffic.requestsPerSecond)).toEqual([
      0.58, 2.32, 9.3,
    ]);
    expect(
      asked!.cells.every(({ seed, replications }) => seed === scenario.seed && replications === 200),
    ).toBe(true);
    expect(study(store)).toMatchObject({ status: 'running', purpose: 'coarse', done: 0, total: 3 });
  });

  test('says what is done as cells come in, and ends when nothing is left to be asked', async () => {
    const { store, measurements, running } = await swept();
    await tell(measurements[0]!, 2);
    expect(study(store)).toMatchObject({ done: 2, total: 3 });
    expect(study(store).millisecondsLeft).toBeGreaterThan(0);
    await tell(measurements[0]!, 3);
    measurements[0]!.finish();
    await running;
    expect(study(store).cells.size).toBe(3);
    expect(study(store).status).toBe('finished');
  });

  test('keeps a cell that cannot be played with the reason, and does not play it', async () => {
    const { store, measurements } = testStore();
    const scenario = store.getState().edits.checked.scenario!;
    const usual = usualSweep(scenario, 'caught');
    store.getState().setSweep({
      ...usual,
      axes: [
        {
          swept: { kind: 'number', path: ['world', 'incumbent', 'error'] },
          from: 0.5,
          to: 1.5,
          steps: 3,
          scale: 'linear',
        },
      ],
    });
    void store.getState().startStudy();
    await settle();
    expect(measurements[0]!.cells).toHaveLength(2);
    expect(study(store).cells.get('2')).toMatchObject({
      measured: undefined,
      obstacle: 'world.incumbent.error requires a number from 0 to 1, got 1.5',
    });
  });

  test('goes on where it was stopped, with the cells that are missing', async () => {
    const { store, measurements, running } = await swept();
    await tell(measurements[0]!, 2);
    store.getState().stopStudy();
    expect(measurements[0]!.options.signal.aborted).toBe(true);
    measurements[0]!.finish();
    await running;
    expect(study(store)).toMatchObject({ status: 'stopped' });
    expect(study(store).cells.size).toBe(2);
    void store.getState().startStudy();
    await settle();
    expect(measurements[1]!.cells).toHaveLength(1);
  });

  test('begins anew where another number is swept', async () => {
    const { store, measurements } = await swept();
    await tell(measurements[0]!, 3);
    store.getState().sweepNumber(['world', 'users', 'population']);
    expect(store.getState()).toMatchObject({ tab: 'whatIf', whatIf: { question: 'sweep' } });
    void store.getState().startStudy();
    await settle();
    expect(study(store).cells.size).toBe(0);
    expect(measurements[1]!.cells[0]!.scenario.world.users.population).toBe(25_000);
  });

  test('fails with the reason in words, and keeps what is done', async () => {
    const { store, measurements, running } = await swept();
    await tell(measurements[0]!, 1);
    measurements[0]!.fail(new Error('out of memory'));
    await running;
    expect(study(store)).toMatchObject({ status: 'failed', failure: { detail: 'out of memory' } });
    expect(study(store).cells.size).toBe(1);
  });
});

describe('a study', () => {
  test('waits for its turn while the scenario itself is played, and while it is paused', async () => {
    const { store, measurements, runs } = await swept();
    const { turn } = measurements[0]!.options;
    await turn!();
    const running = store.getState().startRun();
    let hasTurn = false;
    const waiting = turn!().then(() => (hasTurn = true));
    await settle();
    expect([hasTurn, study(store).waits]).toEqual([false, true]);
    const run = runs.at(-1)!;
    run.finish(played(run.settings));
    await running;
    await waiting;
    expect([hasTurn, study(store).waits]).toEqual([true, false]);

    store.getState().pauseStudy();
    let goesOn = false;
    const paused = turn!().then(() => (goesOn = true));
    await settle();
    expect([goesOn, study(store).status]).toEqual([false, 'paused']);
    store.getState().resumeStudy();
    await paused;
    expect(study(store).status).toBe('running');
  });

  test('is stale, and stops, when the scenario is edited; undoing the edit makes it whole again', async () => {
    const { store, measurements, running } = await swept();
    await tell(measurements[0]!, 1);
    store.getState().edit(['world', 'users', 'population'], 5000);
    expect(measurements[0]!.options.signal.aborted).toBe(true);
    measurements[0]!.finish();
    await running;
    expect(study(store).status).toBe('stopped');
    expect(isStudyStale(store.getState(), study(store))).toBe(true);
    store.getState().undo();
    expect(isStudyStale(store.getState(), study(store))).toBe(false);
  });

  test('does not mind a change of name or of the number of replications', async () => {
    const { store, measurements } = await swept();
    store.getState().edit(['name'], 'Another name');
    store.getState().edit(['replications'], 17);
    expect(measurements[0]!.options.signal.aborted).toBe(false);
    expect(isStudyStale(store.getState(), study(store))).toBe(false);
  });

  test('is gone with its document, whatever still comes of it', async () => {
    const { store, measurements } = await swept();
    store.getState().openShipped('needle');
    expect(measurements[0]!.options.signal.aborted).toBe(true);
    await tell(measurements[0]!, 1);
    expect(store.getState().whatIf).toMatchObject({ sweep: undefined, studies: {} });
  });
});
