import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** The file, in a target's folder, that lists what the plugin found. */
export const listFile = 'third-party.json';

/**
 * A plugin, of rolldown and of Vite, that writes down which packages of node_modules have code in the bundle: nobody
 * can name them by reading package.json, as much of what is installed is shaken out. A page's workers are bundles of
 * their own and finish first; the one plugin sees them through `ofWorkers`.
 *
 * @param {string} root the project's folder
 */
export function bundledPackages(root) {
  /** @type {Set<string>} */
  const folders = new Set();

  /** @param {import('rolldown').OutputBundle} bundle */
  function collect(bundle) {
    for (const output of Object.values(bundle)) {
      if (output.type !== 'chunk') continue;
      for (const module of output.moduleIds) {
        const folder = packageFolder(module);
        if (folder !== undefined) folders.add(path.relative(root, folder).replaceAll('\\', '/'));
      }
    }
  }

  /** @satisfies {import('rolldown').Plugin} */
  const ofWorkers = {
    name: 'bundled-packages-of-workers',
    generateBundle(_options, bundle) {
      collect(bundle);
    },
  };
  /** @satisfies {import('rolldown').Plugin} */
  const ofBundle = {
    name: 'bundled-packages',
    async generateBundle(_options, bundle) {
      collect(bundle);
      const packages = await Promise.all([...folders].sort().map((folder) => describe(root, folder)));
      this.emitFile({
        type: 'asset',
        fileName: listFile,
        source: `${JSON.stringify(packages, null, 2)}\n`,
      });
    },
  };
  return { ofBundle, ofWorkers };
}

/**
 * The folder of the package that a module is of; undefined for the project's own and for what the bundler makes up.
 *
 * @param {string} module the id of a module: an absolute path, with or without a query
 */
export function packageFolder(module) {
  return /^[^\0]*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(module)?.[0];
}

/**
 * @param {string} root
 * @param {string} folder
 * @returns {Promise<{ name: string, version: string, folder: string }>}
 */
async function describe(root, folder) {
  const { name, version } = JSON.parse(await readFile(path.join(root, folder, 'package.json'), 'utf8'));
  return { name, version, folder };
}
