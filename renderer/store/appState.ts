import type { HostApi, OpenedDocument } from '../../electron/contract.ts';
import type {
  Checked,
  NewerFile,
  PlanComparison,
  ReachMeasure,
  RunSettings,
  Scenario,
  SimulationResult,
} from '../../sim-core/index.ts';
import type { ClockJump, PageClock } from '../clock/pageClock.ts';
import type { SelfTester } from '../selfTest/selfTester.ts';
import type { LessonEdit, LessonStep } from '../lessons/lesson.ts';
import type { ShippedScenario } from '../scenarios.ts';
import type { RunRecord } from '../runs/runRecord.ts';
import type { RunSketch } from '../runs/runSketch.ts';
import type { SimulationClient } from '../simulation/client.ts';
import type { Failure } from '../simulation/failure.ts';
import type { Replayer } from '../simulation/replayer.ts';
import type { Summary } from '../simulation/summary.ts';
import type { TracedCell } from '../whatIf/tracedCell.ts';
import type { CommandSlice } from './commandSlice.ts';
import type { FilesSlice, OutsideChange } from './filesSlice.ts';
import type { OpeningSlice } from './openingSlice.ts';
import type { Json, Path } from './path.ts';
import type { StoredResultSlice } from './storedResultSlice.ts';
import type { WhatIfSlice } from './whatIfState.ts';
import type { SelfTestSlice } from './selfTestSlice.ts';
import type { PinState } from './pinState.ts';

/** What the store speaks to; tests bring their own. */
export interface Services {
  readonly client: SimulationClient;
  readonly replayer: Replayer;
  readonly host: HostApi;
  readonly clock: PageClock;
  readonly scenarios: readonly ShippedScenario[];
  readonly selfTester: SelfTester;
}

/** The open file. */
export interface DocumentState {
  /** Tells it from every other that is or was open, its duplicate included. */
  readonly id: symbol;
  /** File name, as the title shows it. */
  readonly fileName: string;
  /** Where the host keeps it; undefined for a shipped scenario and in a browser. */
  readonly filePath: string | undefined;
  /** As opened: what a field resets to. */
  readonly opened: Scenario;
  /** The draft as last saved or opened; unsaved changes are a difference to it. Undefined for what never was a file. */
  readonly saved: Json | undefined;
  /** What became of its file by others, as far as somebody has been asked about it and went on. */
  readonly outsideKnown?: OutsideChange['kind'] | undefined;
  /** What this program did not know of it, where a newer one wrote it; until a copy is saved. */
  readonly newer?: NewerFile | undefined;
}

/** The scenario as edited: what undo goes back over. */
export interface EditState {
  /** May hold what the check refuses, such as half-typed text. */
  readonly draft: Json;
  /** The core's verdict on the draft. */
  readonly checked: Checked;
  /** Where the last edit was, for people; undefined before there is one. */
  readonly place: Path | undefined;
  /** The gesture that goes on, such as typing in a field or a drag: its edits are undone together. */
  readonly gesture: string | undefined;
}

/** A run, its progress and what it has brought so far. */
export interface RunState {
  readonly status: 'idle' | 'running' | 'paused' | 'finished' | 'failed';
  /** Whether it goes no further than a preview for now. */
  readonly preview: boolean;
  readonly done: number;
  /** All replications; at most, where a precision is wanted. */
  readonly total: number;
  /** How many it will come to, by the precision so far. */
  readonly expected: number;
  /** Half the width of the widest interval of a verdict's share, 0 to 0.5; undefined before there is one. */
  readonly halfWidth: number | undefined;
  /** What is left of it or of its preview, by the pace so far; undefined before there is a pace. */
  readonly millisecondsLeft: number | undefined;
  readonly failure: Failure | undefined;
  /** Workers that stopped and were replaced, in words. */
  readonly lostWorkers: readonly string[];
  /** The last time that the clocks jumped while it went on. */
  readonly clockJump: ClockJump | undefined;
  /** The answer in view, which may be of an earlier run; undefined until there is one. */
  readonly answer: Answer | undefined;
}

/** A result and what it is the result of. */
export interface Answer extends Summary {
  readonly settings: RunSettings;
  /** Identifies scenario, seed and replications; differs from the document's when the answer is stale. */
  readonly key: string;
  /** Whether it is the preview of a run. */
  readonly isPreview?: boolean;
}

