import * as z from 'zod';
import type { SelfTestComparison } from '../../sim-core/index.ts';
import { count, engine, hash, headOf, problem, text } from './parts.ts';

const plans = z.array(z.strictObject({ id: text, name: text, strategies: z.array(text).min(1) }));

/** What `scenarios --json` prints. */
export const scenarios = z.strictObject({
  ...headOf('scenarios'),
  scenarios: z.array(z.strictObject({ id: text, name: text, description: z.string(), hash, plans })),
});

/** What `check --json` prints, on standard output, whether there are problems or not. */
export const check = z.strictObject({
  ...headOf('check'),
  file: text,
  ok: z.boolean(),
  scenario: z
    .strictObject({ name: text, hash, segments: count, plans })
    .nullable()
    .describe('Null where there are problems.'),
  problems: z.array(problem).describe('That the file cannot be read among them.'),
  warnings: z.array(problem),
});

/** What `selftest --json` prints. */
export const selftest = z.strictObject({
  ...headOf('selftest'),
  ok: z.boolean(),
  limit: z.number().gt(0).describe('Standard errors within which a figure holds.'),
  comparisons: z
    .array(
      z.strictObject({
        quantity: text,
        source: text,
        engine,
        expected: z.number(),
        simulated: z.number(),
        standardError: z.number().min(0),
        deviations: z.number(),
        ok: z.boolean(),
      }) satisfies z.ZodType<SelfTestComparison>,
    )
    .min(1),
});
