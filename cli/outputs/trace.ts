import * as z from 'zod';
import type { Trace } from '../../sim-core/index.ts';
import { count, engine, headOf, hours, scenarioNamed, share, text } from './parts.ts';

const coins = z.enum(['each-session', 'each-user']);
const bounds = z.tuple([z.number(), z.number()]);
const amount = z.number().nullable();

const exposure = z.strictObject({
  by: z.enum(['request', 'session', 'user']),
  challenger: share.describe('Share that the challenger answers.'),
  interleaved: share.describe('Share that sees one list merged from both.'),
  interleaving: z
    .discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('team-draft'),
        commonPrefix: z.enum(['drafting-team', 'nobody']),
        coins,
      }),
      z.strictObject({ kind: z.literal('balanced'), coins }),
      z.strictObject({ kind: z.literal('probabilistic') }),
      z.strictObject({ kind: z.literal('optimized'), credit: z.enum(['linear', 'inverse', 'binary']) }),
    ])
    .exactOptional(),
  shadowed: share.describe('Share on which the challenger runs unseen.'),
  heldOut: share.exactOptional(),
  repeated: share.exactOptional(),
});

const comparison = z.strictObject({
  metric: text,
  incumbent: amount,
  challenger: amount,
  statistic: amount,
  judgedBy: z.strictObject({ statisticName: text, limit: z.number() }).exactOptional(),
  interval: bounds.exactOptional(),
  isAmount: z.literal(true).exactOptional(),
  ownIntervals: z
    .strictObject({ incumbent: bounds.nullable(), challenger: bounds.nullable() })
    .exactOptional(),
});

const reading = { comparisons: z.array(comparison), limit: amount, statisticName: text };

const served = z
  .strictObject({ requests: count, errors: count, successes: z.int().nullable() })
  .nullable()
  .meta({ id: 'Counts', description: 'What could be counted of one model in the tick; null if nothing.' });

const tick = z.strictObject({
  hours: hours.describe('From the start of the world to the beginning of the tick.'),
  phase: count.nullable().describe('Index of the phase in force; null once the plan has ended.'),
  exposure,
  requests: count,
  incumbent: served,
  challenger: served,
  preference: z.strictObject({ incumbentWins: count, challengerWins: count, ties: count }).nullable(),
  dashboard: z
    .strictObject(reading)
    .nullable()
    .describe('What a dashboard shows at the end of the tick; null once the plan has ended.'),
  look: z
    .strictObject({
      ...reading,
      decision: z.enum(['continue', 'promote', 'rollBack', 'inconclusive']),
      unitsSeen: z.number().min(0),
    })
    .nullable()
    .describe('The same where the strategy looked and decided; null elsewhere.'),
  truth: z
    .strictObject({ incumbentFailure: share, challengerFailure: share, extraFailures: z.number() })
    .describe('What only the simulator knows.'),
});

/** What `trace --json` prints. */
export const trace = z.strictObject({
  ...headOf('trace'),
  scenario: scenarioNamed,
  seed: count,
  replication: count,
  engine,
  plan: z.strictObject({ id: text, name: text, strategies: z.array(text).min(1) }),
  tickHours: z.number().gt(0),
  verdict: z.enum(['promoted', 'rolledBack', 'undecided']),
  decisionHours: hours.nullable(),
  onsetHours: hours.nullable(),
  ticks: z.array(tick).min(1),
}) satisfies z.ZodType<Trace>;
