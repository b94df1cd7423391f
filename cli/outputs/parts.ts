import * as z from 'zod';
import type { ProbabilityEstimate, QuantityEstimate } from '../../sim-core/index.ts';

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

const interval = z.tuple([z.number(), z.number()]);

export const probability = z.strictObject({ estimate: share, low: share, high: share }).nullable().meta({
  id: 'Probability',
  description: 'A probability with its 95% Wilson interval; null where nothing was counted.',
}) satisfies z.ZodType<ProbabilityEstimate | null>;

export const quantity = z
  .strictObject({
    mean: z.number(),
    p10: z.number(),
    p50: z.number(),
    p90: z.number(),
    p95: z.number(),
    intervals: z.strictObject({
      mean: interval.nullable().describe('Null for a single value, which says nothing of its error.'),
      p50: interval,
      p95: interval,
    }),
  })
  .nullable()
  .meta({
    id: 'Quantity',
    description:
      'Mean and quantiles over replications with 95% Monte-Carlo intervals; null where nothing was counted.',
  }) satisfies z.ZodType<QuantityEstimate | null>;
