import { planningContext, strategies, worldSchema } from '../../sim-core/index.ts';
import type { Phase, World } from '../../sim-core/index.ts';
import { membersOf, valueAt } from '../store/path.ts';
import type { Json, Path } from '../store/path.ts';
import { bestStart } from './bestStart.ts';
import type { Alternative, FormSchema } from './formSchema.ts';
import { alternativesOf } from './formSchema.ts';
import { rewritten } from './rewritten.ts';
import { startingValue } from './startingValue.ts';

/** Hours that new settings start at, until they fit into the others. */
const HOURS = [24, 12, 6, 3, 1];

/** A setting or part that was left out, to start from; valid where that is possible. */
export function startOf(document: Json, path: Path, schema: FormSchema): Json {
  const [first] = alternativesOf(schema) ?? [];
  const phase = phaseStart(document, path, first?.schema ?? schema);
  if (phase !== undefined) return phase;
  const [most = 24, ...less] = HOURS;
  return bestStart(document, path, [
    startingValue(schema, most),
    ...less.map((hours) => startingValue(schema, hours)),
  ]);
}

/** What is at a place, written in another of the ways that its schema has; what was left out is begun. */
export function rewrittenAt(document: Json, path: Path, schema: FormSchema, to: Alternative): Json {
  const plain = alternativesOf(schema)?.find(({ under }) => under === undefined);
  const value = valueAt(document, path) ?? (plain && startingValue(plain.schema));
  const begin = (hours: number) => startingValue(to.schema, hours);
  const start = phaseStart(document, path, to.schema);
  const [most = 24, ...less] = HOURS;
  return bestStart(document, path, [
    rewritten(value, to, start ?? begin(most)),
    // What was kept may not fit what is new, such as looks that a shorter test would have.
    ...less.map((hours) => rewritten(value, to, start ?? begin(hours))),
    start ?? begin(most),
  ]);
}

/** Another entry for a list: as the last, going on as they go on; or else a new one. */
export function nextEntry(document: Json, path: Path, schema: FormSchema): Json {
  const entries = (valueAt(document, path) ?? []) as readonly Json[];
  const place = [...path, entries.length];
  const last = entries.at(-1);
  if (last === undefined) return startOf(document, place, schema);
  return bestStart(document, place, [last, goingOn(entries.at(-2), last), startOf(document, place, schema)]);
}

/** An entry that is to the last as that is to the one before: the hours of looks, the moments of a curve. */
function goingOn(before: Json | undefined, last: Json): Json {
  const members = membersOf(last);
  const [key, value] = Object.entries(members).find(([, part]) => typeof part === 'number') ?? [];
  if (key === undefined || typeof value !== 'number') return last;
  const previous = valueAt(before, [key]);
  const step = typeof previous === 'number' ? value - previous : value || 24;
  return { ...members, [key]: value + step };
}

/**
 * The settings that a strategy proposes for a phase, in what the other phases leave of the horizon; undefined where
 * the schema is not that of a phase.
 */
function phaseStart(document: Json, path: Path, schema: FormSchema): Json | undefined {
  const kind = schema.properties?.['strategy']?.const;
  const strategy = strategies.find((known) => known.kind === kind);
  const world = worldOf(document);
  if (!strategy || !world) return undefined;
  const context = planningContext(world);
  const others = ((valueAt(document, path.slice(0, -1)) ?? []) as readonly Phase[]).filter(
    (_, index) => index !== path.at(-1),
  );
  const left = others.reduce((hours, phase) => hours - durationOf(phase), context.horizonHours);
  const settings = strategy.defaults({ ...context, horizonHours: left > 0 ? left : context.horizonHours });
  return { ...(startingValue(schema) as object), ...(settings as object) };
}

/** The hours of a phase; 0 while it has problems. */
function durationOf(phase: Phase): number {
  const strategy = strategies.find(({ kind }) => kind === phase.strategy);
  if (!strategy) return 0;
  const own = Object.keys(strategy.settings.shape).map((key) => [key, phase[key]]);
  const settings = strategy.settings.safeParse(Object.fromEntries(own));
  return settings.success ? strategy.durationHours(settings.data) : 0;
}

/** The world of a document; undefined while it has problems. */
export function worldOf(document: Json): World | undefined {
  return worldSchema.safeParse(valueAt(document, ['world'])).data;
}