/** One replication opened for reading. */
export interface TraceState {
  readonly planId: string;
  readonly replication: number;
  /** Of the run that it belongs to. */
  readonly settings: RunSettings;
  /** The cell of a study that it is a run of; undefined for the answer's own. */
  readonly cell: TracedCell | undefined;
  readonly status: 'loading' | 'ready' | 'failed';
  /** While another is played, the one before. */
  readonly record: RunRecord | undefined;
  readonly failure: Failure | undefined;
}

/** Runs of one plan played side by side. */
export interface ReplaysState {
  readonly planId: string;
  /** Number of the first; the others follow. */
  readonly first: number;
  readonly settings: RunSettings;
  /** Stopped: what is there stays. */
  readonly status: 'playing' | 'ready' | 'stopped' | 'failed';
  /** Those played so far, in order. */
  readonly sketches: readonly RunSketch[];
  /** What playing them took. */
  readonly milliseconds: number;
  readonly failure: Failure | undefined;
}

/** Two plans held against each other. */
export interface ComparisonState {
  /** The result that they were or are to be compared in. */
  readonly result: SimulationResult;
  /** First and second plan. */
  readonly planIds: PlanPair;
  /** Lost: the result's outcomes are no longer kept. */
  readonly status: 'loading' | 'ready' | 'lost' | 'failed';
  /** What is known of these two so far, which may be of a part of the same run; undefined before there is anything. */
  readonly comparison: PlanComparison | undefined;
  readonly failure: Failure | undefined;
}

/** Ids of a first and a second plan. */
export type PlanPair = readonly [string, string];

export type Theme = 'system' | 'light' | 'dark';
export type Tab = 'answer' | 'plans' | 'compare' | 'whatIf' | 'trace' | 'replays';
/** Projector: larger type and thicker lines, for a room. */
export type Display = 'desk' | 'projector';

/** An open document with its edits, to come back to. */
export type OpenDocument = Pick<AppState, 'document' | 'edits'>;

/** A lesson that goes on. */
export interface LessonState {
  readonly id: string;
  /** The step in view. */
  readonly step: LessonStep;
  /** The furthest step that was reached. */
  readonly reached: LessonStep;
  /** The choice that was predicted, by its id. */
  readonly prediction: string | undefined;
  /** What came out before the change. */
  readonly first: Answer | undefined;
  /** What was answered to the last question, by its id. */
  readonly answer: string | undefined;
  readonly notesShown: boolean;
  /** What was open before the lesson, and comes back after it. */
  readonly before: OpenDocument;
  readonly truthBefore: boolean;
}

/** A file that was refused, with one line a problem. */
export interface RefusedFile {
  readonly fileName: string;
  readonly problems: readonly string[];
}

/** What would lose unsaved changes, and waits for somebody to say what becomes of them. */
export interface PendingAction {
  /** Does it; they are lost. */
  readonly discard: () => void;
  /** Does it and keeps them to be offered again; absent where they cannot be kept. */
  readonly keep?: (() => void) | undefined;
}

