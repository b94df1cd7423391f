import type { FormSchema } from '../formSchema.ts';
import type { CurveAxis, CurvePoint } from './curve.ts';

/** What a chart of a curve shows, and the steps in which its points move. */
export interface CurveDomain {
  /** Right end of the horizontal axis, which begins at 0. */
  readonly end: number;
  /** Top of the vertical axis, which begins at 0. */
  readonly top: number;
  /** Of a point that moves sideways, in hours or as a share. */
  readonly step: number;
  /** Of a point that moves up or down, in the unit of the value. */
  readonly valueStep: number;
  /** Bounds of a value. */
  readonly low: number;
  readonly high: number;
}

/** Steps that hours are moved by. */
const HOUR_STEPS = [1 / 12, 0.25, 0.5, 1, 2, 3, 6, 12, 24, 48, 168];

/** Parts that an axis is divided into by small steps. */
const STEPS = 100;

/** Room above the highest point, so that it can be dragged up. */
const HEADROOM = 1.3;

/** The axes for a curve: all of its points and, over hours, the whole horizon. */
export function curveDomain(
  points: readonly CurvePoint[],
  over: CurveAxis,
  horizonHours: number,
  schema: FormSchema,
): CurveDomain {
  const end = over === 'share' ? 1 : Math.max(horizonHours, points.at(-1)?.at ?? 0);
  const { minimum, exclusiveMinimum, maximum = Infinity } = schema;
  const highest = points.reduce((most, { value }) => Math.max(most, value), 0);
  const ordinary = schema.unit === 'share' ? 0.01 : 1;
  const top = Math.min(maximum, roundUp((highest > 0 ? highest : ordinary) * HEADROOM));
  const valueStep = roundDown(top / STEPS);
  return {
    end,
    top,
    step:
      over === 'share' ? 1 / STEPS : (HOUR_STEPS.findLast((step) => step <= end / STEPS) ?? HOUR_STEPS[0]!),
    valueStep,
    low: minimum ?? (exclusiveMinimum === undefined ? -Infinity : exclusiveMinimum + valueStep),
    high: maximum,
  };
}

/** The round number at or above: 1, 2, 2.5 or 5 of some decade. */
function roundUp(value: number): number {
  const decade = 10 ** Math.floor(Math.log10(value));
  const factor = [1, 2, 2.5, 5, 10].find((each) => each >= (value / decade) * (1 - 1e-9)) ?? 10;
  return Number((factor * decade).toPrecision(3));
}

/** The round number at or below: 1, 2 or 5 of some decade. */
function roundDown(value: number): number {
  const decade = 10 ** Math.floor(Math.log10(value) + 1e-9);
  const factor = [5, 2, 1].find((each) => each <= (value / decade) * (1 + 1e-9)) ?? 1;
  return Number((factor * decade).toPrecision(3));
}

/** The multiple of a step that is nearest, without the rounding noise of the multiplication. */
export function toStep(value: number, step: number): number {
  return Number((Math.round(value / step) * step).toPrecision(12));
}
