import type * as z from 'zod';
import { object, share } from './fields.ts';

/** When the answers of the models to one request differ, beyond one being right and the other wrong. */
export const answersSchema = object({
  selfDisagreement: object({
    incumbent: share({
      title: 'Incumbent',
      help: 'Probability that the incumbent, run again on the same input, answers otherwise; 0 where it is deterministic.',
      scale: 'logarithmic',
    }).default(0),
    challenger: share({
      title: 'Challenger',
      help: 'Probability that the challenger, run again on the same input, answers otherwise; 0 where it is deterministic.',
      scale: 'logarithmic',
    }).default(0),
  })
    .default({ incumbent: 0, challenger: 0 })
    .meta({
      title: 'Disagrees with itself',
      description: 'How often chance alone changes the answer of a model, and not what it is worth.',
    }),
  rightInOtherWays: share({
    title: 'Right in other ways',
    help: 'Of the requests on which both models are right, the share on which they usually answer differently all the same.',
  }).default(0),
  wrongInOtherWays: share({
    title: 'Wrong in other ways',
    help: 'Of the requests on which both models are wrong, the share on which they usually answer differently.',
  }).default(0),
});

/** How answers come about as a scenario writes it. */
export type Answers = z.output<typeof answersSchema>;