export interface AppState
  extends CommandSlice, FilesSlice, OpeningSlice, SelfTestSlice, PinState, WhatIfSlice, StoredResultSlice {
  readonly document: DocumentState;
  readonly edits: EditState;
  readonly run: RunState;
  readonly trace: TraceState | undefined;
  readonly replays: ReplaysState | undefined;
  readonly comparison: ComparisonState | undefined;
  /** The plans that were chosen for comparing; undefined before anybody chose. */
  readonly comparedPlans: PlanPair | undefined;
  readonly selection: Path;
  readonly tab: Tab;
  readonly theme: Theme;
  readonly workers: number;
  /** Half the width at which a run stops, 0 to 0.5; undefined to play all replications. */
  readonly precision: number | undefined;
  /** Whether edits are played by themselves. */
  readonly automatic: boolean;
  readonly display: Display;
  /** Whether what only the simulator knows is in view; otherwise all pages show what a real team could see. */
  readonly truthShown: boolean;
  readonly lesson: LessonState | undefined;
  /** The glossary's term to look at first. */
  readonly glossaryTerm: string | undefined;
  /** By when harm must be caught, in hours since it began; undefined before anybody said. */
  readonly deadlineHours: number | undefined;
  /** What the challenger's reach is counted in. */
  readonly reach: ReachMeasure;
  readonly refused: RefusedFile | undefined;
  /** Something that went wrong with a file, in words. */
  readonly fileFailure: string | undefined;
  /** Whether it is asked if a copy of a newer file may be saved without what this program does not know. */
  readonly conversionAsked: boolean;
  /** What waits for the question about unsaved changes to be answered. */
  readonly pending: PendingAction | undefined;

  /**
   * Puts a value in its place; undefined takes it away. Numbers, texts and flags that follow each other in one place
   * are one gesture, until it ends. `place` is what people are told was edited, where it is not the path itself.
   */
  edit: (path: Path, value: Json | undefined, place?: Path) => void;
  /** The same for a whole part that changes bit by bit, as a curve does under the pointer: one gesture, until it ends. */
  drag: (path: Path, value: Json) => void;
  /** Ends the gesture: what is edited next is undone by itself. */
  endGesture: () => void;
  undo: () => void;
  redo: () => void;
  openShipped: (id: string) => void;
  /** Opens a shipped scenario without asking and without playing it: unsaved changes are lost. */
  showShipped: (id: string) => void;
  /** Opens what was open before, without asking and without playing it. */
  showDocument: (opened: OpenDocument) => void;
  /** Opens a file that was read, without asking and without playing it; shows its problems where it has some. */
  showFile: (file: OpenedDocument) => boolean;
  /** Opens the text of a scenario that is no file yet, under the name it would have. */
  openText: (text: string, fileName: string) => void;
  /** Saves the document; with `overwrite` without asking about what others did to its file. */
  save: (options: { as: boolean; overwrite?: boolean }) => Promise<void>;
  /** Does what loses unsaved changes, after asking when there are any; `keep` does it without losing them. */
  unlessUnsaved: (action: () => void, keep?: () => void) => void;
  answerDiscard: (discard: boolean) => void;
  /** Does what waits and keeps the unsaved changes to be offered again. */
  keepForLater: () => void;
  /** Saves the copy that was asked about, or not. */
  answerConversion: (convert: boolean) => Promise<void>;
  /** Writes a file that is not a scenario where the person says; what fails, making its content included, is told. */
  exportFile: (
    suggestedName: string,
    contentOf: () => string | Promise<string | Uint8Array>,
  ) => Promise<void>;
  dismissRefused: () => void;
  dismissFileFailure: () => void;

  /** Plays the document in place of what goes on; a preview waits at its end until nothing is edited for a moment. */
  startRun: (options?: { readonly preview?: boolean }) => Promise<void>;
  /** Abandons what goes on and starts a preview when nothing is edited for a blink. */
  previewSoon: () => void;
  /** Finishes what is being played and waits; the workers wait too. */
  pauseRun: () => void;
  resumeRun: () => void;
  /** Ends the run and keeps what is done. */
  cancelRun: () => void;
  /** Ends the run and keeps nothing of it. */
  abandonRun: () => void;
  /** Plays one replication of the answer in view again, or of a cell of a study, and shows it. */
  openTrace: (planId: string, replication: number, cell?: TracedCell) => Promise<void>;
  /** Plays twenty runs of a plan side by side, from that replication on. */
  playReplays: (planId: string, first: number) => Promise<void>;
  stopReplays: () => void;

  choosePlans: (planIds: PlanPair) => void;
  /** Compares two plans of a result, unless it has them compared already. */
  comparePlans: (result: SimulationResult, planIds: PlanPair) => Promise<void>;

  /** Begins a lesson, after asking about unsaved changes. */
  startLesson: (id: string) => void;
  /** Brings back what was open before the lesson, after asking about unsaved changes. */
  leaveLesson: () => void;
  choosePrediction: (choiceId: string) => void;
  /** Holds the prediction and plays the scenario. */
  runLesson: () => void;
  showLessonStep: (step: LessonStep) => void;
  /** Changes what the lesson changes and plays the scenario again. */
  applyLessonChange: (edits: readonly LessonEdit[]) => void;
  chooseAnswer: (choiceId: string) => void;
  showTeacherNotes: (shown: boolean) => void;

  /** Opens the glossary, at a term if one is given. */
  showGlossary: (termId?: string) => void;
  setDisplay: (display: Display) => void;

  select: (path: Path) => void;
  showTab: (tab: Tab) => void;
  setTheme: (theme: Theme) => void;
  setWorkers: (workers: number) => void;
  setPrecision: (precision: number | undefined) => void;
  setAutomatic: (automatic: boolean) => void;
  showTruth: (shown: boolean) => void;
  setDeadline: (hours: number) => void;
  chooseReach: (reach: ReachMeasure) => void;
}
