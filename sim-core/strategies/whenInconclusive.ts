import { choice } from '../scenario/fields.ts';
import type { Decision } from './strategy.ts';

const words = ['undecided', 'promote', 'rollBack'] as const;

/** What a team does when a test at a fixed horizon does not decide. */
export const whenInconclusive = {
  /** The setting; `title` names the case, such as "Without a significant difference". */
  field: (title: string) =>
    choice(words, { title, help: 'What the team does when the test does not decide.' }).default('undecided'),

  /** The decision it comes to. */
  decision: (chosen: (typeof words)[number]): Decision => (chosen === 'undecided' ? 'inconclusive' : chosen),
};
