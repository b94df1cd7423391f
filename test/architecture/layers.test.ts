import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { determinismProblems } from './determinismRules.ts';
import { layerProblems, layers, packagesOf } from './layerRules.ts';
import { parseSource, readLayer, repository } from './sourceFile.ts';

const readJson = (path: string) => JSON.parse(readFileSync(join(repository, path), 'utf8'));

describe.each(layers)('the layer %s', (layer) => {
  const files = readLayer(layer);

  it('has sources to judge', () => {
    expect(files.length).toBeGreaterThan(0);
  });

  it('imports only what the design allows it', () => {
    expect(files.flatMap((file) => layerProblems(layer, file))).toEqual([]);
  });

  it('imports only packages that package.json names, those left in the bundle as dependencies', () => {
    const { dependencies } = readJson('package.json');
    // Electron itself is not bundled: the packager supplies it, and asks to see it in devDependencies.
    const known = new Set([...Object.keys(dependencies), 'electron']);
    const unknown = files.flatMap(packagesOf).filter((name) => !known.has(name));
    expect(unknown).toEqual([]);
  });
});

describe('sim-core', () => {
  it('uses nothing whose result depends on the engine, the clock, the locale or the host', () => {
    expect(readLayer('sim-core').flatMap(determinismProblems)).toEqual([]);
  });

  it('is type-checked without the DOM and without Node', () => {
    const own = readJson('sim-core/tsconfig.json');
    const base = readJson('tsconfig.base.json');
    expect(own.extends).toBe('../tsconfig.base.json');
    const options = { ...base.compilerOptions, ...own.compilerOptions };
    expect(options.lib).toEqual(['ES2023']);
    expect(options.types).toEqual([]);
  });

  it('is type-checked whole', () => {
    const { include, exclude, references } = readJson('sim-core/tsconfig.json');
    expect({ include, exclude, references }).toEqual({
      include: ['**/*.ts'],
      exclude: undefined,
      references: undefined,
    });
  });
});

describe('the layer rules themselves', () => {
  const problemsOf = (path: string, text: string) =>
    layerProblems(path.split('/')[0] as (typeof layers)[number], parseSource(path, text));

  it.each([
    ['sim-core/world/a.ts', `import fs from 'node:fs';`, 'sim-core must not import the package node:fs'],
    ['sim-core/world/a.ts', `import seedrandom from 'seedrandom';`, 'must not import the package seedrandom'],
    ['sim-core/world/a.ts', `export * from '../../cli/main.ts';`, 'sim-core must not import cli/main.ts'],
    [
      'sim-core/a.ts',
      `import type { A } from '../electron/contract.ts';`,
      'must not import electron/contract.ts',
    ],
    ['sim-core/a.ts', `type A = import('../renderer/a.ts').A;`, 'sim-core must not import renderer/a.ts'],
    ['sim-core/a.ts', `const a = await import(name);`, 'got a computed import()'],
    ['sim-core/a.ts', `const a = require('comlink');`, 'sim-core must not import the package comlink'],
    ['sim-core/a.ts', `import a = require('comlink');`, 'sim-core must not import the package comlink'],
    ['sim-core/a.ts', `new URL('../renderer/a.ts', import.meta.url);`, 'must not locate a file of renderer'],
    [
      'renderer/a/b.tsx',
      `import { a } from '../../sim-core/engine/a.ts';`,
      'must not import sim-core/engine/a.ts',
    ],
    [
      'renderer/a.tsx',
      `import { a } from '../electron/contract.ts';`,
      'only types from electron/contract.ts',
    ],
    ['renderer/a.tsx', 'const a = <b>{import(`node:fs`)}</b>;', 'must not import the package node:fs'],
    [
      'renderer/a.ts',
      `import.meta.glob('../sim-core/scenario/*.ts')`,
      'must not import sim-core/scenario/*.ts',
    ],
    ['renderer/a.ts', `import zodiac from 'zustandard';`, 'must not import the package zustandard'],
    [
      'electron/a.ts',
      `export { a } from '../sim-core/index.ts';`,
      'electron must not import sim-core/index.ts',
    ],
    ['cli/a.ts', `import '../sim-core/run/a.ts';`, 'cli must not import sim-core/run/a.ts'],
    ['cli/a.ts', `import 'react';`, 'cli must not import the package react'],
  ])('report, for %s, the source %s', (path, text, problem) => {
    expect(problemsOf(path, text)).toEqual([expect.stringContaining(problem)]);
  });

  it.each([
    [
      'sim-core/a/b.ts',
      `import { z } from 'zod'; import alea from 'seedrandom/lib/alea.js'; import '../c/d.ts';`,
    ],
    [
      'renderer/a.ts',
      `import { a } from '../sim-core/index.ts'; import type { B } from '../electron/contract.ts';`,
    ],
    [
      'renderer/a.ts',
      `new Worker(new URL('./simulation.worker.ts', import.meta.url)); import x from 'radix-ui';`,
    ],
    ['electron/a.ts', `import { app } from 'electron'; import { join } from 'node:path'; import './b.ts';`],
    [
      'cli/a.ts',
      `import { a } from '../sim-core/index.ts'; new URL('../../assets/scenarios/', import.meta.url);`,
    ],
    ['cli/a.ts', `// import '../renderer/a.ts'\nconst text = "import '../electron/main.ts'";`],
  ])('accept, for %s, the source %s', (path, text) => {
    expect(problemsOf(path, text)).toEqual([]);
  });
});

