import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commands } from '../../cli/commands/index.ts';
import { exitMeanings } from '../../cli/exitCodes.ts';
import { schemaNames } from '../../cli/schemaNames.ts';
import { rolloutLab, shellCommand } from '../cli/rolloutLab.ts';
import { shippedTexts } from '../sim-core/scenario/shipped.ts';
import { textOf } from './fragments.ts';

const page = textOf('command-line.md');
const examples = [...page.matchAll(/^```sh\n(.*?)^```/gms)].map(([, example]) => example!);
// What is packed and installed is tested by test/cli/installed.test.ts; each kind of calculator and the
// self-test by outputs.test.ts.
const isRunElsewhere = (example: string) => /^npm |^rollout-lab (?:size|selftest)\b/m.test(example);

const folder = mkdtempSync(join(tmpdir(), 'rollout-lab-docs-'));
writeFileSync(join(folder, 'my.rollout.json'), shippedTexts.get('needle')!);
const hours = Array.from(
  { length: 3 * 168 },
  (_, hour) => `${new Date(Date.UTC(2024, 0, 1, hour)).toISOString()},${500 + ((hour * 37) % 24) * 20}`,
);
writeFileSync(join(folder, 'requests.csv'), `time,count\n${hours.join('\n')}\n`);
beforeAll(async () => {
  // Ended by a precision, a result fits its scenario whatever the count of replications.
  const { code, stdout } = await rolloutLab(['simulate', 'needle', '--precision', '50', '--json']);
  writeFileSync(join(folder, 'may.rollout-result.json'), code === 0 ? stdout : '');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('docs/command-line.md', () => {
  test.each(examples.filter((example) => !isRunElsewhere(example)))(
    'shows what can be typed: %s',
    async (example) => {
      const script = `set -o pipefail\nrollout-lab() { ${await shellCommand()} "$@"; }\n${example}`;
      const { stdout, stderr } = await promisify(execFile)('bash', ['-c', script], {
        cwd: folder,
        maxBuffer: 1e8,
      });
      expect(stderr).toBe('');
      // The one that judges says so by its exit code alone.
      expect(stdout === '').toBe(example.includes('process.exit'));
    },
  );

  test('shows an example of every command', () => {
    const shown = new Set([...page.matchAll(/^rollout-lab ([a-z-]+)/gm)].map(([, name]) => name));
    expect(commands.map(({ name }) => name).filter((name) => !shown.has(name))).toEqual([]);
  });

  test('names every exit code and every schema', () => {
    for (const [code] of exitMeanings) expect(page).toMatch(new RegExp(`^\\| ${code} +\\| [A-Z]`, 'm'));
    for (const name of schemaNames)
      expect(page).toMatch(new RegExp(`^\\| \`${name}\` +\\|.*\`rollout-lab/${name}\``, 'm'));
  });
});
