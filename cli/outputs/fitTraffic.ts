import * as z from 'zod';
import { worldSchema } from '../../sim-core/index.ts';
import { count, headOf, share, text } from './parts.ts';

const amount = z.number().nullable();

/** What `fit-traffic --json` prints. */
export const fitTraffic = z.strictObject({
  ...headOf('fit-traffic'),
  traffic: worldSchema.shape.traffic.describe('Goes into the world of a scenario as it is.'),
  fit: z.strictObject({
    tickMinutes: count,
    binMinutes: count,
    stepMinutes: count,
    weeks: z.number().gt(0),
    requestsPerSecond: z.strictObject({ atStart: z.number().min(0), atEnd: z.number().min(0) }),
    peakToTrough: amount.describe('Busiest over quietest hour of the day; null if the quietest had none.'),
    binIntensity: z.strictObject({ dispersion: z.number().min(0), lagOne: z.number() }),
    plainPoisson: z.boolean(),
    trend: z
      .strictObject({ perWeek: z.number(), standardError: z.number().min(0), pValue: share })
      .nullable()
      .describe('Null below four weeks.'),
    explained: z.number().max(1),
    errors: z
      .strictObject({ replicas: count, peakToTrough: amount, dispersion: amount, lagOne: amount })
      .nullable()
      .describe('Standard deviations over fits of synthesized series; null for a series too long for it.'),
    counts: count,
    from: text,
    to: text,
    zoneMinutes: z.int().nullable(),
    leftOut: z.strictObject({
      rowsInWindows: count,
      partialBins: count,
      gaps: z.array(z.strictObject({ from: text, bins: count })),
    }),
    repaired: z.strictObject({
      unsortedRows: count,
      addedRows: count,
      rowsOfAnotherOffset: count,
      shiftedCounts: count,
      fractionalCounts: count,
    }),
  }),
});
