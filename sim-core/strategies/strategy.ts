import type * as z from 'zod';
import type { Evidence, EvidenceNeeds } from './evidence.ts';
import type { Effect } from '../world/effect.ts';
import type { InterleavingMethod } from '../world/ranking/interleavingMethod.ts';
import type { PooledGate } from './pooledGate.ts';
import type { Ranking } from '../scenario/schema.ts';

/**
 * Which model answers whom from now on. Shares are of all units, 0 to 1; what is left is the incumbent's
 * alone, and the parts together are at most 1.
 */
export interface Exposure {
  /**
   * What is assigned: each request or session anew, or each user once for the whole phase. While a phase by user has given
   * the challenger nobody yet, nobody is assigned, and what users do is counted as what they did before.
   */
  readonly by: 'request' | 'session' | 'user';
  /** Units the challenger answers. */
  readonly challenger: number;
  /** Units that see one list merged from both. */
  readonly interleaved: number;
  /** How such a list is merged and its clicks are read; left out, by team draft. */
  readonly interleaving?: InterleavingMethod;
  /** Units the incumbent answers while the challenger runs unseen on the same input. */
  readonly shadowed: number;
  /** Units that the incumbent answers and nobody counts; none, if left out. */
  readonly heldOut?: number;
  /** Of those shadowed, the units on which the incumbent runs a second time, unseen; 0 if left out. */
  readonly repeated?: number;
}

/** What holds until the strategy next looks at its evidence. */
export interface Watch {
  readonly exposure: Exposure;
  /** First tick after which the strategy looks again: it sees what came in ticks [now, lookAt). */
  readonly lookAt: number;
  /**
   * First tick whose requests are served and not counted, up to `lookAt`; labels of those before go on arriving. Left out, all
   * are counted. Only where requests are split, and not together with a gate.
   */
  readonly countsUntil?: number;
  /**
   * Where the strategy looks at every tick, since `now` and until `gate.until`, for this gate alone: an engine
   * may then let it look only once, after the tick at which the gate acts or at `gate.until`.
   */
  readonly gate?: PooledGate;
  /**
   * Whose labels the strategy reads: when the number changes, labels still out of requests so far are dropped from
   * the evidence. Left out it is 0 for the whole phase; a phase begins with none out.
   */
  readonly cohort?: number;
}

/** `inconclusive` ends the phase without a verdict: the incumbent stays, nothing is rolled back. */
export type Decision = 'continue' | 'promote' | 'rollBack' | 'inconclusive';

/** One metric as a dashboard shows it; null where there is no such number yet. */
export interface Comparison {
  /** What is compared, in words, e.g. "errors per request". */
  readonly metric: string;
  readonly incumbent: number | null;
  readonly challenger: number | null;
  /** The test statistic of this metric. */
  readonly statistic: number | null;
  /** Where this metric is judged by another statistic, or at another limit, than the reading names. */
  readonly judgedBy?: { readonly statisticName: string; readonly limit: number };
  /** Bounds of the difference, challenger less incumbent, where the strategy has some that hold at all its looks together. */
  readonly interval?: readonly [low: number, high: number];
  /** Amounts per unit, such as money; left out, the numbers are shares. */
  readonly isAmount?: true;
  /**
   * 95% interval of each model's own number, as if this were the only look; null for a model that has none. Left out where the
   * numbers are not counted from units.
   */
  readonly ownIntervals?: {
    readonly incumbent: readonly [low: number, high: number] | null;
    readonly challenger: readonly [low: number, high: number] | null;
  };
}

/** What a dashboard shows: every metric that is watched, and the limit at which the strategy acts. */
export interface Reading {
  readonly comparisons: readonly Comparison[];
  readonly limit: number | null;
  /** What the statistic is: for a "p-value", an "expected loss" and a "score" lower is stronger, otherwise higher. */
  readonly statisticName: string;
}

/** One playing of a strategy: its exposure, what it makes of the evidence, its decision. */
export interface StrategyRun {
  /** The exposure from `tick` on, and when to look next (later than `tick`). */
  watch(tick: number): Watch;
  /** Takes what came since the last look; `tick` is the first tick not yet seen. Must not keep `evidence`. */
  observe(evidence: Evidence, tick: number): Decision;
  /** What the dashboard shows after the last look. */
  reading(): Reading;
  /** Units of the strategy's sample seen so far. */
  unitsSeen(): number;
}

/** The circumstances a phase starts in. */
export interface PhaseContext {
  /** Length of a tick in hours. */
  readonly tickHours: number;
  /** First tick of the phase. */
  readonly startTick: number;
  /** Ticks in the world's horizon. */
  readonly horizonTicks: number;
  /** Hour of the week at which the world starts, 0 (Monday 00:00) if left out. */
  readonly startsAtHourOfWeek?: number;
  /** Shares of the bins that the challenger predicted in its offline evaluation, where anybody watches predictions. */
  readonly offlinePredictions?: readonly number[] | undefined;
}

/** What a strategy's settings are checked against; nothing here is hidden from a real team. */
export interface PlanningContext {
  readonly tickHours: number;
  readonly horizonHours: number;
  /** How long the lists are that the models rank, where they do. */
  readonly ranking: Pick<Ranking, 'queries' | 'documents' | 'shown'> | undefined;
  /** Users that the team may tell apart, bots among them. */
  readonly users: number;
  /** Most requests that can be expected within so many hours on end. */
  mostRequests(this: void, hours: number): number;
  /** Mean requests of a session; 1 where each request is one. */
  readonly requestsPerSession: number;
  /** Whether the team measures latency against an objective. */
  readonly watchesLatency: boolean;
  /** Whether the team can compare the answers of the models. */
  readonly comparesAnswers: boolean;
  /** Whether it watches how predictions are distributed. */
  readonly watchesPredictions: boolean;
  /** Ids of the segments that the team's metrics can tell from others. */
  readonly visibleSegments: readonly string[];
  /** Share of requests whose truth arrives whoever answers, 0 to 1. */
  readonly truthArrivesAnyway: number;
  /** Whether outcomes of requests are reported to the team later. */
  readonly labelsAreLate: boolean;
  /** Whether a request that did not err can fail to succeed. */
  readonly successVaries: boolean;
}

