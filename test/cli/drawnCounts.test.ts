import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { SimulationResult } from '../../sim-core/index.ts';
import { scenarioOf } from '../sim-core/worlds.ts';
import { rolloutLab } from './rolloutLab.ts';

const folder = mkdtempSync(join(tmpdir(), 'rollout-lab-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = join(folder, 'evaluated.rollout.json');
writeFileSync(
  file,
  JSON.stringify(
    scenarioOf(
      {
        incumbent: { success: 0.93 },
        challenger: { success: { kind: 'measured', events: 95, trials: 100, uncertainty: 'drawn' } },
      },
      { ab: [{ strategy: 'ab', hours: 24 }] },
    ),
  ),
);

describe('rollout-lab simulate FILE with measured counts that are drawn', () => {
  test('says in how many of the worlds the challenger is harmful and better, and what the rows count', async () => {
    const { code, stdout, stderr } = await rolloutLab(['simulate', file, '--replications', '400']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const [first, second, third] = stdout.split('\n');
    expect(first).toMatch(
      /^A world for tests\. In truth the challenger is better in 7\d(\.\d)?% \([\d.]+% to [\d.]+%\) of the drawn worlds, harmful in 2\d(\.\d)?% \(.+\)\. At the point estimates it is better\.$/,
    );
    expect(second).toMatch(
      /^Its measured counts are drawn anew in each replication\. Detection counts the worlds/,
    );
    expect(third).toMatch(/^"better, not promoted" those in which it is better/);
  });

  test('--json gives the chances of each truth, the same for any number of workers', async () => {
    const outputs = [];
    for (const workers of ['1', '3']) {
      const words = ['simulate', file, '--replications', '60', '--json', '--workers', workers];
      outputs.push((await rolloutLab(words)).stdout);
    }
    expect(outputs[1]).toBe(outputs[0]);
    const { plans } = JSON.parse(outputs[0]!) as SimulationResult;
    const { harmful, equal, better } = plans[0]!.truth.chances!;
    expect(harmful!.estimate + equal!.estimate + better!.estimate).toBeCloseTo(1, 12);
    expect(plans[0]!.missed).not.toBeNull();
    expect(plans[0]!.wrongWait).not.toBeNull();
  });
});
