import type * as z from 'zod';
import type { Strategy } from './strategy.ts';
declare const settings: z.ZodObject<
  {
    share: z.ZodDefault<z.ZodNumber>;
    hours: z.ZodNumber;
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
 * Team-draft interleaving: every session shows one list drafted from both rankers, clicks earn credit for the
 * team that owns the result, and an exact two-sided sign test by session decides at a fixed horizon.
 */
export declare const interleaved: Strategy<Settings>;
export {};
