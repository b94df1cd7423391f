import type { Settings } from './settings.ts';

/** Hours of the test after which it looks at its data, ascending; the last are all of them. */
export function lookHours({ hours, test }: Settings): readonly number[] {
  if (test.kind !== 'always-valid') return [hours];
  const { everyHours } = test;
  const interim = Math.ceil(hours / everyHours - 1e-9) - 1;
  return [...Array.from({ length: interim }, (_, index) => (index + 1) * everyHours), hours];
}
