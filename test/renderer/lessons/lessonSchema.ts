import * as z from 'zod';
import { measures } from '../../../renderer/lessons/measures.ts';
import type { Lesson } from '../../../renderer/lessons/lesson.ts';

const sentence = z
  .string()
  .min(10)
  .regex(/[.?!”]$/, 'ends like a sentence');
const measure = z.enum(Object.keys(measures) as [keyof typeof measures]);
const comparand = z.strictObject({
  plan: z.string().optional(),
  before: z.literal(true).optional(),
  times: z.number().positive().optional(),
});
const claim = z.union([
  z.strictObject({ truth: z.enum(['harmful', 'equal', 'better']) }),
  z.strictObject({
    plan: z.string(),
    measure,
    is: z.enum(['above', 'below']),
    than: z.union([z.number(), comparand]),
  }),
]);
const paragraph = z.strictObject({ text: sentence, claims: z.array(claim).min(1).optional() });
const question = {
  question: sentence,
  choices: z.array(z.strictObject({ id: z.string(), text: sentence, claims: z.array(claim).min(1) })).min(3),
};

/** What a file of assets/lessons holds. */
export const lessonSchema: z.ZodType<Lesson> = z.strictObject({
  id: z.string(),
  minutes: z.number().int().min(5).max(60),
  situation: z.array(sentence).min(1),
  predict: z.strictObject(question),
  run: z.array(sentence).min(1),
  reveal: z.array(paragraph).min(2),
  change: z.strictObject({
    text: z.array(sentence).min(1),
    edits: z
      .array(
        z.strictObject({
          path: z.array(z.union([z.string(), z.number()])).min(1),
          value: z.json(),
          label: z.string().min(3),
        }),
      )
      .min(1),
  }),
  check: z.strictObject({ ...question, after: z.array(paragraph).min(1) }),
  teacher: z.strictObject({
    aim: sentence,
    misconceptions: z.array(sentence).min(2),
    discussion: z.array(sentence).min(2),
  }),
});
