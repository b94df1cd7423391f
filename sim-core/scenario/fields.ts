import * as z from 'zod';

// Zod's fast path compiles validators with `new Function`, which the app's Content-Security-Policy forbids.
z.config({ jitless: true });

/** What a form, the published JSON Schema and an error message need to know of a setting. */
export interface FieldDescription {
  /** The label a planner reads. */
  readonly title: string;
  /** One sentence: what the setting does. */
  readonly help: string;
  /** Unit as shown behind the number, e.g. "hours"; a share (0 to 1) is shown in percent. */
  readonly unit?: string;
  /** Slider scale; rates that span decades are logarithmic. */
  readonly scale?: 'linear' | 'logarithmic';
}

const meta = ({ title, help, unit, scale }: FieldDescription) => ({
  title,
  description: help,
  ...(unit === undefined ? {} : { unit }),
  ...(scale === undefined ? {} : { scale }),
});

/**
 * A number within bounds. Every way of getting it wrong gives the same sentence, so that a reader learns what
 * is wanted at once ("requires a number from 0 to 1").
 */
function boundedNumber(
  requirement: () => string,
  bounds: { min?: number; moreThan?: number; max?: number; lessThan?: number; whole?: boolean },
) {
  // Said when it is asked for: writing out every bound of the schema would delay every start.
  const error = () => `requires ${requirement()}`;
  let schema = z.number({ error });
  if (bounds.whole) schema = schema.int({ error });
  if (bounds.min !== undefined) schema = schema.min(bounds.min, { error });
  if (bounds.moreThan !== undefined) schema = schema.gt(bounds.moreThan, { error });
  if (bounds.max !== undefined) schema = schema.max(bounds.max, { error });
  if (bounds.lessThan !== undefined) schema = schema.lt(bounds.lessThan, { error });
  return schema;
}

/** A number as people write it. */
export const plain = (value: number) => value.toLocaleString('en-US', { maximumFractionDigits: 20 });

/** A share or probability, 0 to 1. */
export const share = (description: FieldDescription) =>
  boundedNumber(() => 'a number from 0 to 1', { min: 0, max: 1 }).meta({
    ...meta(description),
    unit: 'share',
  });

const SHARE = { error: 'requires a number from 0 to 1', abort: true };

/** A share strictly between 0 and 1: at either end there is nothing to compare. */
export const properShare = (description: FieldDescription) => {
  const error = 'requires a share above 0 and below 1';
  return z
    .number({ error: SHARE.error })
    .min(0, SHARE)
    .max(1, SHARE)
    .gt(0, { error })
    .lt(1, { error })
    .meta({ ...meta(description), unit: 'share' });
};

/** A share above 0, at most 1. */
export const positiveShare = (description: FieldDescription) =>
  z
    .number({ error: SHARE.error })
    .min(0, SHARE)
    .max(1, SHARE)
    .gt(0, { error: 'requires a share above 0' })
    .meta({ ...meta(description), unit: 'share' });

/** A significance level; below 1e-12 no table and no simulation means anything. */
export const significanceLevel = (description: FieldDescription) =>
  boundedNumber(() => 'a number from 1e-12 to 0.999', { min: 1e-12, max: 0.999 }).meta({
    ...meta(description),
    unit: 'share',
    scale: 'logarithmic',
  });

/** A number above 0, at most `max`. */
export const positive = (max: number, description: FieldDescription) =>
  boundedNumber(() => `a number above 0, at most ${plain(max)}`, { moreThan: 0, max }).meta(
    meta(description),
  );

/** A number from `min` to `max`. */
export const between = (min: number, max: number, description: FieldDescription) =>
  boundedNumber(() => `a number from ${plain(min)} to ${plain(max)}`, { min, max }).meta(meta(description));

/** A whole number from `min` to `max`. */
export const whole = (min: number, max: number, description: FieldDescription) =>
  boundedNumber(() => `a whole number from ${plain(min)} to ${plain(max)}`, { min, max, whole: true }).meta(
    meta(description),
  );

/** An even whole number from `min` to `max`. */
export const evenWhole = (min: number, max: number, description: FieldDescription) => {
  const requirement = () => `an even whole number from ${plain(min)} to ${plain(max)}`;
  return boundedNumber(requirement, { min, max, whole: true })
    .multipleOf(2, { error: () => `requires ${requirement()}` })
    .meta(meta(description));
};

/** One of a closed set of words. */
export const choice = <const Words extends readonly [string, ...string[]]>(
  words: Words,
  description: FieldDescription,
) =>
  z
    .enum(words, { error: `requires one of ${words.map((word) => `"${word}"`).join(', ')}` })
    .meta(meta(description));

/** Yes or no. */
export const flag = (description: FieldDescription) =>
  z.boolean({ error: 'requires true or false' }).meta(meta(description));

/** A line of text for people. */
export const text = (maxLength: number, description: FieldDescription) => {
  const error = () => `requires a text of 1 to ${plain(maxLength)} characters`;
  return z.string({ error }).min(1, { error }).max(maxLength, { error }).meta(meta(description));
};

/** An identifier: what other parts of the file and the command line refer to. */
export const identifier = (description: FieldDescription) => {
  const error = 'requires an identifier of lower-case letters, digits and hyphens (at most 60 characters)';
  return z
    .string({ error })
    .regex(/^[a-z0-9][a-z0-9-]{0,59}$/, { error })
    .meta(meta(description));
};

/**
 * An object that refuses keys it does not know and names those it does.
 * @param former keys that it once knew, and what became of them
 */
export const object = <Shape extends z.core.$ZodLooseShape>(
  shape: Shape,
  description?: FieldDescription,
  former?: { readonly keys: readonly string[]; readonly now: string },
) => {
  const known = Object.keys(shape).join(', ');
  const schema = z.strictObject(shape, {
    error: (issue) => {
      if (issue.code !== 'unrecognized_keys') return 'requires an object';
      const wasKnown = former && issue.keys.every((key) => former.keys.includes(key));
      return wasKnown ? former.now : `is not a setting here (known: ${known})`;
    },
  });
  return description ? schema.meta(meta(description)) : schema;
};

/** A list with a least and a greatest length. */
export const list = <Item extends z.ZodType>(
  item: Item,
  min: number,
  max: number,
  description: FieldDescription,
) => {
  const error =
    min === max ? `requires a list of exactly ${min} entries` : `requires a list of ${min} to ${max} entries`;
  return z.array(item, { error }).min(min, { error }).max(max, { error }).meta(meta(description));
};

/** A choice of several words of a closed set, each once. */
export const choices = <const Words extends readonly [string, ...string[]]>(
  words: Words,
  item: FieldDescription,
  description: FieldDescription,
) =>
  list(choice(words, item), 1, words.length, description).refine(
    (chosen) => new Set(chosen).size === chosen.length,
    { error: 'requires each word once' },
  );
