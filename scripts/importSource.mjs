import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'rolldown';

const projectFolder = path.dirname(import.meta.dirname);

/**
 * What a TypeScript file of the project exports: Node cannot read TypeScript by itself everywhere. The bundle lies
 * in dist/, for a moment, as deep as those that are built.
 *
 * @param {string} source path from the project's folder
 * @returns {Promise<Record<string, any>>}
 */
export async function importSource(source) {
  const folder = path.join(projectFolder, 'dist', `import.${process.pid}`);
  await mkdir(folder, { recursive: true });
  try {
    const file = path.join(folder, 'source.mjs');
    await build({
      cwd: projectFolder,
      input: path.join(projectFolder, source),
      platform: 'node',
      output: { file, format: 'esm', codeSplitting: false },
    });
    return await import(pathToFileURL(file).href);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
