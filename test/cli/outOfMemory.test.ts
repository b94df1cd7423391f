import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { describe, expect, test } from 'vitest';
import { handleOf } from '../../cli/spawnWorker.ts';
import { ensureBuilt } from '../../scripts/build.mjs';
import { WorkerLost, runPool, serializeScenario } from '../../sim-core/index.ts';
import type { RunSettings } from '../../sim-core/index.ts';
import { shipped } from '../sim-core/scenario/shipped.ts';
import { rolloutLab } from './rolloutLab.ts';

const built = ensureBuilt(['cli']);
const program = new URL('../../dist/cli/worker.mjs', import.meta.url);

/** A real thread of the command line, with less memory than its program alone needs, or with enough. */
function thread(memory: 'too little' | 'enough') {
  const resourceLimits = memory === 'enough' ? {} : { maxOldGenerationSizeMb: 4 };
  return handleOf(new Worker(program, { resourceLimits }));
}

const settings: RunSettings = {
  scenario: shipped('slow-burn'),
  seed: 1,
  replications: 60,
  engine: 'auto',
};

test('rollout-lab simulate refuses more replications than memory is sure to hold the outcomes of', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'rollout-lab-'));
  const file = path.join(folder, 'crowd.rollout.json');
  const scenario = shipped('slow-burn');
  const plans = Array.from({ length: 25 }, (_, index) => ({ ...scenario.plans[0]!, id: `p${index}` }));
  writeFileSync(file, serializeScenario({ ...scenario, plans }));
  try {
    expect(await rolloutLab(['simulate', file, '--replications', '80001'])).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'rollout-lab: --replications requires at most 80000 of these plans, whose outcomes are kept, got 80001\n',
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

describe('threads that run out of memory', () => {
  test('are replaced, which is said, and the numbers are not affected', async () => {
    await built;
    const undisturbed = await runPool(settings, { workers: 2, spawn: () => thread('enough') });
    const lost: string[] = [];
    let made = 0;
    const run = await runPool(settings, {
      workers: 2,
      spawn: () => thread((made += 1) <= 2 ? 'too little' : 'enough'),
      onWorkerLost: (reason) => lost.push(reason),
    });
    expect(lost).toEqual(Array(2).fill(expect.stringMatching(/out of memory/)));
    expect(run).toEqual(undisturbed);
  });

  test('one after the other, end the run with that reason', async () => {
    await built;
    const run = runPool(settings, { workers: 1, spawn: () => thread('too little') });
    await expect(run).rejects.toThrow(WorkerLost);
    await expect(run).rejects.toThrow(/^6 workers in a row were lost .* out of memory$/);
  });
});
