import * as z from 'zod';
import { count, engine, headOf, problem, scenarioNamed, text } from './parts.ts';

const differences = z.array(
  z.strictObject({
    path: text.describe('Where the result says it.'),
    message: text,
    changesNumbers: z.enum(['yes', 'perhaps', 'no']),
  }),
);

/** What `check --json` prints of a stored result, on standard output, whether there are problems or not. */
export const checkResult = z.strictObject({
  ...headOf('check-result'),
  file: text,
  ok: z.boolean().describe('Without problems, and fitting the scenario if one is given.'),
  result: z
    .strictObject({
      programVersion: text,
      scenario: scenarioNamed,
      seed: count,
      replications: count,
      engine,
      partial: z.boolean(),
      plans: z.array(text).describe('Their ids.'),
    })
    .nullable()
    .describe('Null where there are problems.'),
  comparison: z
    .strictObject({
      file: text,
      fit: z
        .enum(['fits', 'may not fit', 'does not fit'])
        .nullable()
        .describe(
          'Whether playing the scenario would give the numbers of the result; null where the scenario has problems.',
        ),
      differences,
      problems: z.array(problem).describe('Of the scenario, that it cannot be read among them.'),
      warnings: z.array(problem).describe('Of the scenario.'),
    })
    .nullable()
    .describe('Null where no scenario is given, or the result has problems.'),
  problems: z.array(problem).describe('Of the result, that it cannot be read among them.'),
});
