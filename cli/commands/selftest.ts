import { SELF_TEST_LIMIT, selfTest } from '../../sim-core/index.ts';
import type { Command } from '../command.ts';
import { toggle } from '../command.ts';
import { printLines } from '../print.ts';
import { printJson } from '../printJson.ts';
import { selfTestReport } from '../selfTestReport.ts';
import { UsageError } from '../usageError.ts';

export const selftest: Command = {
  name: 'selftest',
  summary: 'holds the engines against closed-form answers, in a few seconds',
  usage: '[--json]',
  description: [
    `Plays small worlds and compares what came of them with what can be computed without playing: Poisson arrivals, distinct users by occupancy, levels and powers of tests, of one look and of many, a watch for the first failure, interleaved lists by enumeration; and the engines that skip requests with play request by request. The seed is fixed: the numbers are the same on every machine. A figure holds within ${SELF_TEST_LIMIT} standard errors.`,
  ],
  options: {
    json: toggle('print {"ok", "limit", "comparisons": [{"quantity", "expected", "simulated", …}, …]}'),
  },
  notes: ['Exit code 0 if all hold, 1 if any does not.'],
  examples: [{ words: 'selftest', does: 'lists every comparison' }],
  run({ positionals, values }) {
    if (positionals.length > 0) throw new UsageError(`selftest takes no FILE, got "${positionals[0]}"`);
    const { text, object, exitCode } = selfTestReport(selfTest());
    if (values['json']) printJson(object);
    else printLines(text);
    return exitCode;
  },
};
