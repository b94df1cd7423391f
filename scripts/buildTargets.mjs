/** @typedef {'renderer' | 'electron' | 'cli'} Target */

/**
 * What each target is made from and what proves that it is there; paths from the project's folder.
 *
 * @type {Record<Target, { sources: string[], outputs: string[] }>}
 */
export const buildTargets = {
  renderer: {
    sources: [
      'renderer',
      'sim-core',
      'assets',
      'electron/contract.ts',
      'vite.config.ts',
      'scripts/package/bundledPackages.mjs',
      'scripts/offlinePlugin.mjs',
      'package-lock.json',
    ],
    outputs: ['index.html'],
  },
  electron: {
    sources: ['electron', 'rolldown.config.mjs', 'scripts/package/bundledPackages.mjs', 'package-lock.json'],
    outputs: ['main.mjs', 'preload.cjs'],
  },
  cli: {
    sources: [
      'cli',
      'sim-core',
      'assets',
      'rolldown.config.mjs',
      'scripts/package/bundledPackages.mjs',
      'package-lock.json',
    ],
    outputs: ['main.mjs', 'worker.mjs'],
  },
};
