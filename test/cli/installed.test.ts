import { execFile, spawn } from 'node:child_process';
import { lstatSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, sep } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packCli } from '../../scripts/packCli.mjs';
import { shippedTexts } from '../sim-core/scenario/shipped.ts';
import type { Ended } from './rolloutLab.ts';
import { rolloutLab } from './rolloutLab.ts';

const repository = realpathSync(new URL('../..', import.meta.url));

// npm lays a command out otherwise on Windows.
describe.runIf(process.platform !== 'win32')(
  'the packed command line, installed in a folder of its own,',
  () => {
    const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'rollout-lab-installed-')));
    const installed = join(scratch, 'prefix/lib/node_modules/rollout-lab');

    /** A machine that has Node, and knows nothing of the repository. */
    const environment = {
      PATH: [join(scratch, 'prefix/bin'), dirname(process.execPath), '/usr/bin', '/bin'].join(delimiter),
      HOME: scratch,
    };
    const run = (...words: string[]) =>
      new Promise<Ended>((resolve, reject) => {
        const child = spawn('rollout-lab', words, { cwd: scratch, env: environment });
        let stdout = '';
        let stderr = '';
        child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
        child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
        child.on('error', reject);
        child.on('close', (code) => resolve({ code, stdout, stderr }));
      });

    beforeAll(async () => {
      const tarball = await packCli(scratch);
      const options = ['--offline', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
      await promisify(execFile)(
        'npm',
        ['install', '--global', '--prefix', join(scratch, 'prefix'), ...options, tarball],
        {
          cwd: scratch,
          env: environment,
        },
      );
    });
    afterAll(() => rmSync(scratch, { recursive: true }));

    const filesOf = (folder: string): string[] =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => !entry.isDirectory())
        .map((entry) =>
          join(entry.parentPath, entry.name)
            .slice(folder.length + 1)
            .replaceAll(sep, '/'),
        );

    test('holds what it needs and nothing else', () => {
      const bundle = filesOf(join(installed, 'dist'));
      expect(bundle).toEqual(expect.arrayContaining(['cli/main.mjs', 'cli/worker.mjs']));
      for (const file of bundle) expect(file).toMatch(/^cli\/[\w-]+\.mjs$/);
      const others = filesOf(installed).filter((file) => !file.startsWith('dist/'));
      expect(others.toSorted()).toEqual(
        [
          'LICENSE',
          'README.md',
          'THIRD-PARTY-LICENSES.txt',
          'assets/gallery.json',
          'assets/man/rollout-lab.1',
          'assets/scenario.schema.json',
          ...['check', 'check-result', 'fit-traffic', 'result', 'scenarios', 'selftest', 'size', 'trace'].map(
            (name) => `assets/schemas/${name}.schema.json`,
          ),
          ...[...shippedTexts.keys()].map((id) => `assets/scenarios/${id}.rollout.json`),
          'completions/_rollout-lab',
          'completions/rollout-lab.bash',
          'completions/rollout-lab.fish',
          'package.json',
        ].toSorted(),
      );
    });

    test('brings no other package, and nothing that leads back to the repository', () => {
      expect(
        readdirSync(join(scratch, 'prefix/lib/node_modules')).filter((name) => !name.startsWith('.')),
      ).toEqual(['rollout-lab']);
      const described = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as object;
      expect(Object.keys(described).filter((key) => /dependencies|scripts|private/i.test(key))).toEqual([]);
      for (const file of filesOf(installed)) {
        expect(lstatSync(join(installed, file)).isSymbolicLink()).toBe(false);
        expect(readFileSync(join(installed, file), 'utf8')).not.toContain(repository);
      }
    });

    test('hands on the licence of every package that is in its bundle, and names no other', () => {
      const listed = JSON.parse(readFileSync(join(repository, 'dist/cli/third-party.json'), 'utf8')) as {
        name: string;
        version: string;
      }[];
      const licences = readFileSync(join(installed, 'THIRD-PARTY-LICENSES.txt'), 'utf8');
      const named = [...licences.matchAll(/^-{80}\n\n(\S+) (\S+) \(/gm)].map(([, name]) => name);
      expect(named).toEqual(listed.map(({ name }) => name));
      expect(named).toEqual(expect.arrayContaining(['comlink', 'jsep', 'papaparse', 'seedrandom', 'zod']));
      expect(licences).not.toContain('Electron');
    });

    test('lists, checks and describes', async () => {
      const scenarios = await run('scenarios');
      expect(scenarios).toEqual(await rolloutLab(['scenarios']));
      expect(scenarios.code).toBe(0);
      expect(await run('check', 'slow-burn')).toMatchObject({ code: 0, stderr: '' });
      expect(await run('check', 'nowhere.json')).toMatchObject({ code: 1, stdout: '' });
      const { version } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as {
        version: string;
      };
      expect(await run('--version')).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
      const published = readFileSync(join(repository, 'assets/schemas/result.schema.json'), 'utf8');
      expect(await run('schema', 'result')).toEqual({ code: 0, stdout: published, stderr: '' });
    });

    test('simulates on two threads to the very bytes of the repository', async () => {
      const words = ['simulate', 'slow-burn', '--replications', '20', '--json', '--workers'];
      const result = await run(...words, '2');
      expect(result).toEqual(await rolloutLab([...words, '1']));
      expect(JSON.parse(result.stdout)).toMatchObject({ format: 'rollout-lab/result', replications: 20 });
    });

    test('has a man page where man looks for it, and completions of every shell', async () => {
      const page = readFileSync(join(scratch, 'prefix/share/man/man1/rollout-lab.1'), 'utf8');
      expect(page).toBe(readFileSync(join(repository, 'assets/man/rollout-lab.1'), 'utf8'));
      for (const [shell, name] of Object.entries({
        bash: 'rollout-lab.bash',
        zsh: '_rollout-lab',
        fish: 'rollout-lab.fish',
      })) {
        const { stdout } = await run('completions', shell);
        expect(readFileSync(join(installed, 'completions', name), 'utf8')).toBe(stdout);
        expect(stdout).toContain('slow-burn');
      }
    });

    test('is not what npm pack makes of the whole project, which it refuses', async () => {
      const packing = promisify(execFile)('npm', ['pack', repository], { cwd: scratch, env: environment });
      await expect(packing).rejects.toMatchObject({
        stderr: expect.stringContaining('The command line is, by: npm run pack:cli') as string,
      });
      expect(readdirSync(scratch).filter((name) => name.endsWith('.tgz'))).toHaveLength(1);
    });
  },
);
