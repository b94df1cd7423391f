import type * as z from 'zod';
import type { Strategy } from './strategy.ts';
declare const settings: z.ZodObject<
  {
    share: z.ZodDefault<z.ZodNumber>;
    hours: z.ZodNumber;
    lookEveryHours: z.ZodDefault<z.ZodNumber>;
    alpha: z.ZodDefault<z.ZodNumber>;
    comparisons: z.ZodDefault<
      z.ZodArray<
        z.ZodEnum<{
          correct: 'correct';
          errors: 'errors';
          slow: 'slow';
        }>
      >
    >;
  },
  z.core.$strict
>;
type Settings = z.output<typeof settings>;
/**
 * Shadow mode: the challenger runs on the same inputs and its answers are thrown away. An exact one-sided
 * McNemar test on the requests where exactly one model went wrong, at every look and for every comparison at
 * alpha / (looks x comparisons).
 */
export declare const shadow: Strategy<Settings>;
export {};
