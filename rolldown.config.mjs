import path from 'node:path';
import { bundledPackages } from './scripts/package/bundledPackages.mjs';

/**
 * Comments and spaces stay behind: every start reads the whole file. Names stay, for whoever reads a stack trace.
 *
 * @type {import('rolldown').OutputOptions}
 */
export const compact = { minify: { compress: false, mangle: false, codegen: true } };

/**
 * The bundles that run under Node or Electron, by target. Built-in modules and electron stay outside, all else goes
 * in: nothing of node_modules is needed, or packed, beside the bundles. `npm run build` runs these; so does `rolldown -c`.
 *
 * @param {{ root: string, outputFolder: string }} folders the project's folder; where the target's files go
 * @returns {Record<'electron' | 'cli', import('rolldown').BuildOptions[]>}
 */
export function bundles({ root, outputFolder }) {
  /** @type {import('rolldown').BuildOptions} */
  const shared = { cwd: root, platform: 'node', external: ['electron'] };
  /** @type {import('rolldown').OutputOptions} */
  const modules = {
    dir: outputFolder,
    format: 'esm',
    ...compact,
    entryFileNames: '[name].mjs',
    chunkFileNames: '[name]-[hash].mjs',
  };
  // The preload script has none: a sandbox knows no package.
  const plugins = [bundledPackages(root).ofBundle];
  return {
    electron: [
      { ...shared, plugins, input: { main: path.join(root, 'electron/main.ts') }, output: modules },
      {
        ...shared,
        // A sandboxed preload script is one CommonJS file that may require electron and little else.
        input: { preload: path.join(root, 'electron/preload.ts') },
        output: { dir: outputFolder, format: 'cjs', entryFileNames: '[name].cjs' },
      },
    ],
    cli: [
      {
        ...shared,
        plugins,
        input: { main: path.join(root, 'cli/main.ts'), worker: path.join(root, 'cli/worker.ts') },
        output: modules,
      },
    ],
  };
}

export default [
  ...bundles({ root: import.meta.dirname, outputFolder: 'dist/electron' }).electron,
  ...bundles({ root: import.meta.dirname, outputFolder: 'dist/cli' }).cli,
];
