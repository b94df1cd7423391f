import { log } from '../numeric/index.ts';
import { normalUpperTail } from '../statistics/index.ts';
import type { World } from '../scenario/schema.ts';
import { driftProgress } from './drift.ts';

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

/** Behaviour of a model in a segment at an hour. */
export type BehaviourAt = (role: Role, segment: number, hours: number) => Behaviour;

/** z of the 99th percentile of a standard normal. */
const Z_99 = 2.3263478740408408;

/**
 * Reads a world's behaviours: what the challenger leaves out is the incumbent's, what a segment leaves out is
 * the model's, drifts are added and probabilities kept within 0 to 1.
 * @param clickSuccess with a ranking, the probability that a session clicks a result of the model's list: success where
 * no probability of success is given
 */
export function behavioursOf(world: World, clickSuccess?: Readonly<Record<Role, number>>): BehaviourAt {
  const start: Record<Role, Behaviour[]> = {
    incumbent: world.segments.map(({ id }) => resolve(world, 'incumbent', id, clickSuccess?.incumbent)),
    challenger: world.segments.map(({ id }) => resolve(world, 'challenger', id, clickSuccess?.challenger)),
  };
  const drifts: Record<Role, World['drifts'][]> = {
    incumbent: world.segments.map(({ id }) => driftsOf(world, 'incumbent', id)),
    challenger: world.segments.map(({ id }) => driftsOf(world, 'challenger', id)),
  };
  return (role, segment, hours) => {
    const base = start[role][segment]!;
    const moving = drifts[role][segment]!;
    if (moving.length === 0) return base;
    let { error, success } = base;
    for (const drift of moving) {
      const change = drift.change * driftProgress(drift, hours);
      if (drift.quantity === 'error') error += change;
      else success += change;
    }
    return { ...base, error: clip(error), success: clip(success) };
  };
}

function driftsOf(world: World, role: Role, segmentId: string): World['drifts'] {
  return world.drifts.filter(
    ({ model, segments }) =>
      (model === role || model === 'both') && (!segments || segments.includes(segmentId)),
  );
}

function resolve(world: World, role: Role, segmentId: string, clickSuccess: number | undefined): Behaviour {
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
  return {
    error: first('error') ?? 0,
    success: first('success') ?? clickSuccess ?? 1,
    byClicks: first('success') === undefined && clickSuccess !== undefined,
    slow: latency ? slowProbability(latency, world.latencyObjectiveMs) : 0,
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

function clip(probability: number): number {
  return Math.min(1, Math.max(0, probability));
}
