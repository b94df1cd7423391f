import { expose } from 'comlink';
import { afterEach, describe, expect, test } from 'vitest';
import { createSelfTester } from '../../../renderer/selfTest/selfTester.ts';
import type { SelfTestWorker } from '../../../renderer/selfTest/selfTester.ts';
import { WorkerLost, selfTestParts } from '../../../sim-core/index.ts';
import type { SelfTestComparison } from '../../../sim-core/index.ts';

const figure = (part: number): SelfTestComparison => ({
  quantity: `figure ${part}`,
  source: 'theory',
  engine: 'ticks',
  expected: 1,
  simulated: 1,
  standardError: 1,
  deviations: 0,
  ok: true,
});

const open: Worker[] = [];
afterEach(() => {
  for (const worker of open.splice(0)) worker.terminate();
});

/** Stands for a worker: a port that answers up to a part, and never after it. */
function standIn({ upTo }: { upTo: number }) {
  const { port1, port2 } = new MessageChannel();
  let ended = 0;
  const worker: SelfTestWorker = {
    compare: (part) => (part < upTo ? [figure(part)] : (new Promise(() => {}) as never)),
  };
  expose(worker, port1);
  const terminate = () => {
    ended += 1;
    port1.close();
    port2.close();
  };
  const handle = Object.assign(port2, { terminate }) as unknown as Worker;
  open.push(handle);
  return { handle, ended: () => ended };
}

describe('createSelfTester(spawn).play(signal, onPart)', () => {
  test('brings what each part came to, in order, and ends its worker', async () => {
    const { handle, ended } = standIn({ upTo: Infinity });
    const found: string[] = [];
    await createSelfTester(() => handle).play(new AbortController().signal, (comparisons) =>
      found.push(...comparisons.map(({ quantity }) => quantity)),
    );
    expect(found).toEqual(selfTestParts.map((_, part) => `figure ${part}`));
    expect(ended()).toBe(1);
  });

  test('ends in the middle of a part once it is called off', async () => {
    const { handle, ended } = standIn({ upTo: 2 });
    const controller = new AbortController();
    const found: unknown[] = [];
    await createSelfTester(() => handle).play(controller.signal, (comparisons) => {
      found.push(...comparisons);
      if (found.length === 2) setTimeout(() => controller.abort());
    });
    expect(found).toHaveLength(2);
    expect(ended()).toBe(1);
  });

  test('rejects when its worker dies', async () => {
    const { handle, ended } = standIn({ upTo: 0 });
    const played = createSelfTester(() => handle).play(new AbortController().signal, () => {});
    handle.dispatchEvent(
      Object.assign(new Event('error', { cancelable: true }), { message: 'out of memory' }),
    );
    await expect(played).rejects.toThrow(new WorkerLost('out of memory'));
    expect(ended()).toBe(1);
  });
});
