import * as z from 'zod';
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
/** A share or probability, 0 to 1. */
export declare const share: (description: FieldDescription) => z.ZodNumber;
/** A share strictly between 0 and 1. */
export declare const properShare: (description: FieldDescription) => z.ZodNumber;
/** A share above 0, at most 1. */
export declare const positiveShare: (description: FieldDescription) => z.ZodNumber;
/** A number above 0, at most `max`. */
export declare const positive: (max: number, description: FieldDescription) => z.ZodNumber;
/** A number from `min` to `max`. */
export declare const between: (min: number, max: number, description: FieldDescription) => z.ZodNumber;
/** A whole number from `min` to `max`. */
export declare const whole: (min: number, max: number, description: FieldDescription) => z.ZodNumber;
/** An even whole number from `min` to `max`. */
export declare const evenWhole: (min: number, max: number, description: FieldDescription) => z.ZodNumber;
/** One of a closed set of words. */
export declare const choice: <const Words extends readonly [string, ...string[]]>(
  words: Words,
  description: FieldDescription,
) => z.ZodEnum<{ [k in Words[number]]: k } extends infer T ? { [k in keyof T]: T[k] } : never>;
/** A line of text for people. */
export declare const text: (maxLength: number, description: FieldDescription) => z.ZodString;
/** An identifier: what other parts of the file and the command line refer to. */
export declare const identifier: (description: FieldDescription) => z.ZodString;
/** An object that refuses keys it does not know and names those it does. */
export declare const object: <Shape extends z.core.$ZodLooseShape>(
  shape: Shape,
  description?: FieldDescription,
) => z.ZodObject<{ -readonly [P in keyof Shape]: Shape[P] }, z.core.$strict>;
/** A list with a least and a greatest length. */
export declare const list: <Item extends z.ZodType>(
  item: Item,
  min: number,
  max: number,
  description: FieldDescription,
) => z.ZodArray<Item>;
