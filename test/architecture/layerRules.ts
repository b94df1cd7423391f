import { posix } from 'node:path';
import { referencesOf } from './sourceFile.ts';
import type { Reference, SourceFile } from './sourceFile.ts';

export const layers = ['sim-core', 'renderer', 'electron', 'cli'] as const;
export type Layer = (typeof layers)[number];

/** What a layer may reach outside its own folder. */
interface Allowance {
  /** Packages, as the start of a specifier up to its end or a slash; `node:` for Node's own modules. */
  readonly packages: readonly string[];
  /** Files or folders (ending in a slash) of the repository. */
  readonly files: readonly string[];
  /** Files of which only types may be taken. */
  readonly types: readonly string[];
}

const allowances: Record<Layer, Allowance> = {
  'sim-core': { packages: ['zod', 'jsep', 'seedrandom/lib'], files: [], types: [] },
  renderer: {
    packages: [
      'react',
      'react-dom',
      'zustand',
      'zundo',
      'comlink',
      '@visx/visx',
      'radix-ui',
      'cmdk',
      'd3-contour',
      'microdiff',
      'd3-contour',
      'papaparse',
    ],
    files: ['sim-core/index.ts', 'assets/'],
    types: ['electron/contract.ts'],
  },
  electron: { packages: ['electron', 'node:'], files: [], types: [] },
  cli: {
    packages: ['node:', 'comlink', 'papaparse', 'zod'],
    files: ['sim-core/index.ts', 'assets/'],
    types: [],
  },
};

/** The references of a file that its layer does not allow, one sentence each. */
export function layerProblems(layer: Layer, file: SourceFile): string[] {
  return referencesOf(file)
    .map((reference) => referenceProblem(layer, file.path, reference))
    .filter((problem) => problem !== undefined);
}

/** The packages of package.json that a file imports, Node's own modules left out. */
export function packagesOf(file: SourceFile): string[] {
  return referencesOf(file)
    .map(({ specifier }) => specifier ?? '.')
    .filter((specifier) => !specifier.startsWith('.') && !specifier.startsWith('node:'))
    .map((specifier) =>
      specifier
        .split('/')
        .slice(0, specifier.startsWith('@') ? 2 : 1)
        .join('/'),
    );
}

function referenceProblem(layer: Layer, path: string, reference: Reference): string | undefined {
  const { specifier, form, typeOnly } = reference;
  // A file: URL is resolved where the bundle lies, so only what plainly lies in another layer counts.
  if (form === 'url') {
    const target = specifier === undefined ? path : posix.join(posix.dirname(path), specifier);
    const other = layers.find((each) => each !== layer && target.startsWith(`${each}/`));
    return other && `${path}: ${layer} must not locate a file of ${other}, got ${specifier}`;
  }
  if (specifier === undefined) return `${path}: ${layer} must name what it imports, got a computed import()`;

  const allowance = allowances[layer];
  if (!specifier.startsWith('.')) {
    const allowed = allowance.packages.some((name) =>
      name.endsWith(':')
        ? specifier.startsWith(name)
        : specifier === name || specifier.startsWith(`${name}/`),
    );
    return allowed ? undefined : `${path}: ${layer} must not import the package ${specifier}`;
  }

  const [target = ''] = posix.join(posix.dirname(path), specifier).split('?');
  if (target.startsWith(`${layer}/`)) return undefined;
  if (allowance.files.some((file) => (file.endsWith('/') ? target.startsWith(file) : target === file)))
    return undefined;
  if (!allowance.types.includes(target)) return `${path}: ${layer} must not import ${target}`;
  return typeOnly ? undefined : `${path}: ${layer} must import only types from ${target}`;
}
