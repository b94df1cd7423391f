import type { FormulaVariables } from '../formula/formula.ts';
import { log } from '../numeric/index.ts';
import { MAX_LATENCY_MS, MAX_RANKING_NOISE, MAX_VALUE, MIN_LATENCY_MS } from '../scenario/modelSchema.ts';
import type { Quantity } from '../scenario/quantitySchema.ts';
import type { World } from '../scenario/schema.ts';
import { normalUpperTail } from '../statistics/index.ts';
import { driftProgress } from './drift.ts';
import { feedbackProgress } from './feedback.ts';
import { NOTHING_WAITS } from './load.ts';
import type { CompiledQuantity } from './quantity.ts';
import { compileQuantity } from './quantity.ts';
import type { QueueState } from './queue.ts';
import type { RankingAt, RankingTruth } from './ranking/rankingTruth.ts';
import { rankingsOf, steppedNoise } from './ranking/rankingTruth.ts';
import { valueOf } from './unplayable.ts';

/** The two models of a world. */
export const roles = ['incumbent', 'challenger'] as const;
export type Role = (typeof roles)[number];

/** What a model does with a request of a segment. */
export interface Behaviour {
  /** Probability of an error, a request that finds no place included. */
  readonly error: number;
  /** Probability of success given no error. */
  readonly success: number;
  /** Probability that the answer is slower than the latency objective. */
  readonly slow: number;
  /** What a success is worth; an ordinary one is 1. */
  readonly value: number;
  /** Whether success is a click on the model's list, and not a probability of its own. */
  readonly byClicks: boolean;
  /** What both models' lists and the clicks on them come to; undefined without a ranking. */
  readonly ranking: RankingTruth | undefined;
}

/** The circumstances that a behaviour may depend on besides the hour. */
export interface Circumstances {
  /** Share of requests that the challenger answers, 0 to 1. */
  readonly share: number;
  /** Hours since the challenger began to run, in shadow too; 0 if it did not. */
  readonly sinceStart: number;
  /** Expected requests relative to their mean. */
  readonly load: number;
  /** Hours of full service that the challenger has given. */
  readonly servedHours: number;
  /** What waiting does to either model's requests. */
  readonly queues: Readonly<Record<Role, QueueState>>;
}

/** Everyone served by the challenger from the beginning, at mean load, on idle machines. */
export const servingAll = (hours: number): Circumstances => ({
  share: 1,
  sinceStart: hours,
  load: 1,
  servedHours: hours,
  queues: NOTHING_WAITS,
});

/** Behaviour of a model in a segment at an hour; served to everyone unless told otherwise. */
export type BehaviourAt = (
  role: Role,
  segment: number,
  hours: number,
  circumstances?: Circumstances,
) => Behaviour;

/** Which parts of the challenger's use make a difference to a world's behaviours. */
export interface ExposureDependence {
  readonly share: boolean;
  readonly start: boolean;
  readonly served: boolean;
  readonly capacity: boolean;
}

/** A world's behaviours, and what they depend on. */
export interface Behaviours {
  readonly at: BehaviourAt;
  /** The same where it is one for ever, whatever the circumstances; undefined where it moves. */
  readonly still: (role: Role, segment: number) => Behaviour | undefined;
  /** Whether both models do the same in a segment, to the last digit and whatever the circumstances. */
  readonly alike: (segment: number) => boolean;
  readonly dependOn: ExposureDependence;
}

/** z of the 99th percentile of a standard normal. */
const Z_99 = 2.3263478740408408;

interface Latency {
  readonly median: CompiledQuantity;
  readonly p99: CompiledQuantity;
}

/** What a model's behaviour in a segment is made of. */
export interface SegmentBehaviour {
  readonly id: string;
  readonly error: CompiledQuantity;
  /** Undefined where the clicks say what a success is. */
  readonly success: CompiledQuantity | undefined;
  readonly value: CompiledQuantity;
  readonly latency: Latency | undefined;
  readonly noise: CompiledQuantity | undefined;
  readonly drifts: World['drifts'];
  readonly feedbacks: World['feedbacks'];
}

/** The behaviours of a world by model, segment and hour. */
export function behavioursOf(world: World): BehaviourAt {
  return compileBehaviours(world).at;
}