/** A problem with one setting: where, relative to the phase, and what is required. */
export interface SettingProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/**
 * Units, not rounded; 'unknown' where the evidence holds the effect and theory has no number for it; undefined where it holds
 * none that the strategy would act on.
 */
export type RequiredSample = number | 'unknown' | undefined;

export type SampleUnit = 'users' | 'requests' | 'sessions' | 'pairs';

/** A difference between the models that a phase looks for, and the units that it takes to find it. */
export interface Contrast {
  /** What is compared, in words, such as "errors per request". */
  readonly measure: string;
  /** Whether it is a share from 0 to 1, and differences of it are in points. */
  readonly isShare: boolean;
  /** What it is with the incumbent. */
  readonly baseline: number;
  /** The challenger's less the incumbent's, in this world. */
  readonly difference: number;
  /** Differences that there can be and that the test acts on. */
  readonly range: readonly [least: number, greatest: number];
  /** The side on which a difference is harm. */
  readonly worseSign: 1 | -1;
  /** Chance to act on one side where there is no difference, 0 to 1: with no units at all the power is that. */
  readonly level: number;
  /** Units of the sample with which such a difference is found with a power; undefined where none suffice. */
  required(this: void, difference: number, power: number): number | undefined;
  /** Where the formula comes from. */
  readonly source: string;
}

/** What of a phase the sample size hangs on. */
export interface Sizing extends Contrast {
  /** Index of the gate whose sample is meant. */
  readonly gate: number;
  /** Where in the settings the share stands that the units come from, and the hours in which they come. */
  readonly sharePath: readonly (string | number)[];
  readonly hoursPath: readonly (string | number)[];
}

/** Why theory has no number, as a sentence. */
export interface NoSizing {
  readonly unknown: string;
}

/**
 * A point at which a phase may act, for the account of why it did or did not. Where hours are those of the phase, the
 * phase acts on it after the gate before and at `toHours` at the latest.
 */
export interface Gate {
  /** In words, such as "5% for 24 h". */
  readonly name: string;
  /** Hours of the phase in which its evidence comes. */
  readonly fromHours: number;
  readonly toHours: number;
  readonly exposure: Exposure;
  /** Units of the sample that it can expect in a world with that effect in these hours. */
  sample(effect: Effect): number;
  /**
   * Units that theory asks of this gate alone with power 0.8.
   */
  requiredSample(effect: Effect): RequiredSample;
}

/** How a strategy looks everywhere: one hue, dash and marker (Okabe-Ito hues, above 3:1 on white and #121212). */
export interface Appearance {
  readonly colour: string;
  /** SVG stroke-dasharray; empty for a solid line. */
  readonly dash: string;
  readonly marker: 'circle' | 'square' | 'triangle' | 'diamond' | 'cross';
}

/**
 * All the app knows of a strategy. Parser, form, engine, summaries, views and contract tests follow from
 * this description, so that another strategy is one file and one line in `index.ts`.
 */
export interface Strategy<Settings = unknown> {
  /** The word in files and results. */
  readonly kind: string;
  /** The name people read. */
  readonly name: string;
  /** The bet, in a sentence. */
  readonly summary: string;
  /** What its evidence cannot contain, in a sentence. */
  readonly blindSpot: string;
  sampleUnit(settings: Settings): SampleUnit;
  readonly appearance: Appearance;
  /** Schema of the settings, without the `strategy` key. */
  readonly settings: z.ZodObject;
  /** Keys of settings that are no more, and what became of them, for files that still have them. */
  readonly formerSettings?: { readonly keys: readonly string[]; readonly now: string };
  /** Settings to start from in a world of that length. */
  defaults(context: PlanningContext): Settings;
  /** Problems that the schema cannot see: settings that cannot run in this world. */
  check(settings: Settings, context: PlanningContext): readonly SettingProblem[];
  /**
   * What speaks against beginning with the evidence of a phase of this strategy with other settings, as "requires …"; undefined,
   * or left out, where nothing does.
   */
  carryingProblem?(settings: Settings, before: Settings): string | undefined;
  /** Longest time the strategy takes to decide, in hours. */
  durationHours(settings: Settings): number;
  /** What the strategy reads of the evidence. */
  needs(settings: Settings): EvidenceNeeds;
  start(settings: Settings, context: PhaseContext): StrategyRun;
  /** Every exposure that a run may ask for, so that a world is checked under each of them before it is played. */
  exposures(settings: Settings): readonly Exposure[];
  /**
   * Who is served once its promotion has ended the plan: the challenger and, of units split as before, those still held out.
   * Left out or undefined, the challenger serves everyone.
   */
  exposureAfterPromotion?(settings: Settings): Exposure | undefined;
  /**
   * Units of the sample that theory asks for with power 0.8 at the mean effect within the strategy's own hours.
   */
  requiredSample(settings: Settings, effect: Effect): RequiredSample;
  /**
   * The same relation for any difference and power, for planning; at this world's difference and power 0.8 it is
   * `requiredSample`. Left out where theory has nothing to say.
   */
  sizing?(settings: Settings, effect: Effect): Sizing | NoSizing;
  /** The points at which it may act, in order; one where it has no more. */
  gates(settings: Settings): readonly Gate[];
}
