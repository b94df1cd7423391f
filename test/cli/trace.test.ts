import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { SimulationResult, Trace } from '../../sim-core/index.ts';
import { scenarioOf } from '../sim-core/worlds.ts';
import { rolloutLab } from './rolloutLab.ts';

async function traceOf(...words: string[]): Promise<Trace> {
  const { code, stdout, stderr } = await rolloutLab(['trace', ...words, '--json']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout) as Trace;
}

test('rollout-lab trace FILE --plan ID --json prints the replication that simulate plays', async () => {
  const trace = await traceOf('slow-burn', '--plan', 'shadow', '--seed', '5');
  expect(trace).toMatchObject({
    format: 'rollout-lab/trace',
    version: 1,
    seed: 5,
    replication: 0,
    plan: { id: 'shadow', name: 'Shadow mode', strategies: ['shadow'] },
    tickHours: 0.5,
    onsetHours: 24.5,
  });
  expect(trace.ticks).toHaveLength(1344);
  const { stdout } = await rolloutLab([
    'simulate',
    'slow-burn',
    '--plan',
    'shadow',
    '--seed',
    '5',
    '--replications',
    '1',
    '--engine',
    trace.engine,
    '--json',
  ]);
  const { verdict, decisionHours, sampleSize } = (JSON.parse(stdout) as SimulationResult).plans[0]!;
  expect(verdict[trace.verdict]!.estimate).toBe(1);
  expect(decisionHours?.mean ?? null).toBe(trace.decisionHours);
  expect(trace.ticks.findLast(({ look }) => look)!.look!.unitsSeen).toBe(sampleSize.used!.mean);
});

test('rollout-lab trace FILE --plan ID prints a row a tick under its verdict', async () => {
  const { code, stdout, stderr } = await rolloutLab(['trace', 'slow-burn', '--plan', 'canary']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const lines = stdout.trimEnd().split('\n');
  const { engine } = await traceOf('slow-burn', '--plan', 'canary');
  expect(lines[0]).toBe(`Slow burn, plan "Canary release", replication 0, seed 1, ${engine} engine.`);
  expect(lines[1]).toMatch(
    /^Verdict: (promoted|rolled back|undecided)( after .+)?; harmful from 24.5 h on\.$/,
  );
  expect(lines[3]).toMatch(/^Hours +Exposed +Requests +Incumbent +Challenger +Gate +Extra failures/);
  expect(lines).toHaveLength(5 + 1344);
  expect(lines[5]).toMatch(/^0 +1% +[\d,]+ +\d+ errors? in [\d,]+ +\d+ errors? in \d+/);
  expect(stdout).not.toMatch(/NaN|undefined|null|Infinity/);
});

test('rollout-lab trace FILE says which engine drew it', async () => {
  for (const engine of ['events', 'lazy']) {
    const { stdout } = await rolloutLab(['trace', 'slow-burn', '--plan', 'shadow', '--engine', engine]);
    expect(stdout.split('\n')[0]).toBe(
      `Slow burn, plan "Shadow mode", replication 0, seed 1, ${engine} engine.`,
    );
  }
});

test('rollout-lab trace FILE names every statistic that a look goes by', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rollout-lab-'));
  const file = join(folder, 'looks.rollout.json');
  const looks = { kind: 'bayesian', everyHours: 12, largestLoss: 1e-9 };
  const phase = { strategy: 'ab', hours: 24, looks, guardrails: [{ margin: 0.1 }], sampleRatioGate: {} };
  writeFileSync(file, JSON.stringify(scenarioOf({}, { ab: [phase] })));
  const { code, stdout, stderr } = await rolloutLab(['trace', file, '--plan', 'ab']);
  rmSync(folder, { recursive: true });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const looked = stdout.split('\n').filter((line) => line.includes('expected loss'));
  expect(looked).toHaveLength(2);
  expect(looked[1]).toMatch(/expected loss [\d.]+; p-value (<?[\d.]+|no data), [\d.]+: no verdict/);
});

test('rollout-lab trace FILE prints the bounds of a difference where a look has some', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rollout-lab-'));
  const file = join(folder, 'once.rollout.json');
  writeFileSync(
    file,
    JSON.stringify(scenarioOf({ incumbent: { success: 0.4 } }, { ab: [{ strategy: 'ab', hours: 24 }] })),
  );
  const { code, stdout, stderr } = await rolloutLab(['trace', file, '--plan', 'ab']);
  rmSync(folder, { recursive: true });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/p-value [\d.]+ \(difference -?[\d.]+ to -?[\d.]+\)/);
});

test('rollout-lab trace FILE --replication I plays another one', async () => {
  const first = await traceOf('slow-burn', '--plan', 'ab');
  const other = await traceOf('slow-burn', '--plan', 'ab', '--replication', '7');
  expect(other.replication).toBe(7);
  expect(other.ticks).not.toEqual(first.ticks);
});
