import type { Scenario } from '../../sim-core/index.ts';
import type { Failure } from '../simulation/failure.ts';
import type { Design, Purpose, StudyCells } from '../whatIf/design.ts';
import type { PowerSetup, Question, SweepSetup, TornadoSetup } from '../whatIf/setup.ts';
import type { Path } from './path.ts';

/** The cells played for one question, and how far it is. */
export interface Study {
  /** Identifies the scenario and its seed; differs from the document's when the study is stale. */
  readonly key: string;
  readonly design: Design;
  /** The scenario that its cells differ from. */
  readonly scenario: Scenario;
  /** Stopped: by a person, by an edit, or by another question. */
  readonly status: 'running' | 'paused' | 'finished' | 'stopped' | 'failed';
  /** Whether it lets the run of the document go first. */
  readonly waits: boolean;
  readonly purpose: Purpose;
  /** Cells of the round that goes on. */
  readonly done: number;
  readonly total: number;
  /** What is left of the round by the pace so far; undefined before there is a pace. */
  readonly millisecondsLeft: number | undefined;
  readonly cells: StudyCells;
  readonly failure: Failure | undefined;
  /** Workers that stopped and were replaced. */
  readonly lostWorkers: number;
}

/** What is asked about the scenario being another, and what is known of it. */
export interface WhatIfState {
  readonly question: Question;
  /** Undefined before anybody chose anything: what suits the scenario then. */
  readonly sweep: SweepSetup | undefined;
  readonly power: PowerSetup | undefined;
  readonly tornado: TornadoSetup | undefined;
  readonly studies: Readonly<Partial<Record<Question, Study>>>;
}

export interface WhatIfSlice {
  readonly whatIf: WhatIfState;
  ask: (question: Question) => void;
  setSweep: (setup: SweepSetup) => void;
  setPower: (setup: PowerSetup) => void;
  setTornado: (setup: TornadoSetup) => void;
  /** Makes a number the one that is swept, and shows the sweep. */
  sweepNumber: (path: Path) => void;
  /** Plays what the question in view still lacks; cells that are known already are kept. One study goes on at a time. */
  startStudy: () => Promise<void>;
  pauseStudy: () => void;
  resumeStudy: () => void;
  /** Ends the study that goes on with what is done. */
  stopStudy: () => void;
}

/** Before anything was asked. */
export const nothingAsked: WhatIfState = {
  question: 'sweep',
  sweep: undefined,
  power: undefined,
  tornado: undefined,
  studies: {},
};
