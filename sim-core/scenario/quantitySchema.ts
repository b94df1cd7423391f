import * as z from 'zod';
import type { FieldDescription } from './fields.ts';
import { between, choice, list, object, plain, positive, share, text, whole } from './fields.ts';

const curveOf = (value: z.ZodNumber) =>
  object({
    kind: z.literal('curve').meta({ title: 'Kind', description: 'A curve drawn point by point.' }),
    over: choice(['hours', 'share'], {
      title: 'Over',
      help: 'Hours since the world began, or the share of requests that the challenger answers.',
    }),
    points: list(
      object({
        at: between(0, 100_000, { title: 'At', help: 'Hours, or a share from 0 to 1.' }),
        value,
      }),
      1,
      1000,
      { title: 'Points', help: 'Joined by straight lines; level before the first and after the last.' },
    ),
  });

const formula = object({
  kind: z.literal('formula').meta({ title: 'Kind', description: 'A formula, evaluated at every moment.' }),
  formula: text(500, {
    title: 'Formula',
    help: 'In hours, sinceStart, share, load and segment, e.g. 0.02 + 0.01 * exp(-sinceStart / 24).',
  }),
});

const source = text(500, { title: 'Source', help: 'Where the numbers come from.' }).optional();

const uncertainty = choice(['ignored', 'drawn'], {
  title: 'Uncertainty',
  help: 'Ignored: what was measured is the truth. Drawn: every replication has a truth of its own, as likely as the evaluation makes it.',
}).default('ignored');

const measuredProportion = object({
  kind: z.literal('measured').meta({ title: 'Kind', description: 'Counts from an evaluation.' }),
  events: whole(0, 1e15, {
    title: 'Events',
    help: 'How often it happened in an evaluation.',
    scale: 'logarithmic',
  }),
  trials: whole(1, 1e15, { title: 'Trials', help: 'Out of how many.', scale: 'logarithmic' }),
  uncertainty,
  source,
});

const measuredMean = (value: z.ZodNumber) =>
  object({
    kind: z.literal('measured').meta({ title: 'Kind', description: 'A mean from an evaluation.' }),
    value,
    standardDeviation: between(0, 1e12, {
      title: 'Standard deviation',
      help: 'Of one observation, in the same unit.',
      scale: 'logarithmic',
    }),
    count: whole(1, 1e15, {
      title: 'Observations',
      help: 'How many were measured.',
      scale: 'logarithmic',
    }),
    uncertainty,
    source,
  });

const KINDS = 'of kind "curve", "formula" or "measured"';

/** A number, or one of the other ways in which a quantity can be written. */
function quantityOf<Plain extends z.ZodNumber, Measured extends z.ZodObject>(
  requirement: () => string,
  number: Plain,
  measured: Measured,
  { title, help }: FieldDescription,
) {
  const kinds = z.discriminatedUnion(
    'kind',
    [
      curveOf(number.meta({ ...number.meta(), title: 'Value', description: `${title} there.` })),
      formula,
      measured,
    ],
    { error: 'requires a kind: "curve", "formula" or "measured"' },
  );
  return z
    .union([number, kinds], {
      error: ({ input }) =>
        typeof input === 'object'
          ? `requires ${requirement()}, or an object ${KINDS}`
          : `requires ${requirement()}`,
    })
    .meta({ title, description: help });
}

/** A probability of a model's behaviour: a number, a drawn curve, a formula, or counts that were measured. */
export const probabilityQuantity = (description: FieldDescription) =>
  quantityOf(() => 'a number from 0 to 1', share(description), measuredProportion, description);

/** A quantity above 0, at most `max`: a number, a drawn curve, a formula, or a mean that was measured. */
export const positiveQuantity = (max: number, description: FieldDescription) => {
  const number = positive(max, description);
  return quantityOf(
    () => `a number above 0, at most ${plain(max)}`,
    number,
    measuredMean(
      number.meta({ ...number.meta(), title: 'Mean', description: 'What was measured on average.' }),
    ),
    description,
  );
};

/** A quantity from 0 to `max`, written in the same ways. */
export const amountQuantity = (max: number, description: FieldDescription) => {
  const number = between(0, max, description);
  return quantityOf(
    () => `a number from 0 to ${plain(max)}`,
    number,
    measuredMean(
      number.meta({ ...number.meta(), title: 'Mean', description: 'What was measured on average.' }),
    ),
    description,
  );
};

/** A quantity as a scenario writes it. */
export type Quantity =
  z.output<ReturnType<typeof probabilityQuantity>> | z.output<ReturnType<typeof positiveQuantity>>;
