import * as z from 'zod';
import type { FieldDescription } from './fields.ts';
import { between, choice, list, object, share, text, whole } from './fields.ts';

const curve = object({
  kind: z.literal('curve').meta({ title: 'Kind', description: 'A curve drawn point by point.' }),
  over: choice(['hours', 'share'], {
    title: 'Over',
    help: 'Hours since the world began, or the share of requests that the challenger answers.',
  }),
  points: list(
    object({
      at: between(0, 100_000, { title: 'At', help: 'Hours, or a share from 0 to 1.' }),
      value: share({ title: 'Value', help: 'The probability there.' }),
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

const measured = object({
  kind: z.literal('measured').meta({ title: 'Kind', description: 'Counts from an evaluation.' }),
  events: whole(0, 1e15, { title: 'Events', help: 'How often it happened in an evaluation.' }),
  trials: whole(1, 1e15, { title: 'Trials', help: 'Out of how many.' }),
  uncertainty: choice(['ignored', 'drawn'], {
    title: 'Uncertainty',
    help: 'Ignored: the share that was counted is the truth. Drawn: every replication has a truth of its own, as likely as the counts make it.',
  }).default('ignored'),
  source: text(500, { title: 'Source', help: 'Where the counts come from.' }).optional(),
});

/** A probability of a model's behaviour: a number, a drawn curve, a formula, or counts that were measured. */
export const probabilityQuantity = (description: FieldDescription) => {
  const kinds = z.discriminatedUnion('kind', [curve, formula, measured], {
    error: 'requires a kind: "curve", "formula" or "measured"',
  });
  return z
    .union([share(description), kinds], {
      error: ({ input }) =>
        typeof input === 'object'
          ? 'requires a number from 0 to 1, or an object of kind "curve", "formula" or "measured"'
          : 'requires a number from 0 to 1',
    })
    .meta({ title: description.title, description: description.help });
};

/** A quantity as a scenario writes it. */
export type Quantity = z.output<ReturnType<typeof probabilityQuantity>>;