/**
 * Reads a world's behaviours: what the challenger leaves out is the incumbent's, what a segment leaves out is
 * the model's, drifts and feedback are added, waiting slows answers down and refuses some, and all values are kept
 * within their bounds.
 */
export function compileBehaviours(world: World): Behaviours {
  const rankings = world.ranking && rankingsOf(world.ranking);
  // A quantity that is handed down stays one.
  const compiled = new Map<Quantity, CompiledQuantity>();
  const compile = (quantity: Quantity) => {
    const known = compiled.get(quantity) ?? compileQuantity(quantity);
    compiled.set(quantity, known);
    return known;
  };
  const segments: Record<Role, SegmentBehaviour[]> = {
    incumbent: world.segments.map(({ id }) => resolve(world, 'incumbent', id, compile)),
    challenger: world.segments.map(({ id }) => resolve(world, 'challenger', id, compile)),
  };
  // Rankers whose noise does not change are one pair for ever.
  const stillRankings = world.segments.map(({ id }, index) => {
    const noises = roles.map((role) => segments[role][index]!.noise);
    if (!rankings || noises.some((noise) => noise?.constant !== true)) return undefined;
    return rankingNow(world, rankings, segments, index, {
      hours: 0,
      sinceStart: 0,
      share: 1,
      load: 1,
      segment: id,
    });
  });
  const evaluate = (role: Role, index: number, hours: number, circumstances: Circumstances): Behaviour => {
    const behaviour = segments[role][index]!;
    const { share, sinceStart, load, queues } = circumstances;
    const variables = { hours, sinceStart, share, load, segment: behaviour.id };
    const ranking =
      stillRankings[index] ?? (rankings && rankingNow(world, rankings, segments, index, variables));
    const byClicks = ranking !== undefined && behaviour.success === undefined;
    let error = valueOf(world, behaviour.error, variables);
    let success = 1;
    if (byClicks) success = ranking.clicked[role];
    else if (behaviour.success) success = valueOf(world, behaviour.success, variables);
    for (const drift of behaviour.drifts) {
      const change = drift.change * driftProgress(drift, hours);
      if (drift.quantity === 'error') error += change;
      else success += change;
    }
    for (const feedback of behaviour.feedbacks) {
      const change = feedback.change * feedbackProgress(feedback, circumstances.servedHours);
      if (feedback.quantity === 'error') error += change;
      else success += change;
    }
    const { slowdown, refused } = queues[role];
    error = within(0, 1, error);
    return {
      error: refused === 0 ? error : 1 - (1 - error) * (1 - refused),
      success: within(0, 1, success),
      slow: slowProbability(world, behaviour.latency, variables, slowdown),
      value: within(0, MAX_VALUE, valueOf(world, behaviour.value, variables)),
      byClicks,
      ranking,
    };
  };
  // Most behaviours are one for ever, and asked for in every tick.
  const still: Record<Role, (Behaviour | undefined)[]> = {
    incumbent: world.segments.map((_, index) => stillBehaviour('incumbent', index)),
    challenger: world.segments.map((_, index) => stillBehaviour('challenger', index)),
  };
  function stillBehaviour(role: Role, index: number): Behaviour | undefined {
    const moves =
      world.capacity !== undefined ||
      segments[role][index]!.drifts.length + segments[role][index]!.feedbacks.length > 0 ||
      [
        segments.incumbent[index]!.noise,
        segments.challenger[index]!.noise,
        ...quantitiesOf(segments[role][index]!),
      ].some((quantity) => quantity?.constant === false);
    return moves ? undefined : evaluate(role, index, 0, servingAll(0));
  }
  const all = [...segments.incumbent, ...segments.challenger];
  const uses = (part: 'share' | 'sinceStart') =>
    all.some((behaviour) => quantitiesOf(behaviour).some((quantity) => quantity.uses.has(part)));
  return {
    dependOn: {
      share: uses('share'),
      start: uses('sinceStart'),
      served: all.some(({ feedbacks }) => feedbacks.length > 0),
      capacity: world.capacity !== undefined,
    },
    still: (role, segment) => still[role][segment],
    // Lists of equally noisy rankers still differ, and the models' machines may.
    alike: (segment) =>
      world.capacity === undefined &&
      (!rankings || segments.incumbent[segment]!.success !== undefined) &&
      isMadeAlike(segments.incumbent[segment]!, segments.challenger[segment]!),
    at: (role, segment, hours, circumstances) =>
      still[role][segment] ?? evaluate(role, segment, hours, circumstances ?? servingAll(hours)),
  };
}

