import * as z from 'zod';
import { resultSchema } from '../../sim-core/index.ts';
import type { OutputName } from '../schemaNames.ts';
import { checkResult } from './checkResult.ts';
import { fitTraffic } from './fitTraffic.ts';
import { check, scenarios, selftest } from './lists.ts';
import { size } from './size.ts';
import { trace } from './trace.ts';

/** What each command prints with --json, by the name of the object's format. */
const outputs: Readonly<Record<OutputName, { readonly command: string; readonly schema: z.ZodType }>> = {
  result: { command: 'simulate', schema: resultSchema },
  trace: { command: 'trace', schema: trace },
  check: { command: 'check', schema: check },
  'check-result': { command: 'check RESULT', schema: checkResult },
  'fit-traffic': { command: 'fit-traffic', schema: fitTraffic },
  size: { command: 'size', schema: size },
  scenarios: { command: 'scenarios', schema: scenarios },
  selftest: { command: 'selftest', schema: selftest },
};

/** The JSON Schemas (draft 2020-12) of what is printed, by the name of the file they are published in. */
export function outputJsonSchemas(): Record<string, object> {
  return Object.fromEntries(
    Object.entries(outputs).map(([name, { command, schema }]) => [
      name,
      {
        title: `What "rollout-lab ${command} --json" prints, version 1`,
        ...z.toJSONSchema(schema, { io: 'output' }),
      },
    ]),
  );
}
