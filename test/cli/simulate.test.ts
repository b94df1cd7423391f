import { exec } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { PROGRAM_VERSION } from '../../sim-core/index.ts';
import type { SimulationResult } from '../../sim-core/index.ts';
import { rolloutLab, shellCommand } from './rolloutLab.ts';

const small = ['simulate', 'slow-burn', '--replications', '24'];

async function resultOf(...words: string[]): Promise<SimulationResult> {
  const { code, stdout, stderr } = await rolloutLab([...words, '--json']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout) as SimulationResult;
}

describe('rollout-lab simulate FILE --json', () => {
  const running = resultOf(...small);

  test('prints the result object of format version 1', async () => {
    const result = await running;
    expect(Object.keys(result)).toEqual([
      'format',
      'version',
      'programVersion',
      'scenario',
      'seed',
      'replications',
      'engine',
      'partial',
      'stoppedBy',
      'plans',
    ]);
    expect(result).toMatchObject({
      format: 'rollout-lab/result',
      version: 1,
      programVersion: PROGRAM_VERSION,
      scenario: { name: 'Slow burn' },
      seed: 1,
      replications: 24,
      partial: false,
    });
    expect(['ticks', 'events', 'lazy']).toContain(result.engine);
    expect(result.plans.map(({ id, name, strategies }) => [id, name, strategies])).toEqual([
      ['ab', 'A/B test', ['ab']],
      ['canary', 'Canary release', ['canary']],
      ['interleaved', 'Interleaved test', ['interleaved']],
      ['shadow', 'Shadow mode', ['shadow']],
    ]);
  });

  test('prints every measure of every plan, P and Q whole or null', async () => {
    const { plans } = await running;
    const isNullOr = (keys: string[], value: object | null) =>
      expect(value === null ? keys : Object.keys(value)).toEqual(keys);
    const P = ['estimate', 'low', 'high'];
    const Q = ['mean', 'p10', 'p50', 'p90', 'p95', 'intervals'];
    for (const plan of plans) {
      expect(Object.keys(plan)).toEqual([
        'id',
        'name',
        'strategies',
        'truth',
        'verdict',
        'missed',
        'falseAlarm',
        'stoppedBeforeOnset',
        'wrongWait',
        'detection',
        'decisionHours',
        'blastRadius',
        'sampleSize',
        'extraModelRuns',
        'gainForgone',
        'phases',
        'why',
      ]);
      expect(plan.truth).toEqual({ class: 'harmful', onsetHours: 24.5, offlineClass: null, chances: null });
      expect(Object.keys(plan.verdict)).toEqual(['promoted', 'rolledBack', 'undecided']);
      expect(Object.keys(plan.detection)).toEqual(['probability', 'hours', 'median', 'incidence']);
      expect(Object.keys(plan.sampleSize)).toEqual(['unit', 'used', 'required', 'available', 'effect']);
      expect(Object.keys(plan.blastRadius)).toEqual([
        'requests',
        'users',
        'extraFailures',
        'failuresAvoided',
        'harm',
        'peakShare',
        'expectedShortfall',
      ]);
      for (const value of [...Object.values(plan.verdict), plan.missed, plan.falseAlarm]) isNullOr(P, value);
      const { requests, users, extraFailures, peakShare } = plan.blastRadius;
      for (const value of [
        requests,
        users,
        extraFailures,
        peakShare,
        plan.sampleSize.used,
        plan.extraModelRuns,
      ]) {
        expect(value).not.toBeNull();
        isNullOr(Q, value);
      }
      isNullOr(Q, plan.decisionHours);
      isNullOr(Q, plan.detection.hours);
    }
  });

  test('prints the same bytes for any number of workers', async () => {
    const outputs = [];
    for (const workers of ['1', '2', '3']) {
      outputs.push((await rolloutLab([...small, '--json', '--workers', workers])).stdout);
    }
    expect(outputs[1]).toBe(outputs[0]);
    expect(outputs[2]).toBe(outputs[0]);
    expect(JSON.parse(outputs[0]!)).toEqual(await running);
  });

  test('depends on the seed and says which it was', async () => {
    const other = await resultOf(...small, '--seed', '2');
    expect(other.seed).toBe(2);
    expect(other.plans).not.toEqual((await running).plans);
    expect(other.scenario).toEqual((await running).scenario);
  });

  test('plays only the plans that are asked for, with the numbers they have among all', async () => {
    const { plans } = await resultOf(...small, '--plan', 'shadow', '--plan', 'canary');
    const all = (await running).plans;
    expect(plans).toEqual([all[1], all[3]]);
  });
});

