import type { TruthClass } from '../../sim-core/index.ts';
import type { Json, Path } from '../store/path.ts';
import type { MeasureName } from './measures.ts';

/** A lesson as its file holds it: predict, run, reveal, change one thing, check. */
export interface Lesson {
  /** The id of the scenario that it is about, too. */
  readonly id: string;
  /** How long a class takes, in minutes. */
  readonly minutes: number;
  /** What the team knows before anything is played; nothing of the truth. */
  readonly situation: readonly string[];
  readonly predict: Question;
  /** What to look at while only what a team could see is shown. */
  readonly run: readonly string[];
  /** What the truth makes of it. */
  readonly reveal: readonly Paragraph[];
  readonly change: Change;
  readonly check: Question & { readonly after: readonly Paragraph[] };
  readonly teacher: TeacherNotes;
}

/** A question of whose choices the results make exactly one right. */
export interface Question {
  readonly question: string;
  readonly choices: readonly Choice[];
}

export interface Choice {
  readonly id: string;
  readonly text: string;
  /** The choice is right where all of them hold. */
  readonly claims: readonly Claim[];
}

/** Text with placeholders such as {canary} and {canary.rolledBack}, told only where its claims hold. */
export interface Paragraph {
  readonly text: string;
  readonly claims?: readonly Claim[];
}

/** Something that results say or do not say. */
export type Claim = MeasureClaim | { readonly truth: TruthClass };

export interface MeasureClaim {
  readonly plan: string;
  readonly measure: MeasureName;
  readonly is: 'above' | 'below';
  /** A number, or the same measure of another plan, or of the run before the change. */
  readonly than: number | Comparand;
}

export interface Comparand {
  /** The plan of the claim, if left out. */
  readonly plan?: string;
  /** In the run before the change. */
  readonly before?: true;
  /** So many times what it is; 1 if left out. */
  readonly times?: number;
}

/** The one thing to change. */
export interface Change {
  readonly text: readonly string[];
  readonly edits: readonly LessonEdit[];
}

export interface LessonEdit {
  readonly path: Path;
  readonly value: Json;
  /** What it is, for people. */
  readonly label: string;
}

/** For whoever teaches it; never shown unasked. */
export interface TeacherNotes {
  readonly aim: string;
  /** What students get wrong, and what to say to it. */
  readonly misconceptions: readonly string[];
  readonly discussion: readonly string[];
}

/** The steps, in order. */
export const lessonSteps = ['predict', 'run', 'reveal', 'change', 'check'] as const;
export type LessonStep = (typeof lessonSteps)[number];
