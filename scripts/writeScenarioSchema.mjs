// Writes assets/scenario.schema.json from the core's own schema: `node scripts/writeScenarioSchema.mjs`. A test fails
// while the file is not what this writes.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { build } from 'rolldown';

const projectFolder = path.dirname(import.meta.dirname);
const schemaFile = path.join(projectFolder, 'assets/scenario.schema.json');

// Node cannot read TypeScript by itself everywhere; the bundle is run from memory and leaves no file.
const bundle = await build({
  cwd: projectFolder,
  input: path.join(projectFolder, 'sim-core/index.ts'),
  platform: 'neutral',
  write: false,
  output: { format: 'esm' },
});
const code = Buffer.from(bundle.output[0].code).toString('base64');
const { scenarioJsonSchema } = await import(`data:text/javascript;base64,${code}`);

const options = await resolveConfig(schemaFile);
const text = await format(JSON.stringify(scenarioJsonSchema()), { ...options, filepath: schemaFile });
await writeFile(schemaFile, text);
