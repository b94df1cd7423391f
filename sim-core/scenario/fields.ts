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

/** Describes a schema that was just made: in place, for copying every field of the format would delay every start. */
const described = <Schema extends z.ZodType>(
  schema: Schema,
  { title, help, unit, scale }: FieldDescription,
): Schema => {
  z.globalRegistry.add(schema, {
    title,
    description: help,
    ...(unit === undefined ? {} : { unit }),
    ...(scale === undefined ? {} : { scale }),
  });
  return schema;
};

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
  // All at once: each further check would copy the schema.
  const checks: z.core.$ZodCheck<number>[] = [];
  if (bounds.whole) checks.push(z.int({ error }));
  if (bounds.min !== undefined) checks.push(z.gte(bounds.min, { error }));
  if (bounds.moreThan !== undefined) checks.push(z.gt(bounds.moreThan, { error }));
  if (bounds.max !== undefined) checks.push(z.lte(bounds.max, { error }));
  if (bounds.lessThan !== undefined) checks.push(z.lt(bounds.lessThan, { error }));
  return z.number({ error }).check(...checks);
}

/** A number as people write it. */
export const plain = (value: number) => value.toLocaleString('en-US', { maximumFractionDigits: 20 });

/** A share or probability, 0 to 1. */
export const share = (description: FieldDescription) =>
  described(
    boundedNumber(() => 'a number from 0 to 1', { min: 0, max: 1 }),
    { ...description, unit: 'share' },
  );

const SHARE = { error: 'requires a number from 0 to 1', abort: true };

/** Least part of anything that a share of it can mean: of as many requests as can be counted, some are in it and some are not. */
const LEAST_SHARE = 1e-9;

/** Written out only where it is said: the first number that is formatted takes 7 MiB. Not in the published schema, where the bound is 0 or 1, for no form's scale should reach down to it. */
const notTooSmall = z.refine<number>((value) => value <= 0 || value >= LEAST_SHARE, {
  error: () => `requires a share of at least ${plain(LEAST_SHARE)}`,
});
const notTooLarge = z.refine<number>((value) => value >= 1 || value <= 1 - LEAST_SHARE, {
  error: () => `requires a share of at most ${plain(1 - LEAST_SHARE)}`,
});

/** A share strictly between 0 and 1: at either end there is nothing to compare. */
export const properShare = (description: FieldDescription) => {
  const error = 'requires a share above 0 and below 1';
  const schema = z
    .number({ error: SHARE.error })
    .check(
      z.gte(0, SHARE),
      z.lte(1, SHARE),
      z.gt(0, { error }),
      z.lt(1, { error }),
      notTooSmall,
      notTooLarge,
    );
  return described(schema, { ...description, unit: 'share' });
};

/** A share above 0, at most 1. */
export const positiveShare = (description: FieldDescription) =>
  described(
    z
      .number({ error: SHARE.error })
      .check(z.gte(0, SHARE), z.lte(1, SHARE), z.gt(0, { error: 'requires a share above 0' }), notTooSmall),
    { ...description, unit: 'share' },
  );

/** A significance level; below 1e-12 no table and no simulation means anything. */
export const significanceLevel = (description: FieldDescription) =>
  described(
    boundedNumber(() => 'a number from 1e-12 to 0.999', { min: 1e-12, max: 0.999 }),
    { ...description, unit: 'share', scale: 'logarithmic' },
  );

/** A number above 0, at most `max`. */
export const positive = (max: number, description: FieldDescription) =>
  described(
    boundedNumber(() => `a number above 0, at most ${plain(max)}`, { moreThan: 0, max }),
    description,
  );

/** A number from `min` to `max`. */
export const between = (min: number, max: number, description: FieldDescription) =>
  described(
    boundedNumber(() => `a number from ${plain(min)} to ${plain(max)}`, { min, max }),
    description,
  );

/** A whole number from `min` to `max`. */
export const whole = (min: number, max: number, description: FieldDescription) =>
  described(
    boundedNumber(() => `a whole number from ${plain(min)} to ${plain(max)}`, { min, max, whole: true }),
    description,
  );

/** An even whole number from `min` to `max`. */
export const evenWhole = (min: number, max: number, description: FieldDescription) => {
  const requirement = () => `an even whole number from ${plain(min)} to ${plain(max)}`;
  return described(
    boundedNumber(requirement, { min, max, whole: true }).multipleOf(2, {
      error: () => `requires ${requirement()}`,
    }),
    description,
  );
};

/** One of a closed set of words. */
export const choice = <const Words extends readonly [string, ...string[]]>(
  words: Words,
  description: FieldDescription,
) =>
  described(
    z.enum(words, { error: () => `requires one of ${words.map((word) => `"${word}"`).join(', ')}` }),
    description,
  );

/** Yes or no. */
export const flag = (description: FieldDescription) =>
  described(z.boolean({ error: 'requires true or false' }), description);

/** No control characters: a terminal would take them for orders, to begin a line or to clear the screen. */
// oxlint-disable-next-line no-control-regex -- that is what it is about
export const ONE_LINE = /^[^\u0000-\u001f\u007f-\u009f]*$/;
/** The same but for tabs and line breaks. */
// oxlint-disable-next-line no-control-regex
const LINES = /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]*$/;

function textOf(maxLength: number, pattern: RegExp, kind: string, description: FieldDescription) {
  const error = () => `requires a text of 1 to ${plain(maxLength)} characters`;
  return described(
    z
      .string({ error })
      .check(
        z.minLength(1, { error }),
        z.maxLength(maxLength, { error, abort: true }),
        z.regex(pattern, { error: `requires ${kind} without control characters` }),
      ),
    description,
  );
}

/** A line of text for people. */
export const text = (maxLength: number, description: FieldDescription) =>
  textOf(maxLength, ONE_LINE, 'a line of text', description);

/** Lines of text for people. */
export const paragraphs = (maxLength: number, description: FieldDescription) =>
  textOf(maxLength, LINES, 'a text', description);

/** An identifier: what other parts of the file and the command line refer to. */
export const identifier = (description: FieldDescription) => {
  const error = 'requires an identifier of lower-case letters, digits and hyphens (at most 60 characters)';
  return described(z.string({ error }).regex(/^[a-z0-9][a-z0-9-]{0,59}$/, { error }), description);
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
  const schema = z.strictObject(shape, {
    error: (issue) => {
      if (issue.code !== 'unrecognized_keys') return 'requires an object';
      const wasKnown = former && issue.keys.every((key) => former.keys.includes(key));
      return wasKnown ? former.now : `is not a setting here (known: ${Object.keys(shape).join(', ')})`;
    },
  });
  return description ? described(schema, description) : schema;
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
  return described(
    z.array(item, { error }).check(z.minLength(min, { error }), z.maxLength(max, { error })),
    description,
  );
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
