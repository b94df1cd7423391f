import type { FormSchema } from '../inspector/formSchema.ts';

/** A number that a person might have typed: two digits, whole where only whole ones are. */
export function tidy(value: number, { type }: FormSchema): number {
  const rounded = Number(value.toPrecision(2));
  return type === 'integer' ? Math.round(rounded) : rounded;
}
