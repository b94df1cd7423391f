import * as z from 'zod';
import { strategies } from '../strategies/index.ts';
import { scenarioSchema } from './schema.ts';

/** The JSON Schema (draft 2020-12) of scenario files, as published in `assets/`. */
export function scenarioJsonSchema(): object {
  return {
    title: 'Rollout Lab scenario, version 1',
    ...z.toJSONSchema(scenarioSchema(strategies), { io: 'input' }),
  };
}
