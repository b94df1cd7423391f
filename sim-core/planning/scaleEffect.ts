import type { Quantity } from '../scenario/quantitySchema.ts';
import type { ModelBehaviour, Scenario, World } from '../scenario/schema.ts';
import type { Role } from '../world/behaviour.ts';
import { predictionShares } from '../world/predictions.ts';
import { NotScalable, mixNumbers, mixQuantity, sameQuantity, undisturbed } from './mixQuantity.ts';

/** A scenario with another size of the effect, not yet checked, or why there is none. */
export type ScaledEffect =
  | { readonly scenario: Scenario; readonly obstacle?: undefined }
  | { readonly scenario?: undefined; readonly obstacle: string };

type SegmentBehaviour = ModelBehaviour['segments'][string];

/**
 * The same world with an effect of another size: everything in which the challenger differs from an incumbent that
 * never met it is multiplied by a factor. At 1 it is the scenario itself, at 0 the challenger is the incumbent over
 * again and its presence changes nothing, at 2 every difference is twice as large.
 *
 * In every segment and at every moment a quantity q of the challenger (errors, success, latency, value, ranking noise)
 * becomes base + factor (q - base), where base is the incumbent's q without a challenger. The same holds for what the
 * challenger's share or start changes of the incumbent's q, drifts that touch one model, feedbacks (which only the
 * challenger brings about), what the challenger asks of the machines, shares of predictions, and how often a model
 * disagrees with itself. Users, traffic, shared luck, filters and plans stay.
 *
 * Measured quantities stand at their point estimates, drawn or not: only what is not drawn has one size. What comes
 * out may break a bound, such as errors above 1: the check of the scenario tells.
 * @param factor 0 or more
 */
export function scaleEffect(scenario: Scenario, factor: number): ScaledEffect {
  if (!(factor >= 0 && factor < Infinity)) {
    throw new RangeError(`scaleEffect requires a factor of 0 or more, got ${factor}`);
  }
  const world = withPointEstimates(scenario.world);
  if (factor === 1) return { scenario: world === scenario.world ? scenario : { ...scenario, world } };
  try {
    return { scenario: { ...scenario, world: scaledWorld(world, factor) } };
  } catch (error) {
    if (error instanceof NotScalable) return { obstacle: error.message };
    throw error;
  }
}

/** Whether there is anything in which the challenger of a scenario differs: something that scaling would change. */
export function hasEffectToScale(scenario: Scenario): boolean {
  const [without, twice] = [scaleEffect(scenario, 0), scaleEffect(scenario, 2)];
  return (
    !without.scenario ||
    !twice.scenario ||
    JSON.stringify(without.scenario.world) !== JSON.stringify(twice.scenario.world)
  );
}

function scaledWorld(world: World, factor: number): World {
  return {
    ...world,
    incumbent: scaledIncumbent(world, factor),
    challenger: scaledChallenger(world, factor),
    drifts: world.drifts.flatMap((drift) => {
      const { model, change, quantity } = drift;
      if (quantity === 'share' || model === 'both') return [drift];
      // What the incumbent alone suffers, an equal challenger suffers with it.
      const scaled =
        model === 'challenger'
          ? [{ ...drift, change: mixNumbers(0, change, factor) }]
          : [drift, { ...drift, model: 'challenger' as const, change: mixNumbers(change, 0, factor) }];
      return scaled.filter((one) => one.change !== 0);
    }),
    feedbacks: world.feedbacks
      .map((feedback) => ({ ...feedback, change: mixNumbers(0, feedback.change, factor) }))
      .filter(({ change }) => change !== 0),
    ...(world.capacity && { capacity: scaledCapacity(world.capacity, factor) }),
    ...(world.ranking && {
      ranking: {
        ...world.ranking,
        challengerNoise: mixNumbers(world.ranking.incumbentNoise, world.ranking.challengerNoise, factor),
      },
    }),
    ...(world.answers && { answers: scaledAnswers(world.answers, factor) }),
    ...(world.predictions && { predictions: scaledPredictions(world, world.predictions, factor) }),
  };
}

/** The incumbent's quantities where the challenger's share or start changes them. */
function scaledIncumbent({ incumbent }: World, factor: number): ModelBehaviour {
  const scaled = <Behaviour extends SegmentBehaviour>(behaviour: Behaviour): Behaviour =>
    mapQuantities(behaviour, (quantity) => mixQuantity(undisturbed(quantity), quantity, factor));
  return {
    ...scaled(incumbent),
    segments: Object.fromEntries(
      Object.entries(incumbent.segments).map(([id, behaviour]) => [id, scaled(behaviour)]),
    ),
  };
}

/** The challenger written out by segment, so that what it leaves out is the incumbent's. */
function scaledChallenger(world: World, factor: number): ModelBehaviour {
  const segments = Object.fromEntries(
    world.segments.flatMap(({ id }) => {
      const behaviour = scaledSegment(world, id, factor);
      return Object.keys(behaviour).length === 0 ? [] : [[id, behaviour]];
    }),
  );
  return { segments };
}

