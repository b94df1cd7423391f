import { checkScenario } from '../scenario/check.ts';
import type { Problem } from '../scenario/problems.ts';
import { formatPath } from '../scenario/problems.ts';
import type { Scenario } from '../scenario/schema.ts';
import { scaleEffect } from './scaleEffect.ts';

/** What a sweep varies: a number of the scenario, by its path, or the size of the effect as a multiple of its own. */
export type SweptNumber =
  { readonly kind: 'number'; readonly path: readonly (string | number)[] } | { readonly kind: 'effect' };

/** A swept number at one value. */
export interface Setting {
  readonly swept: SweptNumber;
  readonly value: number;
}

/** The scenario of a cell, checked, or why there is none. */
export type CellScenario =
  | { readonly scenario: Scenario; readonly obstacle?: undefined }
  | { readonly scenario?: undefined; readonly obstacle: string };

/**
 * A scenario with some of its numbers set to other values. The effect is scaled last, so that it is that of the
 * world as set. What the core's check refuses is not a cell: its first problem says why.
 * @param planIds the plans to keep; a plan's numbers do not depend on the others
 * @throws RangeError for a path that leads to no number
 */
export function cellScenario(
  scenario: Scenario,
  settings: readonly Setting[],
  planIds?: readonly string[],
): CellScenario {
  const set = settings.reduce(
    (before, { swept, value }) => (swept.kind === 'number' ? withNumber(before, swept.path, value) : before),
    scenario,
  );
  const numbers = checked(set);
  if (!numbers.scenario) return numbers;
  const effect = settings.find(({ swept }) => swept.kind === 'effect');
  const scaled = effect ? scaleEffect(numbers.scenario, effect.value) : numbers;
  if (!scaled.scenario) return scaled;
  const whole = scaled.scenario === numbers.scenario ? numbers : checked(scaled.scenario);
  if (!whole.scenario || !planIds) return whole;
  const plans = whole.scenario.plans.filter(({ id }) => planIds.includes(id));
  return { scenario: { ...whole.scenario, plans } };
}

function checked(document: unknown): CellScenario {
  const { scenario, problems } = checkScenario(document);
  return scenario ? { scenario } : { obstacle: sentenceOf(problems) };
}

function sentenceOf([first, ...others]: readonly Problem[]): string {
  const { path, message } = first!;
  const more = others.length > 0 ? ` (and ${others.length} more)` : '';
  return `${path.length > 0 ? `${formatPath(path)} ` : ''}${message}${more}`;
}

/**
 * A copy with another number at a path. Shares of segments sum to 1 still: what one gains the others lose, each in
 * proportion to its own.
 */
function withNumber(scenario: Scenario, path: readonly (string | number)[], value: number): Scenario {
  const [part, list, changed, key] = path;
  const changes = replaced(scenario, path, value) as Scenario;
  if (part !== 'world' || list !== 'segments' || (key !== 'share' && key !== 'offlineShare')) return changes;
  const { segments } = scenario.world;
  const before = segments[Number(changed)]![key]!;
  // Offline shares that some segments leave out are divided among these anyway.
  if (segments.some((segment) => segment[key] === undefined) || before === 1) return changes;
  const rest = (1 - value) / (1 - before);
  const shared = changes.world.segments.map((segment, index) =>
    index === changed ? segment : { ...segment, [key]: segment[key]! * rest },
  );
  return { ...changes, world: { ...changes.world, segments: shared } };
}

function replaced(part: unknown, [key, ...rest]: readonly (string | number)[], value: number): unknown {
  if (key === undefined) {
    if (typeof part === 'number') return value;
    throw new RangeError(`cellScenario requires paths that lead to numbers, got ${typeof part}`);
  }
  if (typeof part !== 'object' || part === null || !Object.hasOwn(part, key)) {
    throw new RangeError(`cellScenario requires paths within the scenario, got "${key}" on the way`);
  }
  const next = replaced((part as Record<string | number, unknown>)[key], rest, value);
  if (Array.isArray(part)) return part.map((entry: unknown, index) => (index === key ? next : entry));
  return { ...part, [key]: next };
}
