import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { findBinary } from '../../scripts/startBinary.mjs';
import { makeProject, removeProject } from './project.ts';

let packageFolder: string;

afterEach(() => removeProject(packageFolder));

test('findBinary() gives a program that is there without running the install script', async () => {
  packageFolder = await makeProject({ 'path.txt': 'electron', 'dist/electron': '' });
  const said: string[] = [];
  expect(await findBinary({ packageFolder, say: (line: string) => said.push(line) })).toEqual({
    path: path.join(packageFolder, 'dist/electron'),
  });
  expect(said).toEqual([]);
});

test('findBinary() does not take a program that is still being unpacked', async () => {
  packageFolder = await makeProject({
    'package.json': '{"version":"45.4.1"}',
    'dist/electron': 'half',
    'install.js': '',
  });
  expect(await findBinary({ packageFolder, say: () => {} })).toEqual({
    reason: 'Electron could not be fetched (its install script left no program)',
  });
});

test('findBinary() gives up on a download from which nothing arrives', async () => {
  packageFolder = await makeProject({
    'package.json': '{"version":"45.4.1"}',
    'install.js': 'setInterval(() => {}, 1000);',
  });
  expect(await findBinary({ packageFolder, say: () => {}, stallMs: 300 })).toEqual({
    reason: 'Electron could not be fetched (no progress for 0.3 s)',
  });
});

test('findBinary() waits for a download that is slower in all than it may stall', async () => {
  packageFolder = await makeProject({
    'package.json': '{"version":"45.4.1"}',
    'install.js': `
      const fs = require('node:fs');
      const file = require('node:os').tmpdir() + '/electron.zip';
      let parts = 0;
      setInterval(() => {
        fs.appendFileSync(file, 'part');
        if ((parts += 1) < 20) return;
        fs.mkdirSync(__dirname + '/dist');
        fs.writeFileSync(__dirname + '/dist/electron', '');
        fs.writeFileSync(__dirname + '/path.txt', 'electron');
        process.exit(0);
      }, 100);`,
  });
  expect(await findBinary({ packageFolder, say: () => {}, stallMs: 1_000 })).toEqual({
    path: path.join(packageFolder, 'dist/electron'),
  });
});