describe('the determinism rules themselves', () => {
  const problemsOf = (text: string) => determinismProblems(parseSource('sim-core/a.ts', text));

  it.each([
    ['Math.random()', 'Math.random'],
    ['Math.log(2)', 'Math.log'],
    [`Math['exp'](2)`, 'Math.exp'],
    ['Math?.hypot(1, 2)', 'Math.hypot'],
    ['const { sin } = Math', 'Math otherwise than as Math.name'],
    ['Math[name](2)', 'Math otherwise than as Math.name'],
    ['2 ** 3', 'the operator **'],
    ['a **= 3', 'the operator **='],
    ['new Date()', 'Date'],
    ['performance.now()', 'performance'],
    ['crypto.getRandomValues(a)', 'crypto'],
    ['setTimeout(a)', 'setTimeout'],
    ['console.log(1)', 'console'],
    ['process.env', 'process'],
    ['({ process })', 'process'],
    ['function a(document: number) {} document.title', 'document'],
    ['{ const window = 1; } window.a', 'window'],
    ['const { process: host } = globalThis', 'globalThis'],
    ['document.title', 'document'],
    ['window.a', 'window'],
    ['a.toLocaleString()', 'toLocaleString without a fixed locale'],
    ['a.toLocaleUpperCase(locale)', 'toLocaleUpperCase without a fixed locale'],
    ['a.localeCompare(b)', 'localeCompare'],
    ['/// <reference types="node" />', '/// <reference types="node" />'],
  ])('report %s', (text, what) => {
    expect(problemsOf(text)).toEqual([`sim-core/a.ts: sim-core must not use ${what}`]);
  });

  it.each([
    'Math.floor(Math.sqrt(2) * Math.LN2)',
    'interface A { readonly window: number; process(): void }',
    `a.toLocaleString('en-US')`,
    'a.process + b.window.document',
    '({ window: 3, Date: 4 })',
    '(document: number) => { const b = [document]; return b }',
    'for (const { window, ...process } of a) b(window, process)',
    'try { a() } catch (process) { b(process) }',
    'type A = (document: number) => void',
    '// Math.random() and 2 ** 3',
    '"Date.now()"',
  ])('accept %s', (text) => {
    expect(problemsOf(text)).toEqual([]);
  });
});
