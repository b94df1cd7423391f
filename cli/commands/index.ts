import type { Command } from '../command.ts';
import { check } from './check.ts';
import { completionsCommand } from './completions.ts';
import { fitTraffic } from './fitTraffic.ts';
import { helpCommand } from './help.ts';
import { scenarios } from './scenarios.ts';
import { schema } from './schema.ts';
import { selftest } from './selftest.ts';
import { simulate } from './simulate.ts';
import { size } from './size.ts';
import { trace } from './trace.ts';

/** The commands, in the order that help lists them. */
export const commands: readonly Command[] = [
  simulate,
  trace,
  check,
  fitTraffic,
  size,
  scenarios,
  selftest,
  schema,
  completionsCommand(() => commands),
  helpCommand(() => commands),
];
