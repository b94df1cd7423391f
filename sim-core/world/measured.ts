import { Random, beta, standardNormal } from '../random/index.ts';
import type { Quantity } from '../scenario/quantitySchema.ts';
import type { ModelBehaviour, World } from '../scenario/schema.ts';

type Measured = Extract<Quantity, { kind: 'measured' }>;
type SegmentBehaviour = ModelBehaviour['segments'][string];

/** Whether a world holds measured quantities whose uncertainty is to be drawn. */
export function hasDrawnQuantities({ incumbent, challenger }: World): boolean {
  return [incumbent, challenger].some((model) =>
    [model, ...Object.values(model.segments)].some((behaviour) =>
      [...Object.values(behaviour), ...Object.values(behaviour.latencyMs ?? {})].some(isDrawn),
    ),
  );
}

/**
 * The world with a number drawn in the place of every measured quantity whose uncertainty is to be drawn. It is one
 * evaluation and one draw, whichever segments and models inherit it.
 * @param random the stream 'parameters' of a replication, from its beginning
 */
export function drawQuantities(world: World, random: Random): World {
  // Each has a stream of its own, so that editing one leaves the luck of the others as it was.
  const draw = (measured: Measured) =>
    drawMeasured(measured, new Random(random.uint32(), random.uint32(), random.uint32(), random.uint32()));
  const drawnParts = <Parts extends object>(parts: Parts): Parts =>
    Object.fromEntries(
      Object.entries(parts).map(([key, part]: [string, unknown]) => [
        key,
        isDrawn(part) ? draw(part) : key === 'latencyMs' && part ? drawnParts(part) : part,
      ]),
    ) as Parts;
  const drawn = <Behaviour extends SegmentBehaviour>(behaviour: Behaviour): Behaviour =>
    drawnParts(behaviour);
  const drawnModel = (model: ModelBehaviour): ModelBehaviour => {
    const whole = drawn(model);
    const segments = { ...model.segments };
    // In the order of the world's list: that of an object's keys is an accident of the file.
    for (const { id } of world.segments) {
      if (Object.hasOwn(segments, id)) segments[id] = drawn(segments[id]!);
    }
    return { ...whole, segments };
  };
  return { ...world, incumbent: drawnModel(world.incumbent), challenger: drawnModel(world.challenger) };
}

/**
 * A proportion from Beta(events + 1/2, trials - events + 1/2), the posterior of Jeffreys' prior (Brown, Cai and
 * DasGupta 2001, "Interval estimation for a binomial proportion", Statistical Science 16, 101-133, section 3); a
 * mean from the normal distribution of its standard error, standardDeviation / sqrt(count).
 */
function drawMeasured(measured: Measured, random: Random): number {
  if ('trials' in measured) {
    const { events, trials } = measured;
    return beta(random, events + 0.5, trials - events + 0.5);
  }
  const { value, standardDeviation, count } = measured;
  return value + (standardDeviation / Math.sqrt(count)) * standardNormal(random);
}

function isDrawn(part: unknown): part is Measured {
  if (typeof part !== 'object' || part === null) return false;
  const { kind, uncertainty } = part as Partial<Measured>;
  return kind === 'measured' && uncertainty === 'drawn';
}
