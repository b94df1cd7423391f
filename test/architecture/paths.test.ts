import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, it } from 'vitest';
import { repository } from './sourceFile.ts';

const generated = new Set(['node_modules', 'dist', 'release', 'coverage', '.git', '.vite']);

// Joined here, or this file would be the one that names them.
const foreignPaths = [['', 'work', 'shared'].join('/'), ['.lib', 'rary'].join('')];

function repositoryFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !generated.has(entry.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? repositoryFiles(path) : [path];
    });
}

function foreignPathsIn(text: string): string[] {
  return foreignPaths.filter((path) => text.includes(path));
}

it('no file of the repository names a path outside it', () => {
  const files = repositoryFiles(repository).filter((path) => !path.endsWith('.tsbuildinfo'));
  expect(files.map((path) => relative(repository, path))).toContain('package.json');
  const offending = files.filter((path) => foreignPathsIn(readFileSync(path, 'latin1')).length > 0);
  expect(offending.map((path) => relative(repository, path))).toEqual([]);
});

it.each(foreignPaths)('a file that names %s is found', (path) => {
  expect(foreignPathsIn(`see ${path}/design.md`)).toEqual([path]);
});
