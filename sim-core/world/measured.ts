import { Random, beta } from '../random/index.ts';
import type { Quantity } from '../scenario/quantitySchema.ts';
import type { ModelBehaviour, World } from '../scenario/schema.ts';

type Measured = Extract<Quantity, { kind: 'measured' }>;
type SegmentBehaviour = ModelBehaviour['segments'][string];

/** Whether a world holds measured counts whose uncertainty is to be drawn. */
export function hasDrawnCounts({ incumbent, challenger }: World): boolean {
  return [incumbent, challenger].some((model) =>
    [model, ...Object.values(model.segments)].some((behaviour) => Object.values(behaviour).some(isDrawn)),
  );
}

/**
 * The world with a probability drawn in the place of every measured count whose uncertainty is to be drawn: from
 * Beta(events + 1/2, trials - events + 1/2), the posterior of Jeffreys' prior. Source: Brown, Cai and DasGupta 2001,
 * "Interval estimation for a binomial proportion", Statistical Science 16, 101-133, section 3.1.2. A count is one
 * evaluation and one draw, whichever segments and models inherit it.
 * @param random the stream 'parameters' of a replication, from its beginning
 */
export function drawCounts(world: World, random: Random): World {
  // Each count has a stream of its own, so that editing one leaves the luck of the others as it was.
  const draw = ({ events, trials }: Measured) =>
    beta(
      new Random(random.uint32(), random.uint32(), random.uint32(), random.uint32()),
      events + 0.5,
      trials - events + 0.5,
    );
  const drawn = <Behaviour extends SegmentBehaviour>(behaviour: Behaviour): Behaviour =>
    Object.fromEntries(
      Object.entries(behaviour).map(([key, part]) => [key, isDrawn(part) ? draw(part) : part]),
    ) as Behaviour;
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

function isDrawn(part: unknown): part is Measured {
  if (typeof part !== 'object' || part === null) return false;
  const { kind, uncertainty } = part as Partial<Measured>;
  return kind === 'measured' && uncertainty === 'drawn';
}
