import { scenarioJsonSchema } from '../../sim-core/index.ts';
import type { FormSchema } from './formSchema.ts';

/** The whole scenario as a form: the core's published schema. */
export const formSchema = scenarioJsonSchema() as FormSchema;
