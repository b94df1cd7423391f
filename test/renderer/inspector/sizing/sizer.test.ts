import { expose } from 'comlink';
import { afterEach, describe, expect, test } from 'vitest';
import { createSizer } from '../../../../renderer/inspector/sizing/sizer.ts';
import { createSizingWorker } from '../../../../renderer/inspector/sizing/sizingWorker.ts';
import type { Sized, SizingRequest } from '../../../../renderer/inspector/sizing/sizingWorker.ts';
import { parseScenario } from '../../../../sim-core/index.ts';
import { shippedText } from '../../fixtures/store.ts';

const { world, plans } = parseScenario(shippedText('slow-burn')).scenario!;
const placeOf = (planId: string) => ({ world, plan: plans.find(({ id }) => id === planId)!, index: 0 });
const power: SizingRequest = { solveFor: 'power', given: {} };
const never = () => new AbortController().signal;

const open: Worker[] = [];
afterEach(() => {
  for (const worker of open.splice(0)) worker.terminate();
});

/** Stands for a worker: a port that answers, and counts the phases that it is given. */
function standIn(): { worker: Worker; prepared: () => number } {
  const { port1, port2 } = new MessageChannel();
  const own = createSizingWorker();
  let prepared = 0;
  expose(
    {
      prepare(...place: Parameters<typeof own.prepare>) {
        prepared += 1;
        own.prepare(...place);
      },
      solve: (request: SizingRequest) => own.solve(request),
    },
    port1,
  );
  const worker = Object.assign(port2, {
    terminate() {
      port1.close();
      port2.close();
    },
  }) as unknown as Worker;
  open.push(worker);
  return { worker, prepared: () => prepared };
}

function answerOf(sized: Sized) {
  if ('unknown' in sized) throw new Error(sized.unknown);
  if ('unknown' in sized.answer) throw new Error(sized.answer.unknown);
  return sized.answer;
}

describe('createSizer(spawn)', () => {
  test('answers as the core does, with one world for all that is asked of a phase', async () => {
    const { worker, prepared } = standIn();
    const sizer = createSizer(() => worker);
    const canary = placeOf('canary');
    const first = answerOf(await sizer.size(canary, power, never()));
    const larger = answerOf(await sizer.size(canary, { ...power, given: { share: 0.5 } }, never()));
    expect(larger.power!).toBeGreaterThan(first.power!);
    expect(prepared()).toBe(1);
    const ab = await sizer.size(placeOf('ab'), power, never());
    expect(ab).toMatchObject({ phase: { unit: 'users', supply: { share: 0.5, hours: 336 } } });
    expect(prepared()).toBe(2);
  });
  test('leaves out what is no longer wanted, and answers the last', async () => {
    const sizer = createSizer(() => standIn().worker);
    const controller = new AbortController();
    const typed = sizer.size(placeOf('ab'), { ...power, given: { effect: 0.0001 } }, controller.signal);
    controller.abort(new Error('typed on'));
    const last = sizer.size(placeOf('ab'), { ...power, given: { effect: 0.01 } }, never());
    await expect(typed).rejects.toThrow('typed on');
    expect(answerOf(await last).difference).toBe(0.01);
  });
  test('passes on what cannot be, and goes on', async () => {
    const sizer = createSizer(() => standIn().worker);
    const place = placeOf('ab');
    await expect(sizer.size({ ...place, index: 7 }, power, never())).rejects.toThrow(/undefined/);
    expect(answerOf(await sizer.size(place, power, never())).power).toBeGreaterThan(0.99);
  });
});
