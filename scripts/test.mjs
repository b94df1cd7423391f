// `npm test`: format, types, lint, build, then every test but test/long. `npm test -- FILTER` reaches vitest alone.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addCounts, closingLine, countTests } from './testReport.mjs';

const repository = fileURLToPath(new URL('..', import.meta.url));
const reportFile = join(repository, 'node_modules/.cache/vitest-report.json');
const inCi = process.env.CI === 'true';

/**
 * Runs a tool of node_modules with its output streamed through.
 *
 * @param {string} tool  the path of its JavaScript entry: a .bin shim would need a shell on Windows
 * @param {...string} toolArguments
 * @returns {Promise<number>} its exit code; 1 where it ended by a signal
 */
function run(tool, ...toolArguments) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(repository, 'node_modules', tool), ...toolArguments], {
      cwd: repository,
      stdio: 'inherit',
    });
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}

async function build() {
  const { ensureBuilt } = await import('./build.mjs');
  await ensureBuilt(['renderer', 'electron', 'cli']);
  return 0;
}

async function runTests() {
  mkdirSync(dirname(reportFile), { recursive: true });
  rmSync(reportFile, { force: true });
  const filters = process.argv.slice(2);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`];
  const exitCode = await run('vitest/vitest.mjs', 'run', ...reporters, ...filters);
  return countTests(readReport(), exitCode, inCi);
}

function readReport() {
  try {
    return JSON.parse(readFileSync(reportFile, 'utf8'));
  } catch {
    return undefined;
  }
}

/** @type {[string, () => Promise<number>][]} */
const houseSteps = [
  ['format', () => run('prettier/bin/prettier.cjs', '--check', '.')],
  ['types', () => run('typescript/bin/tsc', '-b')],
  ['lint', () => run('oxlint/bin/oxlint', '--deny-warnings')],
  ['build', build],
];

let total = { passed: 0, failed: 0, skipped: 0 };
const failures = [];
for (const [name, step] of houseSteps) {
  console.log(`\n== ${name}`);
  const exitCode = await step().catch((error) => {
    console.error(error);
    return 1;
  });
  if (exitCode !== 0) failures.push(name);
  total = addCounts(total, { passed: exitCode === 0 ? 1 : 0, failed: exitCode === 0 ? 0 : 1, skipped: 0 });
}

console.log('\n== tests');
const tests = await runTests();
total = addCounts(total, tests);
if (tests.failed > 0) failures.push('tests');

console.log('');
for (const note of tests.notes) console.log(note);
if (failures.length > 0) console.log(`failed: ${failures.join(', ')}`);
console.log(closingLine(total));
process.exitCode = total.failed > 0 ? 1 : 0;
