// `node scripts/benchPage.mjs`: how fluid the page is while it simulates, in a real browser where there is one. The last
// section of `npm run bench`.
import { spawn } from 'node:child_process';
import { availableParallelism, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';
import { ensureBuilt } from './build.mjs';
import { serveBuilt } from './serve.mjs';

const path = (/** @type {string} */ relative) =>
  fileURLToPath(new URL(relative, new URL('..', import.meta.url)));
const file = path('node_modules/.cache/bench/page.mjs');

await ensureBuilt(['renderer']);
await build({
  input: path('test/bench/page.ts'),
  platform: 'node',
  logLevel: 'warn',
  external: [/^playwright-core/, /^@sparticuz/],
  output: { file, format: 'esm' },
});
const served = await serveBuilt({ port: 0 });
console.log(
  `The page, in a real browser (${loadavg()[0]?.toFixed(1)} processes at work on ${availableParallelism()} processors):`,
);
// Not spawnSync: this very process answers the browser.
const bench = spawn(process.execPath, [file, served.url], { stdio: 'inherit' });
process.exitCode = await new Promise((resolve) => bench.on('close', resolve));
await served.close();
