import * as z from 'zod';

/** What several of the printed objects are made of. */

export const count = z.int().min(0);
export const share = z.number().min(0).max(1);
export const hours = z.number().min(0);
export const hash = z.string().regex(/^[0-9a-f]{16}$/);
export const engine = z.enum(['lazy', 'ticks', 'events']);
export const text = z.string().min(1);

/** Format and version, which begin every object. */
export const headOf = <Name extends string>(name: Name) => ({
  format: z.literal(`rollout-lab/${name}`),
  version: z.literal(1).describe('Rises when a program that reads version 1 could be misled.'),
});

export const scenarioNamed = z.strictObject({
  name: text,
  hash: hash.describe('Of all that is played; the same text laid out differently has the same.'),
});

export const problem = z.strictObject({
  path: z.string().describe('Such as plans[1].phases[0].share; empty for the file as a whole.'),
  message: text,
});
