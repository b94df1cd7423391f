// Builds one target into a folder: `node scripts/buildOne.mjs renderer ROOT FOLDER`. A process of its own, started by
// build.mjs, so that a bundler's memory, output and NODE_ENV end with it.
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/**
 * @param {string | undefined} target
 * @param {string} root
 * @param {string} outputFolder
 */
async function buildOne(target, root, outputFolder) {
  if (target === 'renderer') {
    const { build } = await import('vite');
    await build({
      configFile: path.join(root, 'vite.config.ts'),
      logLevel: 'error',
      build: { outDir: outputFolder, emptyOutDir: true },
    });
  } else if (target === 'electron' || target === 'cli') {
    const { build } = await import('rolldown');
    const { bundles } = await import('../rolldown.config.mjs');
    for (const options of bundles({ root, outputFolder })[target]) await build(options);
  } else {
    throw new Error(`buildOne requires renderer, electron or cli, got "${target}"`);
  }
}

const [target, root = '', outputFolder = ''] = process.argv.slice(2);
try {
  await buildOne(target, root, outputFolder);
} catch (error) {
  // The bundlers put their own stack into the message; the place in the source stands before it.
  const message = error instanceof Error ? error.message : String(error);
  console.error(
    stripVTControlCharacters(message)
      .replace(/^\s+at .*\n?/gm, '')
      .trim(),
  );
  process.exitCode = 1;
}
