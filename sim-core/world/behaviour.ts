import { log } from '../numeric/index.ts';
import { normalUpperTail } from '../statistics/index.ts';
import type { Quantity } from '../scenario/quantitySchema.ts';
import type { World } from '../scenario/schema.ts';
import { driftProgress } from './drift.ts';
import type { CompiledQuantity } from './quantity.ts';
import { compileQuantity } from './quantity.ts';

export type Role = 'incumbent' | 'challenger';

/** What a model does with a request of a segment. */
export interface Behaviour {
  /** Probability of an error. */
  readonly error: number;
  /** Probability of success given no error. */
  readonly success: number;
  /** Probability that the answer is slower than the latency objective. */
  readonly slow: number;
  /** Whether success is a click on the model's list, and not a probability of its own. */
  readonly byClicks: boolean;
}

/** The circumstances that a behaviour may depend on besides the hour. */
export interface Circumstances {
  /** Share of requests that the challenger answers, 0 to 1. */
  readonly share: number;
  /** Hour from which the challenger answers or runs. */
  readonly startHours: number;
  /** Expected requests relative to their mean. */
  readonly load: number;
}

/** Everyone served by the challenger from the beginning, at mean load. */
const SERVING_ALL: Circumstances = { share: 1, startHours: 0, load: 1 };

/** Behaviour of a model in a segment at an hour; served to everyone unless told otherwise. */
export type BehaviourAt = (
  role: Role,
  segment: number,
  hours: number,
  circumstances?: Circumstances,
) => Behaviour;

/** A world's behaviours, and whether how much the challenger answers makes a difference to them. */
export interface Behaviours {
  readonly at: BehaviourAt;
  readonly dependOnExposure: boolean;
}

/** z of the 99th percentile of a standard normal. */
const Z_99 = 2.3263478740408408;

interface SegmentBehaviour {
  readonly id: string;
  readonly error: CompiledQuantity;
  readonly success: CompiledQuantity;
  readonly slow: number;
  readonly byClicks: boolean;
  readonly drifts: World['drifts'];
  /** What it is as long as nothing moves it. */
  readonly still: Behaviour | undefined;
}

/** The behaviours of a world by model, segment and hour. */
export function behavioursOf(world: World, clickSuccess?: Readonly<Record<Role, number>>): BehaviourAt {
  return compileBehaviours(world, clickSuccess).at;
}

/**
 * Reads a world's behaviours: what the challenger leaves out is the incumbent's, what a segment leaves out is
 * the model's, drifts are added and probabilities kept within 0 to 1.
 * @param clickSuccess with a ranking, the probability that a session clicks a result of the model's list: success
 * where no probability of success is given
 */
export function compileBehaviours(world: World, clickSuccess?: Readonly<Record<Role, number>>): Behaviours {
  const segments: Record<Role, SegmentBehaviour[]> = {
    incumbent: world.segments.map(({ id }) => resolve(world, 'incumbent', id, clickSuccess)),
    challenger: world.segments.map(({ id }) => resolve(world, 'challenger', id, clickSuccess)),
  };
  return {
    dependOnExposure: [...segments.incumbent, ...segments.challenger].some(
      ({ error, success }) => error.dependsOnExposure || success.dependsOnExposure,
    ),
    at(role, segment, hours, { share, startHours, load } = SERVING_ALL) {
      const behaviour = segments[role][segment]!;
      if (behaviour.still) return behaviour.still;
      const { id, slow, byClicks, drifts } = behaviour;
      const sinceStart = Math.max(0, hours - startHours);
      const variables = { hours, sinceStart, share, load, segment: id };
      let error = behaviour.error.at(variables);
      let success = behaviour.success.at(variables);
      for (const drift of drifts) {
        const change = drift.change * driftProgress(drift, hours);
        if (drift.quantity === 'error') error += change;
        else success += change;
      }
      return { error: clip(error), success: clip(success), slow, byClicks };
    },
  };
}

function resolve(
  world: World,
  role: Role,
  segmentId: string,
  clickSuccess: Readonly<Record<Role, number>> | undefined,
): SegmentBehaviour {
  const inSegment = (model: World['incumbent']) =>
    Object.hasOwn(model.segments, segmentId) ? model.segments[segmentId] : undefined;
  // The nearest word wins: own segment, own model, then the incumbent's segment and model.
  const sources =
    role === 'challenger'
      ? [inSegment(world.challenger), world.challenger, inSegment(world.incumbent), world.incumbent]
      : [inSegment(world.incumbent), world.incumbent];
  const first = <Key extends 'error' | 'success' | 'latencyMs'>(key: Key) =>
    sources.find((source) => source?.[key] !== undefined)?.[key];
  const latency = first('latencyMs');
  const success: Quantity | undefined = first('success');
  const quantities = {
    error: compileQuantity(first('error') ?? 0),
    success: compileQuantity(success ?? clickSuccess?.[role] ?? 1),
  };
  const drifts = world.drifts.filter(
    ({ model, segments }) =>
      (model === role || model === 'both') && (!segments || segments.includes(segmentId)),
  );
  const slow = latency ? slowProbability(latency, world.latencyObjectiveMs) : 0;
  const byClicks = success === undefined && clickSuccess !== undefined;
  const isStill = drifts.length === 0 && quantities.error.constant && quantities.success.constant;
  const beginning = { hours: 0, sinceStart: 0, share: 1, load: 1, segment: segmentId };
  return {
    id: segmentId,
    ...quantities,
    slow,
    byClicks,
    drifts,
    still: isStill
      ? {
          error: clip(quantities.error.at(beginning)),
          success: clip(quantities.success.at(beginning)),
          slow,
          byClicks,
        }
      : undefined,
  };
}

/** Upper tail of a lognormal with the given median and 99th percentile beyond the objective. */
function slowProbability(
  { median, p99 }: { median: number; p99: number },
  objective: number | undefined,
): number {
  if (objective === undefined) return 0;
  const spread = log(p99 / median) / Z_99;
  if (spread === 0) return median > objective ? 1 : 0;
  return normalUpperTail(log(objective / median) / spread);
}

/** @throws RangeError for a formula without a value, which the check of a scenario looks for */
function clip(probability: number): number {
  if (Number.isNaN(probability)) throw new RangeError('a formula of the world has no value at some hour');
  return Math.min(1, Math.max(0, probability));
}
