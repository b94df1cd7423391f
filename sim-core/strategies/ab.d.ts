import type * as z from 'zod';
import type { Strategy } from './strategy.ts';
declare const settings: z.ZodObject<
  {
    challengerShare: z.ZodDefault<z.ZodNumber>;
    hours: z.ZodNumber;
    metric: z.ZodDefault<
      z.ZodEnum<{
        error: 'error';
        success: 'success';
      }>
    >;
    alpha: z.ZodDefault<z.ZodNumber>;
    whenInconclusive: z.ZodDefault<
      z.ZodEnum<{
        promote: 'promote';
        rollBack: 'rollBack';
        undecided: 'undecided';
      }>
    >;
  },
  z.core.$strict
>;
type Settings = z.output<typeof settings>;
/**
 * A/B test by user with a fixed horizon: a pooled two-proportion z-test on the share of exposed users with an
 * event, two-sided. Users are split once, so the test is by independent units and stays calibrated however
 * unequal the users' activity is.
 */
export declare const ab: Strategy<Settings>;
export {};
