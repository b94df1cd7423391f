// `npm run pack:cli`: the package of the command line, which `npm install -g` turns into `rollout-lab`. It is not the
// project's own package.json that is packed: that one names the app's entry and the libraries of its page, which
// npm would install beside a command line that holds all it needs.
import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { listFile } from './package/bundledPackages.mjs';
import { thirdPartyLicences } from './package/licences.mjs';

const projectFolder = path.dirname(import.meta.dirname);

/** What the program reads beside its bundle, from the project's folder. */
const assets = [
  'assets/gallery.json',
  'assets/scenarios',
  'assets/scenario.schema.json',
  'assets/schemas',
  'assets/man',
];

/** Where the completions of a shell lie in the package, by the names that the shells look for. */
const completions = { bash: 'rollout-lab.bash', zsh: '_rollout-lab', fish: 'rollout-lab.fish' };

/**
 * Packs the command line, built first where its sources have changed.
 *
 * @param {string} destination folder of the tarball; made where it is missing
 * @returns {Promise<string>} the tarball
 */
export async function packCli(destination) {
  await ensureBuilt(['cli']);
  const stage = await mkdtemp(path.join(tmpdir(), 'rollout-lab-package-'));
  try {
    await writePackage(stage);
    await mkdir(destination, { recursive: true });
    const printed = await run('npm', [
      'pack',
      stage,
      '--pack-destination',
      destination,
      '--json',
      '--silent',
      '--ignore-scripts',
    ]);
    /** @type {{ filename: string }[]} */
    const [packed] = Object.values(JSON.parse(printed));
    if (!packed) throw new Error(`npm pack names no tarball: ${printed}`);
    return path.join(destination, packed.filename);
  } finally {
    await rm(stage, { recursive: true, force: true });
  }
}

/** @param {string} stage the package's folder, empty */
async function writePackage(stage) {
  const from = (/** @type {string} */ name) => path.join(projectFolder, name);
  const to = (/** @type {string} */ name) => path.join(stage, name);
  // The bundle finds its assets, and the version, two folders up: here as in the project.
  const bundle = (await readdir(from('dist/cli'))).filter((name) => name.endsWith('.mjs'));
  for (const name of [...bundle.map((file) => `dist/cli/${file}`), ...assets, 'LICENSE']) {
    await cp(from(name), to(name), { recursive: true });
  }
  await mkdir(to('completions'));
  for (const [shell, name] of Object.entries(completions)) {
    const script = await run(process.execPath, [from('dist/cli/main.mjs'), 'completions', shell]);
    await writeFile(to(`completions/${name}`), script);
  }
  const bundled = JSON.parse(await readFile(from(`dist/cli/${listFile}`), 'utf8'));
  await writeFile(to('THIRD-PARTY-LICENSES.txt'), await thirdPartyLicences(projectFolder, bundled));
  const page = await readFile(from('docs/command-line.md'), 'utf8');
  await writeFile(to('README.md'), page.replaceAll('](../', ']('));
  const project = JSON.parse(await readFile(from('package.json'), 'utf8'));
  const { name, version, description, license, type, engines, author, homepage } = project;
  const described = {
    name,
    version,
    description,
    license,
    author,
    homepage,
    type,
    engines,
    bin: { [name]: 'dist/cli/main.mjs' },
    man: ['assets/man/rollout-lab.1'],
    files: ['dist', 'assets', 'completions', 'THIRD-PARTY-LICENSES.txt'],
  };
  await writeFile(to('package.json'), `${JSON.stringify(described, null, 2)}\n`);
}

/**
 * @param {string} command
 * @param {string[]} words
 * @returns {Promise<string>} what it printed
 */
function run(command, words) {
  // On Windows npm is a script, which only a shell can start.
  const shell = command === 'npm' && process.platform === 'win32';
  const child = spawn(command, words, { stdio: ['ignore', 'pipe', 'inherit'], shell });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (printed += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(printed);
      else reject(new Error(`${command} ${words.join(' ')} ended with ${code}`));
    });
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    console.log(path.relative('', await packCli(path.join(projectFolder, 'release'))));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
