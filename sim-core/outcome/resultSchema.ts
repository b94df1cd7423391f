import * as z from 'zod';
import { ONE_LINE, object } from '../scenario/fields.ts';
import { MAX_REPLICATIONS } from '../scenario/schema.ts';

/** Value of a result file's `format` key. */
export const RESULT_FORMAT = 'rollout-lab/result';
/** The version this program reads and writes. */
export const RESULT_VERSION = 1;

const said = (requirement: string) => ({ error: `requires ${requirement}` });

const real = z.number(said('a number'));
const fromZero = real.check(z.gte(0, said('a number of 0 or more')));
const probability = z
  .number(said('a number from 0 to 1'))
  .check(z.gte(0, said('a number from 0 to 1')), z.lte(1, said('a number from 0 to 1')));
const whole = (min: number, max: number) => {
  const requirement = said(`a whole number from ${min} to ${max}`);
  return z.number(requirement).check(z.int(requirement), z.gte(min, requirement), z.lte(max, requirement));
};
const words = (max: number) => {
  const requirement = said(`a line of text of at most ${max} characters`);
  return z
    .string(requirement)
    .check(z.maxLength(max, { ...requirement, abort: true }), z.regex(ONE_LINE, requirement));
};
const flag = z.boolean(said('true or false'));
const oneOf = <const Words extends readonly [string, ...string[]]>(known: Words) =>
  z.enum(known, said(`one of ${known.map((word) => `"${word}"`).join(', ')}`));
const list = <Item extends z.ZodType>(item: Item, max: number) => {
  const requirement = said(`a list of at most ${max} entries`);
  return z.array(item, requirement).check(z.maxLength(max, requirement));
};
const pair = z.tuple([real, real], said('two numbers'));

const estimate = object({ estimate: probability, low: probability, high: probability }).refine(
  ({ estimate: value, low, high }) => low <= value && value <= high,
  said('an estimate within its interval'),
);
const p = estimate.nullable().meta({
  id: 'Probability',
  description: 'A probability with its 95% Wilson interval; null where nothing was counted.',
});

const q = object({
  mean: real,
  p10: real,
  p50: real,
  p90: real,
  p95: real,
  intervals: object({ mean: pair.nullable(), p50: pair, p95: pair }),
})
  .refine(({ p10, p50, p90, p95 }) => p10 <= p50 && p50 <= p90 && p90 <= p95, said('percentiles in order'))
  .nullable()
  .meta({
    id: 'Quantity',
    description:
      'Mean and quantiles over replications with 95% Monte-Carlo intervals; null where nothing was counted.',
  });

const truthClass = oneOf(['harmful', 'equal', 'better']);
const kind = words(60);
const rates = object({ incumbent: real, challenger: real }).nullable();

const gate = object({
  phase: whole(0, 19).describe('Index of the phase.'),
  strategy: kind,
  name: words(500),
  fromHours: real,
  toHours: real,
  share: real.describe('Of all requests in these hours, that the challenger runs on.'),
  reached: p,
  passed: p,
  stopped: p,
  undecided: p,
  sampleSize: object({
    unit: words(60),
    expected: real,
    required: real.nullable(),
    seesEffect: flag,
  }),
  failure: rates,
  error: rates,
  harmToOthers: real.nullable(),
});

const reason = object({
  kind: oneOf(['alike', 'blind', 'late', 'rare', 'grows', 'scale', 'sample', 'afterwards', 'biased']),
  text: words(5000),
  // The numbers of a reason are its own; a record leaves a key "__proto__" out.
  numbers: z.record(z.string(), real, said('an object of numbers')),
});

const phase = object({
  strategy: kind,
  reached: p,
  visits: q,
  ending: object({ passed: p, failed: p, undecided: p, unfinished: p }),
  hours: q,
  sampleSize: object({ unit: words(60), used: q }),
  blastRadius: object({ requests: q, extraFailures: q, harm: q }),
});

const plan = object({
  id: words(60),
  name: words(120),
  strategies: list(kind, 20).describe('Kinds of the phases, in order.'),
  truth: object({
    class: truthClass,
    onsetHours: fromZero.nullable().describe('First hour from which the challenger is harmful.'),
    offlineClass: truthClass.nullable(),
    chances: object({ harmful: p, equal: p, better: p }).nullable(),
  }),
  verdict: object({ promoted: p, rolledBack: p, undecided: p }),
  missed: p.describe('Harmful, not rolled back.'),
  falseAlarm: p.describe('Rolled back though not harmful, or before the onset.'),
  stoppedBeforeOnset: p,
  wrongWait: p.describe('Better, not promoted.'),
  detection: object({
    probability: p,
    hours: q.describe('From the onset, over the replications that detected.'),
    median: object({ estimate: real, low: real, high: real.nullable() })
      .nullable()
      .describe('By when half of all replications have detected; null if fewer ever do.'),
    incidence: list(object({ hours: real, probability, low: probability, high: probability }), 1000).describe(
      'Cumulative incidence of detection; what its last value leaves is never.',
    ),
  }),
  decisionHours: q.describe('From the start of the plan to its verdict.'),
  blastRadius: object({
    requests: q,
    users: q,
    extraFailures: q.describe("Beyond the incumbent's on the same requests; below zero is benefit."),
    failuresAvoided: q,
    harm: q.describe('Extra failures weighted by severity.'),
    peakShare: q.describe('Largest share of traffic that the challenger answered.'),
    expectedShortfall: object({
      requests: real.nullable(),
      users: real.nullable(),
      extraFailures: real.nullable(),
      harm: real.nullable(),
    }).describe('Means over the worst 5% of the replications.'),
  }),
  sampleSize: object({
    unit: words(60),
    used: q,
    required: real
      .nullable()
      .describe('What theory asks for with power 0.8; null where there is no such number.'),
    available: real.nullable(),
    effect: oneOf(['none', 'unseen', 'seen']),
  }),
  extraModelRuns: q,
  gainForgone: q,
  phases: list(phase, 20),
  why: object({
    summary: words(5000).describe('The answer in words.'),
    gates: list(gate, 2000),
    reasons: list(reason, 100),
  }),
});

/** Schema of a result file: what `simulate --json` prints and the app saves. */
export const resultSchema = object({
  format: z.literal(RESULT_FORMAT, said(`"${RESULT_FORMAT}"`)),
  version: z.literal(RESULT_VERSION, said(`${RESULT_VERSION}, the version this program knows`)),
  programVersion: z
    .string(said('a version such as "1.2.3"'))
    .check(z.regex(/^\d{1,9}\.\d{1,9}\.\d{1,9}(-[0-9A-Za-z.-]{1,40})?$/, said('a version such as "1.2.3"')))
    .describe('Of the Rollout Lab that played it; another may come to other numbers.'),
  scenario: object({
    name: words(200),
    hash: z
      .string(said('a hash of 16 hexadecimal digits'))
      .check(z.regex(/^[0-9a-f]{16}$/, said('a hash of 16 hexadecimal digits'))),
  }),
  seed: whole(0, Number.MAX_SAFE_INTEGER),
  replications: whole(0, MAX_REPLICATIONS),
  engine: oneOf(['events', 'ticks', 'lazy']),
  partial: flag.describe('Whether the run was stopped before it was done.'),
  stoppedBy: oneOf(['count', 'precision']).nullable(),
  plans: list(plan, 200),
});
