import { MAX_FORMULA_LENGTH, parseFormula } from '../formula/formula.ts';
import { compileQuantity } from '../world/quantity.ts';
import type { Quantity } from '../scenario/quantitySchema.ts';

/** Most points of a curve, as the schema has it. */
const MAX_POINTS = 1000;

/** A quantity that cannot be brought about by the ways in which a scenario writes one; the message says why. */
export class NotScalable extends Error {
  override readonly name = 'NotScalable';
}

/**
 * What a quantity is where the challenger has never answered anything: nothing of it depends on the share that the
 * challenger answers or on the hours since it began.
 */
export function undisturbed<Kind extends Quantity>(quantity: Kind): Kind {
  return undisturbedOf(quantity) as Kind;
}

function undisturbedOf(quantity: Quantity): Quantity {
  if (typeof quantity === 'number' || quantity.kind === 'measured') return quantity;
  if (quantity.kind === 'curve') {
    return quantity.over === 'share' ? compileQuantity(quantity).at(NOTHING_ANSWERED) : quantity;
  }
  const { uses } = parseFormula(quantity.formula);
  if (!uses.has('share') && !uses.has('sinceStart')) return quantity;
  return { kind: 'formula', formula: withoutChallenger(quantity.formula) };
}

/**
 * The quantity base + factor (own - base) at every moment, exactly, before values are kept within their bounds:
 * numbers stay numbers, curves over the same variable stay curves, whatever else becomes a formula.
 * @param factor any number; at 0 the base, at 1 the own
 * @throws NotScalable where neither a curve nor a formula is long enough for it
 */
export function mixQuantity<Kind extends Quantity>(base: Kind, own: Kind, factor: number): Kind {
  return mixed(base, own, factor) as Kind;
}

function mixed(base: Quantity, own: Quantity, factor: number): Quantity {
  if (factor === 0) return base;
  if (factor === 1 || sameQuantity(base, own)) return own;
  const [first, second] = [constantOf(base), constantOf(own)];
  if (first !== undefined && second !== undefined) return mixNumbers(first, second, factor);
  const curve = mixCurves(base, own, factor);
  if (curve) return curve;
  const formula = `(${asFormula(base)}) + ${literal(factor)} * ((${asFormula(own)}) - (${asFormula(base)}))`;
  if (formula.length > MAX_FORMULA_LENGTH) {
    throw new NotScalable(
      `its formula would take ${formula.length} characters, and a formula has at most ${MAX_FORMULA_LENGTH}`,
    );
  }
  return { kind: 'formula', formula };
}

/**
 * The number base + factor (own - base); exactly the base at 0 and where both are the same, exactly the own at 1.
 * Rounded to 15 digits, for differences of decimals are decimals: 0.02 + 0.5 (0.03 - 0.02) is 0.025.
 */
export function mixNumbers(base: number, own: number, factor: number): number {
  if (factor === 0 || base === own) return base;
  return factor === 1 ? own : Number((base + factor * (own - base)).toPrecision(15));
}

/** Whether two quantities are written alike. */
export function sameQuantity(one: Quantity | undefined, two: Quantity | undefined): boolean {
  return one === two || JSON.stringify(one) === JSON.stringify(two);
}

/** Circumstances in which the challenger has never answered; a curve over the share asks for nothing else. */
const NOTHING_ANSWERED = { hours: 0, sinceStart: 0, share: 0, load: 1, segment: '' };

function constantOf(quantity: Quantity): number | undefined {
  if (typeof quantity === 'number') return quantity;
  return quantity.kind === 'measured' ? compileQuantity(quantity).at(NOTHING_ANSWERED) : undefined;
}

/** Straight lines between points add up to straight lines between the points of both. */
function mixCurves(base: Quantity, own: Quantity, factor: number): Quantity | undefined {
  const over = overOf(base) ?? overOf(own);
  if (over === undefined || [base, own].some((quantity) => !isLevelOr(over, quantity))) return undefined;
  const places = [...new Set([base, own].flatMap(placesOf))].sort((a, b) => a - b);
  if (places.length > MAX_POINTS) {
    throw new NotScalable(
      `its curve would take ${places.length} points, and a curve has at most ${MAX_POINTS}`,
    );
  }
  const [first, second] = [compileQuantity(base), compileQuantity(own)];
  const points = places.map((at) => {
    const there = { ...NOTHING_ANSWERED, [over]: at };
    return { at, value: mixNumbers(first.at(there), second.at(there), factor) };
  });
  return { kind: 'curve', over, points };
}

function overOf(quantity: Quantity): 'hours' | 'share' | undefined {
  return typeof quantity === 'object' && quantity.kind === 'curve' ? quantity.over : undefined;
}

function isLevelOr(over: 'hours' | 'share', quantity: Quantity): boolean {
  return constantOf(quantity) !== undefined || overOf(quantity) === over;
}

function placesOf(quantity: Quantity): number[] {
  return typeof quantity === 'object' && quantity.kind === 'curve' ? quantity.points.map(({ at }) => at) : [];
}

function asFormula(quantity: Quantity): string {
  const constant = constantOf(quantity);
  if (constant !== undefined) return literal(constant);
  if (typeof quantity === 'object' && quantity.kind === 'formula') return quantity.formula;
  if (typeof quantity === 'object' && quantity.kind === 'curve') return curveAsFormula(quantity);
  throw new NotScalable('it is written in a way that no formula can repeat');
}

/** Level before the first point and after the last, straight lines between. */
function curveAsFormula({ over, points }: Extract<Quantity, { kind: 'curve' }>): string {
  const last = points.at(-1)!;
  return points.reduceRight((after, point, index) => {
    const next = points[index + 1];
    const from =
      next === undefined
        ? literal(last.value)
        : `${over} < ${literal(next.at)} ? ${literal(point.value)} + ${literal((next.value - point.value) / (next.at - point.at))} * (${over} - ${literal(point.at)}) : ${after}`;
    return index === 0 && next !== undefined
      ? `${over} < ${literal(point.at)} ? ${literal(point.value)} : ${from}`
      : from;
  }, '');
}

function literal(value: number): string {
  return value < 0 ? `(${value})` : String(value);
}

/** Texts in quotes are compared with the segment's id and stay as they are. */
function withoutChallenger(formula: string): string {
  return formula.replaceAll(/"[^"]*"|'[^']*'|\b(?:share|sinceStart)\b/g, (part) =>
    part === 'share' || part === 'sinceStart' ? '0' : part,
  );
}
