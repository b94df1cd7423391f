import type { HostApi } from '../../electron/contract.ts';
import type { ReachMeasure } from '../../sim-core/index.ts';
import type { PageClock } from '../clock/pageClock.ts';
import type { ShippedScenario } from '../scenarios.ts';
import type { SelfTester } from '../selfTest/selfTester.ts';
import type { SimulationClient } from '../simulation/client.ts';
import type { Replayer } from '../simulation/replayer.ts';
import type { CommandSlice } from './commandSlice.ts';
import type { CompareSlice } from './comparisonState.ts';
import type { DocumentSlice } from './documentState.ts';
import type { FilesSlice } from './filesSlice.ts';
import type { LessonSlice } from './lessonState.ts';
import type { OpeningSlice } from './openingSlice.ts';
import type { Json, Path } from './path.ts';
import type { PinState } from './pinState.ts';
import type { ReplaySlice } from './replayState.ts';
import type { RunSlice } from './runState.ts';
import type { SelfTestSlice } from './selfTestSlice.ts';
import type { StoredResultSlice } from './storedResultSlice.ts';
import type { WhatIfSlice } from './whatIfState.ts';

/** What the store speaks to; tests bring their own. */
export interface Services {
  readonly client: SimulationClient;
  readonly replayer: Replayer;
  readonly host: HostApi;
  readonly clock: PageClock;
  readonly scenarios: readonly ShippedScenario[];
  readonly selfTester: SelfTester;
}

export type Theme = 'system' | 'light' | 'dark';
export type Tab = 'answer' | 'plans' | 'compare' | 'whatIf' | 'trace' | 'replays';
/** Projector: larger type and thicker lines, for a room. */
export type Display = 'desk' | 'projector';

export interface AppState
  extends
    DocumentSlice,
    RunSlice,
    ReplaySlice,
    CompareSlice,
    LessonSlice,
    CommandSlice,
    FilesSlice,
    OpeningSlice,
    SelfTestSlice,
    PinState,
    WhatIfSlice,
    StoredResultSlice {
  readonly selection: Path;
  readonly tab: Tab;
  readonly theme: Theme;
  readonly workers: number;
  /** Half the width at which a run stops, 0 to 0.5; undefined to play all replications. */
  readonly precision: number | undefined;
  /** Whether edits are played by themselves. */
  readonly automatic: boolean;
  readonly display: Display;
  /** The glossary's term to look at first. */
  readonly glossaryTerm: string | undefined;
  /** By when harm must be caught, in hours since it began; undefined before anybody said. */
  readonly deadlineHours: number | undefined;
  /** What the challenger's reach is counted in. */
  readonly reach: ReachMeasure;

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
  /** Writes a file that is not a scenario where the person says; what fails, making its content included, is told. */
  exportFile: (
    suggestedName: string,
    contentOf: () => string | Promise<string | Uint8Array>,
  ) => Promise<void>;

  /** Opens the glossary, at a term if one is given. */
  showGlossary: (termId?: string) => void;
  setDisplay: (display: Display) => void;

  select: (path: Path) => void;
  showTab: (tab: Tab) => void;
  setTheme: (theme: Theme) => void;
  setWorkers: (workers: number) => void;
  setPrecision: (precision: number | undefined) => void;
  setAutomatic: (automatic: boolean) => void;
  setDeadline: (hours: number) => void;
  chooseReach: (reach: ReachMeasure) => void;
}