function quantitiesOf({ error, success, value, latency, noise }: SegmentBehaviour): CompiledQuantity[] {
  return [error, success, value, latency?.median, latency?.p99, noise].filter(
    (quantity) => quantity !== undefined,
  );
}

function isMadeAlike(one: SegmentBehaviour, two: SegmentBehaviour): boolean {
  const partsOf = ({ error, success, value, latency, noise, drifts, feedbacks }: SegmentBehaviour) => [
    error,
    success,
    value,
    latency?.median,
    latency?.p99,
    noise,
    ...drifts,
    ...feedbacks,
  ];
  const others = partsOf(two);
  const parts = partsOf(one);
  return parts.length === others.length && parts.every((part, index) => part === others[index]);
}

/** Looks up what a model does in a segment: what is left out is handed down, drifts and feedbacks are those that concern it. */
export function resolve(
  world: World,
  role: Role,
  segmentId: string,
  compile: (quantity: Quantity) => CompiledQuantity,
): SegmentBehaviour {
  const inSegment = (model: World['incumbent']) =>
    Object.hasOwn(model.segments, segmentId) ? model.segments[segmentId] : undefined;
  const own = [inSegment(world[role]), world[role]];
  // The nearest word wins: own segment, own model, then the incumbent's segment and model.
  const sources = role === 'challenger' ? [...own, inSegment(world.incumbent), world.incumbent] : own;
  const first = <Key extends 'error' | 'success' | 'latencyMs' | 'value'>(key: Key) =>
    sources.find((source) => source?.[key] !== undefined)?.[key];
  const compiled = (quantity: Quantity | undefined) =>
    quantity === undefined ? undefined : compile(quantity);
  const concerns = ({ model, segments }: { model: string; segments?: string[] | undefined }) =>
    (model === role || model === 'both') && (!segments || segments.includes(segmentId));
  const latency = first('latencyMs');
  // A ranker's noise is its own: the ranking says it for both.
  const noise =
    own.find((source) => source?.rankingNoise !== undefined)?.rankingNoise ?? world.ranking?.[`${role}Noise`];
  return {
    id: segmentId,
    error: compile(first('error') ?? 0),
    success: compiled(first('success')),
    value: compile(first('value') ?? 1),
    latency: latency && { median: compile(latency.median), p99: compile(latency.p99) },
    noise: compiled(noise),
    drifts: world.drifts.filter(concerns).filter(({ quantity }) => quantity !== 'share'),
    feedbacks: world.feedbacks.filter(concerns),
  };
}

function rankingNow(
  world: World,
  rankings: RankingAt,
  segments: Readonly<Record<Role, readonly SegmentBehaviour[]>>,
  segment: number,
  variables: FormulaVariables,
): RankingTruth {
  const noise = (role: Role) => {
    const quantity = segments[role][segment]!.noise!;
    const value = within(0, MAX_RANKING_NOISE, valueOf(world, quantity, variables));
    return quantity.constant ? value : steppedNoise(value);
  };
  return rankings(noise('incumbent'), noise('challenger'));
}

/** Upper tail of a lognormal with the given median and 99th percentile beyond the objective, all answers slowed down alike. */
function slowProbability(
  world: World,
  latency: Latency | undefined,
  variables: FormulaVariables,
  slowdown: number,
): number {
  const objective = world.latencyObjectiveMs;
  if (!latency || objective === undefined) return 0;
  const median = within(MIN_LATENCY_MS, MAX_LATENCY_MS, valueOf(world, latency.median, variables));
  const p99 = within(median, MAX_LATENCY_MS, valueOf(world, latency.p99, variables));
  const spread = log(p99 / median) / Z_99;
  const slowed = median * slowdown;
  if (spread === 0) return slowed > objective ? 1 : 0;
  return normalUpperTail(log(objective / slowed) / spread);
}

function within(low: number, high: number, value: number): number {
  return Math.min(high, Math.max(low, value));
}
