import type * as z from 'zod';
import type { Strategy } from './strategy.ts';
declare const settings: z.ZodObject<
  {
    stages: z.ZodArray<
      z.ZodObject<
        {
          share: z.ZodNumber;
          hours: z.ZodNumber;
        },
        z.core.$strict
      >
    >;
    metrics: z.ZodDefault<
      z.ZodArray<
        z.ZodEnum<{
          errors: 'errors';
          slow: 'slow';
          successes: 'successes';
        }>
      >
    >;
    limit: z.ZodDefault<z.ZodNumber>;
    minimumRequests: z.ZodDefault<z.ZodNumber>;
    looks: z.ZodDefault<
      z.ZodEnum<{
        'every-tick': 'every-tick';
        'stage-end': 'stage-end';
      }>
    >;
  },
  z.core.$strict
>;
type Settings = z.output<typeof settings>;
/**
 * Canary release in stages. The gate compares the challenger with the concurrent incumbent over the stage so
 * far by a pooled two-proportion z; looking at every tick is many looks at one limit, as people do it.
 */
export declare const canary: Strategy<Settings>;
export {};
