import * as z from 'zod';
import { sequentialBoundaries } from '../../sim-core/index.ts';
import type { SizeAnswer } from '../size/sizeKind.ts';
import { headOf, share, text } from './parts.ts';

const amount = z.number().nullable();

const common = {
  solvedFor: z.enum(['total', 'power', 'effect']).describe('The one of the three that was left out.'),
  unit: text.describe('Of what the sample is made.'),
  total: amount,
  perArm: z
    .strictObject({ incumbent: z.number().min(0), challenger: z.number().min(0) })
    .nullable()
    .describe('Null where every unit serves both models.'),
  power: share.nullable(),
  effect: amount,
  reason: text.nullable().describe('Why there is no such number; null where there is one.'),
  sequential: z
    .strictObject({
      boundary: z.enum(sequentialBoundaries as readonly [string, ...string[]]),
      looks: z.int().min(2),
      inflation: amount,
      critical: z.array(z.number()),
      expectedTotal: z.strictObject({ none: z.number(), half: z.number(), full: z.number() }).nullable(),
    })
    .exactOptional()
    .describe('Where the test looks in between.'),
} satisfies { [Key in Exclude<keyof SizeAnswer, 'more'>]: z.ZodType };

/** What `size KIND --json` prints; what else a kind was given or found stands beside, by its name. */
export const size = z
  .object({ ...headOf('size'), kind: text, ...common })
  .catchall(z.union([z.number(), z.string(), z.null()]));
