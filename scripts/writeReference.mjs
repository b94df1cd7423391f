// `npm run reference`: writes what is made of the descriptions in cli/commands: the manual page, the reference in
// docs/command-line.md and the JSON Schemas of what --json prints. A test fails while a file is not what this writes.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { importSource } from './importSource.mjs';

const projectFolder = path.dirname(import.meta.dirname);
const { commands, manPage, markdownReference, outputJsonSchemas } =
  await importSource('cli/reference/index.ts');

/**
 * @param {string} name path from the project's folder
 * @param {string} text
 */
async function write(name, text) {
  const file = path.join(projectFolder, name);
  const isFormatted = !name.endsWith('.1');
  const options = { ...(await resolveConfig(file)), filepath: file };
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, isFormatted ? await format(text, options) : text);
}

await write('assets/man/rollout-lab.1', manPage(commands));
for (const [name, schema] of Object.entries(outputJsonSchemas())) {
  await write(`assets/schemas/${name}.schema.json`, JSON.stringify(schema));
}
const page = 'docs/command-line.md';
const text = await readFile(path.join(projectFolder, page), 'utf8');
const heading = '\n## Reference\n';
const end = text.indexOf(heading);
if (end < 0)
  throw new Error(`${page} requires the heading "## Reference", after which the reference is written`);
await write(page, `${text.slice(0, end)}${heading}\n${markdownReference(commands)}\n`);
