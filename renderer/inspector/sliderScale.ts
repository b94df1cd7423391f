import type { FormSchema } from './formSchema.ts';

/** Steps of a slider from end to end; an arrow key moves one. */
export const SLIDER_STEPS = 200;

export interface SliderScale {
  /** 0 to SLIDER_STEPS. */
  toStep(value: number): number;
  /** A round number within the field's bounds. */
  toValue(step: number): number;
}

/**
 * A slider for a field: over all of its range where that is small, around the value it opened with where the
 * range is open. Rates run logarithmically. Undefined where there is nothing to slide between.
 */
export function sliderScale(schema: FormSchema, reference: number): SliderScale | undefined {
  const lowest = schema.minimum ?? schema.exclusiveMinimum;
  const highest = schema.maximum ?? schema.exclusiveMaximum;
  if (lowest === undefined || highest === undefined) return undefined;
  const whole = schema.type === 'integer';
  const size = Math.abs(reference);
  if (schema.scale === 'logarithmic') {
    const low = Math.max(lowest, whole ? 1 : 0, size > 0 ? size / 100 : highest / 1e5) || highest / 1e6;
    const high = Math.min(highest, size > 0 ? size * 100 : highest);
    if (!(high > low)) return undefined;
    const ratio = Math.log(high / low);
    return {
      toStep: (value) => clampStep((Math.log(Math.max(value, low) / low) / ratio) * SLIDER_STEPS),
      toValue: (step) => within(schema, tidy(low * Math.exp((ratio * step) / SLIDER_STEPS), 2, whole)),
    };
  }
  const isOpen = highest - lowest > Math.max(10, size * 10);
  const low = isOpen ? Math.max(lowest, lowest < 0 ? -Math.max(1, size * 3) : lowest) : lowest;
  const high = isOpen ? Math.min(highest, Math.max(low + 10, size * 3)) : highest;
  if (!(high > low)) return undefined;
  return {
    toStep: (value) => clampStep(((value - low) / (high - low)) * SLIDER_STEPS),
    toValue: (step) => within(schema, tidy(low + ((high - low) * step) / SLIDER_STEPS, 3, whole)),
  };
}

function clampStep(step: number): number {
  return Math.min(SLIDER_STEPS, Math.max(0, Math.round(step)));
}

function tidy(value: number, digits: number, whole: boolean): number {
  const rounded = Number(value.toPrecision(digits));
  return whole ? Math.round(rounded) : rounded;
}

/** Bounds that are excluded themselves are left alone: one small step inside them. */
function within(schema: FormSchema, value: number): number {
  const { minimum = -Infinity, maximum = Infinity, exclusiveMinimum, exclusiveMaximum } = schema;
  const inside = Math.min(maximum, Math.max(minimum, value));
  if (exclusiveMinimum !== undefined && inside <= exclusiveMinimum) return exclusiveMinimum + 1e-4;
  if (exclusiveMaximum !== undefined && inside >= exclusiveMaximum) return exclusiveMaximum - 1e-4;
  return inside;
}
