import type { StateCreator } from 'zustand/vanilla';
import type { RunSettings, Scenario } from '../../sim-core/index.ts';
import { cellScenario } from '../../sim-core/index.ts';
import { createStopwatch } from '../clock/stopwatch.ts';
import { failureOf } from '../simulation/failure.ts';
import type { CellRequest, Design, StudyCell } from '../whatIf/design.ts';
import { numberAt, powerDesign, sweepDesign, tornadoDesign } from '../whatIf/design.ts';
import { scenarioNumbers } from '../whatIf/scenarioNumbers.ts';
import type { Question } from '../whatIf/setup.ts';
import { usualAxis } from '../whatIf/setup.ts';
import type { AppState, Services } from './appState.ts';
import { nothingAsked } from './whatIfState.ts';
import type { Study, WhatIfSlice, WhatIfState } from './whatIfState.ts';
import { setupsOf, studyKey } from './whatIfSelectors.ts';

/** Longest that cells are prepared in one go, in milliseconds: the page stays quick. */
const MOST_AT_A_TIME = 20;

/** Studies of what happens where the scenario is another: one at a time, after the run of the document itself. */
export function createWhatIfSlice({
  client,
  clock,
}: Pick<Services, 'client' | 'clock'>): StateCreator<AppState, [], [], WhatIfSlice> {
  return (set, get, api) => {
    let current: { readonly question: Question; readonly controller: AbortController } | undefined;

    const change = (part: Partial<WhatIfState>) => set(({ whatIf }) => ({ whatIf: { ...whatIf, ...part } }));
    const update = (question: Question, part: Partial<Study>) =>
      set(({ whatIf }) => {
        const study = whatIf.studies[question];
        if (!study) return {};
        return { whatIf: { ...whatIf, studies: { ...whatIf.studies, [question]: { ...study, ...part } } } };
      });
    const statusOf = (question: Question) => get().whatIf.studies[question]?.status;

    /** Waits until the study may play another cell: it is not paused, and nothing else plays. */
    const waitForTurn = async (question: Question, signal: AbortSignal) => {
      const mustWait = () => statusOf(question) === 'paused' || get().run.status === 'running';
      while (!signal.aborted && mustWait()) {
        const waits = statusOf(question) !== 'paused';
        if (get().whatIf.studies[question]?.waits !== waits) update(question, { waits });
        await nextChange(api);
      }
      if (get().whatIf.studies[question]?.waits) update(question, { waits: false });
    };

    const play = async (question: Question, design: Design, scenario: Scenario, signal: AbortSignal) => {
      const cellsNow = () => new Map(get().whatIf.studies[question]?.cells);
      const keep = (cell: StudyCell) => {
        const study = get().whatIf.studies[question];
        // Another document may have taken the place of the study's.
        if (!study || signal.aborted) return;
        const cells = cellsNow();
        cells.set(cell.key, cell);
        update(question, { cells, done: study.done + 1 });
      };
      for (;;) {
        const round = design.next(cellsNow());
        if (!round || signal.aborted) return;
        update(question, {
          purpose: round.purpose,
          done: 0,
          total: round.cells.length,
          millisecondsLeft: undefined,
        });
        const playable: { request: CellRequest; settings: RunSettings }[] = [];
        let began = performance.now();
        for (const request of round.cells) {
          const { scenario: cell, obstacle } = cellScenario(scenario, request.settings, design.planIds);
          if (!cell) keep({ ...request, measured: undefined, obstacle });
          else {
            const { replications } = request;
            playable.push({
              request,
              settings: { scenario: cell, seed: scenario.seed, replications, engine: 'auto' },
            });
          }
          if (performance.now() - began > MOST_AT_A_TIME) {
            await new Promise((resolve) => setTimeout(resolve));
            began = performance.now();
          }
        }
        // Time spent waiting is no part of the pace.
        const active = createStopwatch(clock.now);
        active.start();
        const told = (cell: StudyCell) => {
          keep(cell);
          const { done = 0, total = 0 } = get().whatIf.studies[question] ?? {};
          const pace = active.elapsed() / Math.max(1, done);
          update(question, { millisecondsLeft: pace * (total - done) });
        };
        await client.measure(
          playable.map(({ settings }) => settings),
          {
            workers: get().workers,
            keepOutcomes: design.keepOutcomes,
            signal,
            turn: async () => {
              active.stop();
              await waitForTurn(question, signal);
              active.start();
            },
            onMeasured: (index, measured) => {
              told({ ...playable[index]!.request, measured, obstacle: undefined });
            },
            onRefused: (index, obstacle) => {
              told({ ...playable[index]!.request, measured: undefined, obstacle });
            },
            onWorkerLost: () =>
              update(question, { lostWorkers: (get().whatIf.studies[question]?.lostWorkers ?? 0) + 1 }),
          },
        );
      }
    };

    return {
      whatIf: nothingAsked,
      ask: (question) => change({ question }),
      setSweep: (sweep) => change({ sweep }),
      setPower: (power) => change({ power }),
      setTornado: (tornado) => change({ tornado }),

      sweepNumber: (path) => {
        const { scenario } = get().edits.checked;
        const number = scenario && numberAt(scenarioNumbers(scenario), path);
        if (!number) return;
        const { sweep } = setupsOf(get(), scenario);
        change({ question: 'sweep', sweep: { ...sweep, axes: [usualAxis(number, sweep.axes[0]!.steps)] } });
        get().showTab('whatIf');
      },

      startStudy: async () => {
        const { scenario } = get().edits.checked;
        if (!scenario) return;
        get().stopStudy();
        const { question, studies } = get().whatIf;
        const key = studyKey(scenario);
        // What suits the scenario stays what was played, whatever the run brings meanwhile.
        const setups = setupsOf(get(), scenario);
        const design = designOf(question, setups, scenario);
        const before = studies[question];
        const goesOn = before?.key === key && before.design.key === design.key;
        const controller = new AbortController();
        const own = { question, controller };
        current = own;
        change({
          ...setups,
          studies: {
            ...studies,
            [question]: {
              key,
              design,
              scenario,
              status: 'running',
              waits: false,
              purpose: 'coarse',
              done: 0,
              total: 0,
              millisecondsLeft: undefined,
              cells: goesOn ? before.cells : new Map(),
              failure: undefined,
              lostWorkers: 0,
            },
          },
        });
        // What is edited makes another scenario: this one is not worth the time any more.
        const unsubscribe = api.subscribe(({ edits }) => {
          if (edits.checked.scenario !== scenario && !isSame(edits.checked.scenario, key)) controller.abort();
        });
        try {
          await play(question, design, scenario, controller.signal);
          if (current === own)
            update(question, { status: controller.signal.aborted ? 'stopped' : 'finished' });
        } catch (error) {
          if (current === own) update(question, { status: 'failed', failure: failureOf(error) });
        } finally {
          unsubscribe();
          if (current === own) current = undefined;
        }
      },

      pauseStudy: () => {
        if (current) update(current.question, { status: 'paused', waits: false });
      },
      resumeStudy: () => {
        if (current) update(current.question, { status: 'running' });
      },
      stopStudy: () => {
        if (!current) return;
        update(current.question, { status: 'stopped', waits: false });
        current.controller.abort();
        current = undefined;
      },
    };
  };
}

function designOf(
  question: Question,
  { sweep, power, tornado }: ReturnType<typeof setupsOf>,
  scenario: Scenario,
): Design {
  switch (question) {
    case 'sweep':
      return sweepDesign(sweep, scenario);
    case 'power':
      return powerDesign(power);
    case 'tornado':
      return tornadoDesign(tornado, scenario);
  }
}

function isSame(scenario: Scenario | undefined, key: string): boolean {
  return scenario !== undefined && studyKey(scenario) === key;
}

function nextChange(api: { subscribe: (listener: () => void) => () => void }): Promise<void> {
  return new Promise((resolve) => {
    const stop = api.subscribe(() => {
      stop();
      resolve();
    });
  });
}
