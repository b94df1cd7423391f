import { planningContext, strategies, worldSchema } from '../../sim-core/index.ts';
import type { Phase, World } from '../../sim-core/index.ts';
import { membersOf, valueAt } from '../store/path.ts';
import type { Json, Path } from '../store/path.ts';
import { bestStart } from './bestStart.ts';
import type { Alternative, FormSchema } from './formSchema.ts';
import { alternativesOf } from './formSchema.ts';
import { rewritten } from './rewritten.ts';
import { segmentOptions } from './references.ts';
import { startingValue } from './startingValue.ts';
import type { Circumstances } from './startingValue.ts';

/** Hours that new settings start at, until they fit with the others. */
const HOURS = [24, 12, 6, 3, 1, 48, 168];

/** How much more than the traffic new machines can answer. */
const SPARE = 2;

/** What new values have to fit, first as one would expect it, then otherwise. */
function circumstancesOf(document: Json): [Circumstances, ...Circumstances[]] {
  const rate = valueAt(document, ['world', 'traffic', 'requestsPerSecond']);
  const segment = smallestSegment(document);
  const within = (h: number): Circumstances => ({
    byUnit: { h, ...(typeof rate === 'number' && { 'requests/s': rate * SPARE }) },
    segment,
  });
  const [most = 24, ...others] = HOURS;
  return [within(most), ...others.map(within)];
}

/** A setting or part that was left out, to start from; valid where that is possible. */
export function startOf(document: Json, path: Path, schema: FormSchema): Json {
  const [first] = alternativesOf(schema) ?? [];
  const phase = phaseStart(document, path, first?.schema ?? schema);
  if (phase !== undefined) return phase;
  const [usual, ...others] = circumstancesOf(document);
  const begin = (circumstances: Circumstances) => startingValue(schema, circumstances);
  return bestStart(document, path, [begin(usual), ...others.map(begin)]);
}

/** What is at a place, written in another of the ways that its schema has; what was left out is begun. */
export function rewrittenAt(document: Json, path: Path, schema: FormSchema, to: Alternative): Json {
  const plain = alternativesOf(schema)?.find(({ under }) => under === undefined);
  const value = valueAt(document, path) ?? (plain && startingValue(plain.schema));
  const [usual, ...others] = circumstancesOf(document);
  const phase = phaseStart(document, path, to.schema);
  const begin = (circumstances: Circumstances) => phase ?? startingValue(to.schema, circumstances);
  const rewrite = (circumstances: Circumstances) => rewritten(value, to, begin(circumstances));
  // What was kept may not fit what is new, such as looks that a shorter test would have.
  return bestStart(document, path, [rewrite(usual), ...others.map(rewrite), begin(usual)]);
}

/** The segment with the least traffic: the one that a change in one segment is mostly about. */
function smallestSegment(document: Json): string | undefined {
  const shareOf = (index: number) => Number(valueAt(document, ['world', 'segments', index, 'share']));
  const [smallest] = segmentOptions(document)
    .map(({ value }, index) => ({ value, share: shareOf(index) }))
    .sort((a, b) => a.share - b.share);
  return smallest?.value;
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
