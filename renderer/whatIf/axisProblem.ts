import { formatPlain } from '../format/numbers.ts';
import type { FormSchema } from '../inspector/formSchema.ts';
import type { AxisSetup } from './setup.ts';

/** Why an axis cannot be swept, as a sentence; undefined where it can. Single values are checked when they are played. */
export function axisProblem(
  { from, to, steps, scale }: AxisSetup,
  schema: FormSchema | undefined,
  mostSteps: number,
): string | undefined {
  if (!schema) return 'The scenario has no such number any more. Choose another.';
  if (Number.isNaN(from) || Number.isNaN(to))
    return 'From and to require numbers, such as 0.5, 0.5% or 1/200.';
  if (from >= to) return 'From has to be less than to.';
  if (scale === 'logarithmic' && from <= 0) {
    return 'By factors, the values have to begin above 0. Space them evenly, or begin higher.';
  }
  if (!Number.isInteger(steps) || steps < 2 || steps > mostSteps) {
    return `It takes 2 to ${formatPlain(mostSteps)} values, in whole numbers.`;
  }
  return undefined;
}
