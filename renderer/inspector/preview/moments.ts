import { expectedRequests } from '../../../sim-core/index.ts';
import type { FormulaVariables, World } from '../../../sim-core/index.ts';
import { valueAt } from '../../store/path.ts';
import type { Json } from '../../store/path.ts';
import { worldOf } from '../starts.ts';

/** Points that a preview is drawn through. */
const SAMPLES = 240;

/** The circumstances that a preview is drawn under, as far as a quantity depends on them. */
export interface Circumstances {
  /** Share of requests that the challenger answers, from the beginning of the world on. */
  readonly share: number;
  /** Expected requests relative to their mean, or as the traffic of the world has it. */
  readonly load: number | 'traffic';
  readonly segment: string;
}

const worlds = new WeakMap<object, World | undefined>();

/** The world of a document with its defaults; undefined while it has problems. The same object for the same draft. */
export function readWorld(document: Json): World | undefined {
  const draft = valueAt(document, ['world']);
  if (typeof draft !== 'object' || draft === null) return undefined;
  if (!worlds.has(draft)) worlds.set(draft, worldOf(document));
  return worlds.get(draft);
}

/** Hours over which things are shown: the horizon, or a day while it is no number. */
export function horizonOf(document: Json): number {
  const hours = valueAt(document, ['world', 'horizonHours']);
  return typeof hours === 'number' && hours > 0 && hours <= 20_000 ? hours : 24;
}

/** Moments over the whole horizon, evenly spaced, under some circumstances. */
export function momentsOver(
  document: Json,
  { share, load, segment }: Circumstances,
): readonly FormulaVariables[] {
  const horizon = horizonOf(document);
  const loadAt = load === 'traffic' ? trafficLoad(readWorld(document)) : () => load;
  return Array.from({ length: SAMPLES + 1 }, (_, index) => {
    const hours = (horizon * index) / SAMPLES;
    return { hours, sinceStart: hours, share, load: loadAt(hours), segment };
  });
}

/** Shares from nobody to everyone, at the first hour of the world. */
export function sharesOver({ load, segment }: Circumstances): readonly FormulaVariables[] {
  return Array.from({ length: SAMPLES + 1 }, (_, index) => ({
    hours: 0,
    sinceStart: 0,
    share: index / SAMPLES,
    load: load === 'traffic' ? 1 : load,
    segment,
  }));
}

/** Expected requests relative to their mean, by hour; as usual while there is no world. */
function trafficLoad(world: World | undefined): (hours: number) => number {
  if (!world) return () => 1;
  const tickHours = world.tickMinutes / 60;
  const ticks = Math.max(1, Math.round(world.horizonHours / tickHours));
  const requests = expectedRequests(world.traffic, ticks, tickHours);
  const mean = requests.reduce((sum, value) => sum + value, 0) / ticks;
  return (hours) =>
    mean > 0 ? requests[Math.min(ticks - 1, Math.floor(hours / tickHours + 1e-9))]! / mean : 0;
}
