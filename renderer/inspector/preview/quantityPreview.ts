import {
  FormulaError,
  drawnInterval,
  problemsOfQuantity,
  UnplayableScenario,
  sampleBehaviour,
  sampleQuantity,
} from '../../../sim-core/index.ts';
import type { FormulaVariables, Quantity } from '../../../sim-core/index.ts';
import type { Json, Path } from '../../store/path.ts';
import { alternativesOf } from '../formSchema.ts';
import type { FormSchema } from '../formSchema.ts';
import { horizonOf, momentsOver, readWorld, sharesOver } from './moments.ts';
import type { Circumstances } from './moments.ts';

/** What a quantity comes to over the horizon, or over shares where it depends on nothing else. */
export interface QuantityPreview {
  readonly over: 'hours' | 'share';
  /** Right end of the axis. */
  readonly end: number;
  readonly uses: ReadonlySet<keyof FormulaVariables>;
  /** Hours or shares, in ascending order. */
  readonly places: readonly number[];
  /** One for each place, kept within the bounds of the quantity; undefined where there is none. */
  readonly values: readonly (number | undefined)[];
  /** The middle 95% of what was measured. */
  readonly interval: readonly [low: number, high: number] | undefined;
  /** What comes of it with drifts and feedback, where that differs. */
  readonly resulting: readonly number[] | undefined;
  /** Places at which the values had to be kept within bounds, or had none. */
  readonly kept: readonly KeptWithin[];
}

/** A stretch in which values are outside of what they can be. */
export interface KeptWithin {
  readonly side: 'below' | 'above' | 'none';
  /** The bound that is taken instead. */
  readonly bound: number;
  readonly from: number;
  readonly to: number;
}

/** Whether a setting is a quantity: a number, a curve, a formula, or measured. */
export function isQuantity(schema: FormSchema): boolean {
  const keys = alternativesOf(schema)?.map(({ key }) => key);
  return keys !== undefined && ['number', 'curve', 'formula', 'measured'].every((key) => keys.includes(key));
}

/** The preview of a quantity; undefined while it cannot be read. */
export function quantityPreview(
  document: Json,
  path: Path,
  quantity: Quantity,
  schema: FormSchema,
  circumstances: Circumstances,
): QuantityPreview | undefined {
  if (problemsOfQuantity(quantity).length > 0) return undefined;
  const moments = momentsOver(document, circumstances);
  const first = sampleQuantity(quantity, moments);
  const overShares = first.uses.has('share') && !first.uses.has('hours') && !first.uses.has('sinceStart');
  const where = overShares ? sharesOver(circumstances) : moments;
  const { uses, values } = overShares ? sampleQuantity(quantity, where) : first;
  const places = where.map(({ hours, share }) => (overShares ? share : hours));
  const bounds = boundsOf(schema);
  return {
    over: overShares ? 'share' : 'hours',
    end: overShares ? 1 : horizonOf(document),
    uses,
    places,
    values: values.map((value) =>
      Number.isNaN(value) ? undefined : Math.min(bounds.high, Math.max(bounds.low, value)),
    ),
    interval: drawnInterval(quantity),
    resulting: overShares ? undefined : resultingValues(document, path, moments, values),
    kept: keptWithin(places, values, bounds),
  };
}

function boundsOf(schema: FormSchema): { low: number; high: number } {
  const plain = alternativesOf(schema)?.find(({ under }) => under === undefined)?.schema ?? {};
  return {
    low: plain.minimum ?? plain.exclusiveMinimum ?? -Infinity,
    high: plain.maximum ?? plain.exclusiveMaximum ?? Infinity,
  };
}

function keptWithin(
  places: readonly number[],
  values: readonly number[],
  { low, high }: { low: number; high: number },
): readonly KeptWithin[] {
  const tests: readonly [KeptWithin['side'], number, (value: number) => boolean][] = [
    ['none', Number.NaN, Number.isNaN],
    ['below', low, (value) => value < low],
    ['above', high, (value) => value > high],
  ];
  return tests.flatMap(([side, bound, holds]): KeptWithin[] => {
    const from = values.findIndex(holds);
    if (from === -1) return [];
    return [{ side, bound, from: places[from]!, to: places[values.findLastIndex(holds)]! }];
  });
}

/** What the world makes of an error or a success; undefined while the world has problems, or where that is the same. */
function resultingValues(
  document: Json,
  path: Path,
  moments: readonly FormulaVariables[],
  own: readonly number[],
): readonly number[] | undefined {
  const [, role] = path;
  const key = path.at(-1);
  const world = readWorld(document);
  if (!world || (key !== 'error' && key !== 'success')) return undefined;
  if ((role !== 'incumbent' && role !== 'challenger') || world.drifts.length + world.feedbacks.length === 0) {
    return undefined;
  }
  try {
    const resulting = sampleBehaviour(world, role, moments[0]!.segment, moments)?.[key];
    const differs = resulting?.some((value, index) => Math.abs(value - own[index]!) > 1e-9);
    return differs ? resulting : undefined;
  } catch (error) {
    // Another quantity of the world cannot be read yet, or has no value somewhere; its own field says so.
    if (error instanceof FormulaError || error instanceof UnplayableScenario) return undefined;
    throw error;
  }
}