function scaledSegment(world: World, id: string, factor: number): SegmentBehaviour {
  const scaled: SegmentBehaviour = {};
  const nearest = <Key extends keyof SegmentBehaviour>(role: Role, key: Key) =>
    sourcesOf(world, role, id).find((source) => source[key] !== undefined)?.[key];
  /** What the challenger writes itself; what it takes over from the incumbent is scaled there. */
  const scale = <Kind extends Quantity>(written: Kind, own: Kind | undefined): Kind | undefined =>
    own === undefined || sameQuantity(written, own)
      ? undefined
      : mixQuantity(undisturbed(written), own, factor);
  const error = scale(nearest('incumbent', 'error') ?? 0, nearest('challenger', 'error'));
  const value = scale(nearest('incumbent', 'value') ?? 1, nearest('challenger', 'value'));
  // In a ranking both models write their success, or clicks are the success of both.
  const success = scale(nearest('incumbent', 'success') ?? 1, nearest('challenger', 'success'));
  if (error !== undefined) scaled.error = error;
  if (success !== undefined) scaled.success = success;
  if (value !== undefined) scaled.value = value;
  const [base, latency] = [nearest('incumbent', 'latencyMs'), nearest('challenger', 'latencyMs')];
  // Without the incumbent's there is no objective either, and nobody looks at latency.
  if (latency && base) {
    scaled.latencyMs = {
      median: mixQuantity(undisturbed(base.median), latency.median, factor),
      p99: mixQuantity(undisturbed(base.p99), latency.p99, factor),
    };
  }
  const [otherNoise, noise] = [nearest('incumbent', 'rankingNoise'), nearest('challenger', 'rankingNoise')];
  if (world.ranking && (noise !== undefined || otherNoise !== undefined)) {
    const { incumbentNoise, challengerNoise } = world.ranking;
    scaled.rankingNoise = mixQuantity(
      undisturbed(otherNoise ?? incumbentNoise),
      noise ?? challengerNoise,
      factor,
    );
  }
  return scaled;
}

/** Where a model writes its quantities of a segment: the nearest word first. */
function sourcesOf(world: World, role: Role, id: string): SegmentBehaviour[] {
  const model = world[role];
  return Object.hasOwn(model.segments, id) ? [model.segments[id]!, model] : [model];
}

function mapQuantities<Behaviour extends SegmentBehaviour>(
  behaviour: Behaviour,
  change: <Kind extends Quantity>(quantity: Kind) => Kind,
): Behaviour {
  const changed = { ...behaviour };
  const { error, success, value, rankingNoise } = behaviour;
  if (error !== undefined) changed.error = change(error);
  if (success !== undefined) changed.success = change(success);
  if (value !== undefined) changed.value = change(value);
  if (rankingNoise !== undefined) changed.rankingNoise = change(rankingNoise);
  if (behaviour.latencyMs) {
    const { median, p99 } = behaviour.latencyMs;
    changed.latencyMs = { median: change(median), p99: change(p99) };
  }
  return changed;
}

/** With machines of its own, an equal challenger has as many; on shared ones it costs as much. */
function scaledCapacity(
  capacity: NonNullable<World['capacity']>,
  factor: number,
): NonNullable<World['capacity']> {
  const { requestsPerSecond, challengerRequestsPerSecond: own, challengerCost } = capacity;
  return {
    ...capacity,
    challengerCost: mixNumbers(1, challengerCost, factor),
    ...(own !== undefined && {
      challengerRequestsPerSecond: mixNumbers(requestsPerSecond, own, factor),
    }),
  };
}

function scaledAnswers(
  answers: NonNullable<World['answers']>,
  factor: number,
): NonNullable<World['answers']> {
  const { incumbent, challenger } = answers.selfDisagreement;
  return {
    ...answers,
    selfDisagreement: { incumbent, challenger: mixNumbers(incumbent, challenger, factor) },
  };
}

function scaledPredictions(
  world: World,
  predictions: NonNullable<World['predictions']>,
  factor: number,
): NonNullable<World['predictions']> {
  const segments = world.segments.flatMap(({ id }) => {
    const base = predictionShares(predictions, 'incumbent', id);
    const own = predictionShares(predictions, 'challenger', id);
    if (JSON.stringify(base) === JSON.stringify(own) || factor === 0) return [];
    return [[id, base.map((share, bin) => mixNumbers(share, own[bin]!, factor))] as const];
  });
  return { ...predictions, challenger: { segments: Object.fromEntries(segments) } };
}

/** Every measured quantity at what was measured. */
function withPointEstimates(world: World): World {
  let drawn = false;
  const atPoint = <Behaviour extends SegmentBehaviour>(behaviour: Behaviour): Behaviour =>
    mapQuantities(behaviour, (quantity) => {
      if (typeof quantity === 'number' || quantity.kind !== 'measured') return quantity;
      if (quantity.uncertainty === 'ignored') return quantity;
      drawn = true;
      return { ...(quantity as object), uncertainty: 'ignored' } as typeof quantity;
    });
  const model = (behaviour: ModelBehaviour): ModelBehaviour => ({
    ...atPoint(behaviour),
    segments: Object.fromEntries(
      Object.entries(behaviour.segments).map(([id, ofSegment]) => [id, atPoint(ofSegment)]),
    ),
  });
  const [incumbent, challenger] = [model(world.incumbent), model(world.challenger)];
  return drawn ? { ...world, incumbent, challenger } : world;
}
