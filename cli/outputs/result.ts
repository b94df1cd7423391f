import * as z from 'zod';
import type { SimulationResult } from '../../sim-core/index.ts';
import { count, engine, headOf, hours, probability, quantity, scenarioNamed, share, text } from './parts.ts';

const truthClass = z.enum(['harmful', 'equal', 'better']);
const amount = z.number().nullable();
const rates = z.strictObject({ incumbent: z.number(), challenger: z.number() }).nullable();

const gate = z.strictObject({
  phase: count.describe('Index of the phase.'),
  strategy: text,
  name: text,
  fromHours: hours,
  toHours: hours,
  share: share.describe('Of all requests in these hours, that the challenger runs on.'),
  reached: probability,
  passed: probability,
  stopped: probability,
  undecided: probability,
  sampleSize: z.strictObject({ unit: text, expected: z.number(), required: amount, seesEffect: z.boolean() }),
  failure: rates,
  error: rates,
  harmToOthers: amount,
});

const why = z.strictObject({
  summary: text.describe('The answer in words.'),
  gates: z.array(gate).describe('What each gate did and had to go by, in order.'),
  reasons: z.array(
    z.strictObject({
      kind: z.enum(['alike', 'blind', 'late', 'rare', 'grows', 'scale', 'sample', 'afterwards', 'biased']),
      text,
      numbers: z.record(z.string(), z.number()),
    }),
  ),
});

const phase = z.strictObject({
  strategy: text,
  reached: probability,
  visits: quantity,
  ending: z.strictObject({
    passed: probability,
    failed: probability,
    undecided: probability,
    unfinished: probability,
  }),
  hours: quantity,
  sampleSize: z.strictObject({ unit: text, used: quantity }),
  blastRadius: z.strictObject({ requests: quantity, extraFailures: quantity, harm: quantity }),
});

const plan = z.strictObject({
  id: text,
  name: text,
  strategies: z.array(text).min(1).describe('Kinds of the phases, in order.'),
  truth: z.strictObject({
    class: truthClass,
    onsetHours: hours.nullable().describe('First hour from which the challenger is harmful.'),
    offlineClass: truthClass.nullable(),
    chances: z.strictObject({ harmful: probability, equal: probability, better: probability }).nullable(),
  }),
  verdict: z.strictObject({ promoted: probability, rolledBack: probability, undecided: probability }),
  missed: probability.describe('Harmful, not rolled back.'),
  falseAlarm: probability.describe('Rolled back though not harmful, or before the onset.'),
  stoppedBeforeOnset: probability,
  wrongWait: probability.describe('Better, not promoted.'),
  detection: z.strictObject({
    probability,
    hours: quantity.describe('From the onset, over the replications that detected.'),
    median: z
      .strictObject({ estimate: hours, low: hours, high: hours.nullable() })
      .nullable()
      .describe('By when half of all replications have detected; null if fewer ever do.'),
    incidence: z
      .array(z.strictObject({ hours, probability: share, low: share, high: share }))
      .describe('Cumulative incidence of detection; what its last value leaves is never.'),
  }),
  decisionHours: quantity.describe('From the start of the plan to its verdict.'),
  blastRadius: z.strictObject({
    requests: quantity,
    users: quantity,
    extraFailures: quantity.describe("Beyond the incumbent's on the same requests; below zero is benefit."),
    failuresAvoided: quantity,
    harm: quantity.describe('Extra failures weighted by severity.'),
    peakShare: quantity.describe('Largest share of traffic that the challenger answered.'),
    expectedShortfall: z
      .strictObject({ requests: amount, users: amount, extraFailures: amount, harm: amount })
      .describe('Means over the worst 5% of the replications.'),
  }),
  sampleSize: z.strictObject({
    unit: text,
    used: quantity,
    required: amount.describe('What theory asks for with power 0.8; null where there is no such number.'),
    available: amount,
    effect: z.enum(['none', 'unseen', 'seen']),
  }),
  extraModelRuns: quantity,
  gainForgone: quantity,
  phases: z.array(phase).min(1),
  why,
});

/** What `simulate --json` prints. */
export const result = z.strictObject({
  ...headOf('result'),
  scenario: scenarioNamed,
  seed: count,
  replications: z.int().min(1).describe('Played; fewer than were wanted where the run was stopped.'),
  engine,
  partial: z.boolean().describe('Whether the run was stopped before it was done.'),
  stoppedBy: z.enum(['count', 'precision']).nullable(),
  plans: z.array(plan).min(1),
}) satisfies z.ZodType<SimulationResult>;
