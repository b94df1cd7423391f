// Writes assets/scenario.schema.json from the core's own schema: `node scripts/writeScenarioSchema.mjs`. A test fails
// while the file is not what this writes.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { importSource } from './importSource.mjs';

const projectFolder = path.dirname(import.meta.dirname);
const schemaFile = path.join(projectFolder, 'assets/scenario.schema.json');

const { scenarioJsonSchema } = await importSource('sim-core/index.ts');
const options = await resolveConfig(schemaFile);
const text = await format(JSON.stringify(scenarioJsonSchema()), { ...options, filepath: schemaFile });
await writeFile(schemaFile, text);
