import type { MeasureKey, Scenario, SweptNumber } from '../../sim-core/index.ts';
import { hasEffectToScale } from '../../sim-core/index.ts';
import type { Path } from '../store/path.ts';
import { samePath } from '../store/path.ts';
import { tidy } from './tidy.ts';
import type { ScenarioNumber } from './scenarioNumbers.ts';
import { scenarioNumbers } from './scenarioNumbers.ts';

/** What can be asked about the scenario being another. */
export const questions = ['sweep', 'power', 'tornado'] as const;
export type Question = (typeof questions)[number];

/** A number on its way from one end to the other. */
export interface AxisSetup {
  readonly swept: SweptNumber;
  readonly from: number;
  readonly to: number;
  readonly steps: number;
  readonly scale: 'linear' | 'logarithmic';
}

export interface SweepSetup {
  /** One or two. */
  readonly axes: readonly AxisSetup[];
  readonly measure: MeasureKey;
  /** Where cells are looked at closely, and where the contour runs; undefined where nowhere. */
  readonly level: number | undefined;
  /** Plays every cell instead of interpolating where little happens. */
  readonly everyCell: boolean;
}

export interface PowerSetup {
  /** Largest effect, as a multiple of the scenario's own. */
  readonly largest: number;
  readonly steps: number;
}

/** How far a tornado moves each number: by a part of it, by a factor, or to the ends of its own range. */
export const amounts = ['10%', '20%', '50%', 'double', 'bounds'] as const;
export type Amount = (typeof amounts)[number];

export interface TornadoSetup {
  readonly planId: string;
  readonly measure: MeasureKey;
  readonly amount: Amount;
  /** Numbers that are left as they are. */
  readonly left: readonly Path[];
}

/** Most cells along an axis; beyond, a person waits longer than the picture gains. */
export const MOST_STEPS = { line: 41, map: 25 } as const;

const STEPS = { line: 9, map: 9 } as const;

/** The power that a contour is drawn at unless another was chosen. */
export const USUAL_POWER = 0.8;

/** What is asked first of a scenario: whether a harm is caught, or a better model shipped. */
export function usualMeasure(truth: 'harmful' | 'equal' | 'better' | undefined): MeasureKey {
  return truth === 'harmful' || truth === undefined
    ? 'caught'
    : truth === 'better'
      ? 'promoted'
      : 'falseAlarm';
}

/** A sweep that can be started at once: over the traffic, which every plan hangs on. */
export function usualSweep(scenario: Scenario, measure: MeasureKey): SweepSetup {
  const numbers = scenarioNumbers(scenario);
  const first = numbers.find(({ path }) => path.at(-1) === 'requestsPerSecond') ?? numbers[0]!;
  return {
    axes: [usualAxis(first, STEPS.line)],
    measure,
    level: usualLevel(measure),
    everyCell: false,
  };
}

/** The level of a measure unless another was chosen: 80% where being likely is what one wants, none otherwise. */
export function usualLevel(measure: MeasureKey): number | undefined {
  return measure === 'caught' || measure === 'promoted' || measure === 'rolledBack' ? USUAL_POWER : undefined;
}

/** The second axis that a sweep is given first: the size of the effect, where there is one, else another number. */
export function secondAxis(scenario: Scenario, first: AxisSetup): AxisSetup {
  if (first.swept.kind !== 'effect' && hasEffectToScale(scenario)) return effectAxis(STEPS.map);
  const numbers = scenarioNumbers(scenario);
  const isFree = ({ path }: ScenarioNumber) =>
    first.swept.kind !== 'number' || !samePath(path, first.swept.path);
  return usualAxis(numbers.find(isFree) ?? numbers[0]!, STEPS.map);
}

/** From no effect to twice the scenario's own. */
export function effectAxis(steps: number): AxisSetup {
  return { swept: { kind: 'effect' }, from: 0, to: 2, steps, scale: 'linear' };
}

/** Around the number's value, as wide as its scale suggests and its bounds allow. */
export function usualAxis({ path, schema, value }: ScenarioNumber, steps: number): AxisSetup {
  const { minimum, exclusiveMinimum, maximum, exclusiveMaximum } = schema;
  const lowest = minimum ?? exclusiveMinimum ?? -Infinity;
  const highest = maximum ?? exclusiveMaximum ?? Infinity;
  const swept = { kind: 'number', path } as const;
  if (schema.scale === 'logarithmic' && value > 0) {
    const [from, to] = [tidy(value / 4, schema), Math.min(highest, tidy(value * 4, schema))];
    if (from > lowest && from < to) return { swept, from, to, steps, scale: 'logarithmic' };
  }
  const width = value === 0 ? Math.min(1, highest) : Math.abs(value);
  const below = value < 0 || lowest < 0 ? value - width : 0;
  const from = Math.max(lowest, exclusiveMinimum === 0 ? tidy(value / 4, schema) : below);
  const to = Math.min(highest, tidy(value + width, schema));
  return { swept, from: tidy(from, schema), to: from < to ? to : from + width, steps, scale: 'linear' };
}

/** How likely a plan is what is asked first; undefined where nothing was played. */
export type LikelihoodOf = (planId: string) => number | undefined;

/**
 * A tornado that can be started at once: of the plan whose outcome is least settled; where all are, of its failures,
 * which move all the same.
 */
export function usualTornado(
  scenario: Scenario,
  measure: MeasureKey,
  likelihoodOf: LikelihoodOf,
): TornadoSetup {
  const plans = scenario.plans.map(({ id }) => ({ id, settled: Math.abs((likelihoodOf(id) ?? 0.5) - 0.5) }));
  const { id, settled } = plans.reduce((best, plan) => (plan.settled < best.settled ? plan : best));
  const isSettled = settled > 0.5 - SETTLED;
  return { planId: id, measure: isSettled ? 'extraFailuresMean' : measure, amount: '20%', left: [] };
}

/** So near to 0 or 1, a probability has nowhere to go. */
const SETTLED = 0.02;

export const usualPower: PowerSetup = { largest: 2, steps: 9 };

/** Whether what is swept is in the scenario: parts come and go. */
export function isThere(swept: SweptNumber, numbers: readonly ScenarioNumber[]): boolean {
  return swept.kind === 'effect' || numbers.some(({ path }) => samePath(path, swept.path));
}