describe('rollout-lab simulate FILE', () => {
  test('prints a table with every strategy and, for each, verdict, detection time, blast radius and sample size', async () => {
    const { code, stdout, stderr } = await rolloutLab(small);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const lines = stdout.split('\n');
    expect(lines[0]).toBe('Slow burn. In truth the challenger is harmful, from 24.5 h on.');
    expect(lines[1]).toMatch(/^24 replications, seed 1, engine \w+, scenario [0-9a-f]{16}\.$/);
    for (const name of ['A/B test', 'Canary release', 'Interleaved test', 'Shadow mode']) {
      expect(stdout).toContain(name);
      expect(stdout).toMatch(new RegExp(`^  ${name}: .{20}`, 'm'));
    }
    for (const heading of ['Verdict', 'Detection time', 'Blast radius, median', 'Sample size']) {
      expect(lines).toContain(heading);
    }
    const cell = String.raw` {2,}(?:[\d.,]+%?(?: \S+)*|-|none|cannot see the effect|not in half of them)`;
    for (const measure of [
      'promoted',
      'rolled back',
      'undecided',
      'median time to verdict',
      'caught',
      'half of runs, from onset',
      'of those caught, median',
      'never stopped',
      'users reached',
      'requests reached',
      'extra failures',
      'used, median',
      'theory asks for',
      'extra model runs',
    ]) {
      expect(lines).toContainEqual(expect.stringMatching(new RegExp(`^  ${measure}(?:${cell})+$`)));
    }
    // Every chance stands above its interval.
    const promoted = lines.findIndex((line) => line.startsWith('  promoted'));
    expect(lines[promoted + 1]).toMatch(/\([\d.]+% to [\d.]+%\)/);
    expect(lines.filter((line) => line.length > 130)).toEqual([]);
    const why = lines.indexOf('Why:');
    expect(lines[why + 1]).toMatch(/^ {2}A\/B test: Stops the harmful challenger in \d/);
    expect(stdout).not.toMatch(/NaN|undefined|null|Infinity/);
  });

  test('stops at the precision that is wanted, at the same replication on any number of workers', async () => {
    const words = ['simulate', 'slow-burn', '--replications', '3000', '--precision', '5'];
    const [one, three] = await Promise.all(
      ['1', '3'].map((workers) => resultOf(...words, '--workers', workers)),
    );
    expect(one).toMatchObject({ stoppedBy: 'precision', partial: false });
    expect(one!.replications).toBeLessThan(3000);
    expect(three).toEqual(one);
    const { stdout } = await rolloutLab(words);
    expect(stdout).toContain(`${one!.replications} replications (the precision wanted was reached), seed 1`);
  });

  test('interrupted, prints what is done, labelled partial, and ends with 130', async () => {
    const begun = performance.now();
    const { code, stdout, stderr } = await rolloutLab(
      ['simulate', 'reference-null', '--replications', '200000', '--engine', 'ticks', '--workers', '2'],
      { interruptAfterMs: 5000 },
    );
    expect(performance.now() - begun).toBeLessThan(20_000);
    expect(code).toBe(130);
    const [, played] = /PARTIAL: stopped after ([\d,]+) replications, seed 1/.exec(stdout)!;
    expect(Number(played!.replaceAll(',', ''))).toBeGreaterThan(0);
    expect(Number(played!.replaceAll(',', ''))).toBeLessThan(200_000);
    expect(stdout).toContain('Shadow mode');
    expect(stderr).toBe(
      `Interrupted: ${played} of 200,000 replications were done; what they show is labelled partial.\n`,
    );
  });

  test('interrupted at once, prints nothing that is not counted', async () => {
    const { code, stdout, stderr } = await rolloutLab(
      ['simulate', 'ranking-win', '--replications', '2000', '--engine', 'events', '--workers', '1', '--json'],
      { interruptAfterMs: 2500 },
    );
    expect({ code, stdout }).toEqual({ code: 130, stdout: '' });
    expect(stderr).toBe('Stopped before the first replications were done; there is nothing to show.\n');
  });
});

/** What returns to the beginning of a terminal's line and wipes it. */
const WIPED = '\r\u001b[2K';

describe('rollout-lab simulate, on its way,', () => {
  const words = 'simulate slow-burn --plan shadow --replications 200 --workers 2';

  // "script" gives a command a terminal; on a terminal of its own standard error is one.
  test.runIf(process.platform === 'linux' && existsSync('/usr/bin/script'))(
    'says on a terminal how far it is, and wipes it away',
    async () => {
      const { stdout } = await promisify(exec)(`script -qec "${await shellCommand()} ${words}" /dev/null`);
      const [before, ...wiped] = stdout.split(WIPED);
      expect(before).toBe('');
      expect(wiped[0]).toMatch(/^Slow burn: \d+ of 200 replications, .*about \d+ s left/);
      expect(wiped.at(-1)).toMatch(/^Slow burn\. In truth/);
    },
  );

  test('says nothing elsewhere', async () => {
    const { stdout, stderr } = await promisify(exec)(`${await shellCommand()} ${words}`);
    expect(stderr).toBe('');
    expect(stdout).not.toContain(WIPED);
  });
});

describe('rollout-lab, when its reader goes away,', () => {
  const run = promisify(exec);

  test('ends without a word', async () => {
    const command = await shellCommand();
    for (const words of ['simulate slow-burn --replications 4', 'trace slow-burn --plan canary --json']) {
      const { stdout, stderr } = await run(`${command} ${words} | head -1`);
      expect(stdout.split('\n')).toHaveLength(2);
      expect(stderr).toBe('');
    }
  });

  test.runIf(existsSync('/dev/full'))('or the disk is full, says so in one line', async () => {
    const command = await shellCommand();
    await expect(run(`${command} scenarios > /dev/full`)).rejects.toMatchObject({
      code: 70,
      stderr: 'rollout-lab: the output could not be written (ENOSPC)\n',
    });
  });
});
