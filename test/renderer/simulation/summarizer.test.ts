import { expose } from 'comlink';
import { afterEach, describe, expect, test } from 'vitest';
import { createSummarizer } from '../../../renderer/simulation/summarizer.ts';
import { createSummaryWorker, summarizeRun } from '../../../renderer/simulation/summary.ts';
import { WorkerLost, comparePlans, parseScenario } from '../../../sim-core/index.ts';
import { compileScenario } from '../../../sim-core/run/compileScenario.ts';
import { playChunk } from '../../../sim-core/run/playChunk.ts';
import { packOutcomes } from '../../../sim-core/outcome/packedOutcomes.ts';
import { outcomesOf } from '../fixtures/outcomes.ts';
import { shippedText } from '../fixtures/store.ts';

const scenario = parseScenario(shippedText('slow-burn')).scenario!;
const settings = { scenario, seed: 1, replications: 4, engine: 'auto' } as const;
const outcomes = () => scenario.plans.map(({ id }) => outcomesOf(id));
const blocks = () => [packOutcomes(outcomes())];
const whole = { complete: true, replications: 4 };

const open: Worker[] = [];
afterEach(() => {
  for (const worker of open.splice(0)) worker.terminate();
});

/** Stands for a worker: a port that answers, or never does. */
function standIn({ answers }: { answers: boolean }): Worker {
  const { port1, port2 } = new MessageChannel();
  if (answers) expose(createSummaryWorker(), port1);
  const terminate = () => {
    port1.close();
    port2.close();
  };
  const worker = Object.assign(port2, { terminate }) as unknown as Worker;
  open.push(worker);
  return worker;
}

describe('createSummarizer(spawn).summarize(settings, blocks, ending)', () => {
  test('brings what summarizeRun makes of them, and leaves them to whoever sent them', async () => {
    const own = blocks();
    const summary = await createSummarizer(() => standIn({ answers: true })).summarize(settings, own, whole);
    expect(summary).toEqual(summarizeRun(settings, outcomes(), true));
    expect(own).toEqual(blocks());
  });
  test('adds to what was sent before, run by run, and ends with the replications that count', async () => {
    const summarizer = createSummarizer(() => standIn({ answers: true }));
    const played = playChunk(compileScenario(scenario), 'lazy', 1, { from: 0, to: 30 });
    const all = packOutcomes(played);
    const part = (from: number, to: number) =>
      packOutcomes(playChunk(compileScenario(scenario), 'lazy', 1, { from, to }));
    const sent = [part(10, 20)];
    const replications = async (ending?: { complete: boolean; replications: number }) =>
      (await summarizer.summarize(settings, sent, ending)).result.replications;
    expect(await replications()).toBe(10);
    sent.push(part(0, 10));
    expect(await replications()).toBe(20);
    // Another run between them takes nothing from it.
    await summarizer.summarize({ ...settings }, blocks());
    sent.push(part(20, 30));
    expect((await summarizer.summarize(settings, sent, { complete: true, replications: 30 })).result).toEqual(
      (await summarizer.summarize({ ...settings }, [all], { complete: true, replications: 30 })).result,
    );
    const ended = await summarizer.summarize(settings, sent, { complete: true, replications: 25 });
    expect(ended.result.replications).toBe(25);
  });
  test('starts one worker for all summaries', async () => {
    let started = 0;
    const summarizer = createSummarizer(() => {
      started += 1;
      return standIn({ answers: true });
    });
    await summarizer.summarize(settings, blocks());
    await summarizer.summarize(settings, blocks(), whole);
    expect(started).toBe(1);
  });
  test('rejects when its worker dies, and starts another for the next summary', async () => {
    const workers = [standIn({ answers: false }), standIn({ answers: true })];
    let started = 0;
    const summarizer = createSummarizer(() => workers[started++]!);
    const lost = summarizer.summarize(settings, blocks(), whole);
    workers[0]!.dispatchEvent(
      Object.assign(new Event('error', { cancelable: true }), { message: 'out of memory' }),
    );
    await expect(lost).rejects.toThrow(new WorkerLost('out of memory'));
    expect((await summarizer.summarize(settings, blocks(), whole)).result.replications).toBe(4);
    expect(started).toBe(2);
  });
});

describe('createSummarizer(spawn).compare(result, first, second)', () => {
  const [one, two] = scenario.plans.map(({ id }) => id) as [string, string];
  const withUsers = () => [
    outcomesOf(one, { users: [1, 2, 3, 4] }),
    outcomesOf(two, { users: [4, 3, 2, 1] }),
    ...outcomes().slice(2),
  ];
  const usersBlocks = () => [packOutcomes(withUsers())];

  test('compares on the outcomes that the result was summarised from', async () => {
    const summarizer = createSummarizer(() => standIn({ answers: true }));
    const { result } = await summarizer.summarize(settings, usersBlocks(), whole);
    const [first, second] = withUsers() as [ReturnType<typeof outcomesOf>, ReturnType<typeof outcomesOf>];
    expect(await summarizer.compare(result, two, one)).toEqual(comparePlans(second, first));
  });
  test('has nothing once another summary has taken their place, nor of a plan that was not played', async () => {
    const summarizer = createSummarizer(() => standIn({ answers: true }));
    const { result: before } = await summarizer.summarize(settings, usersBlocks());
    const { result } = await summarizer.summarize(settings, usersBlocks(), whole);
    expect(await summarizer.compare(before, one, two)).toBeUndefined();
    expect(await summarizer.compare(result, one, 'another')).toBeUndefined();
  });
  test('has nothing when its worker dies, and after that', async () => {
    const worker = standIn({ answers: true });
    const workers = [worker, standIn({ answers: true })];
    const summarizer = createSummarizer(() => workers.shift()!);
    const { result } = await summarizer.summarize(settings, usersBlocks(), whole);
    const compared = summarizer.compare(result, one, two);
    worker.dispatchEvent(
      Object.assign(new Event('error', { cancelable: true }), { message: 'out of memory' }),
    );
    expect(await compared).toBeUndefined();
    expect(await summarizer.compare(result, one, two)).toBeUndefined();
    // The worker that comes next has other outcomes under another number.
    await summarizer.summarize(settings, usersBlocks(), whole);
    expect(await summarizer.compare(result, one, two)).toBeUndefined();
  });
});

describe('createSummarizer(spawn).pins', () => {
  const [one] = scenario.plans.map(({ id }) => id) as [string];
  const withUsers = (users: readonly number[]) => [
    packOutcomes([outcomesOf(one, { users }), ...outcomes().slice(1)]),
  ];

  test('keeps a result beyond the latest, and compares a later one with it', async () => {
    const { pins, summarize } = createSummarizer(() => standIn({ answers: true }));
    const { result: before } = await summarize(settings, withUsers([1, 2, 3, 4]), whole);
    expect(await pins.pin(before)).toEqual({ outcomes: 'kept', dropped: [] });
    const { result } = await summarize(settings, withUsers([2, 3, 4, 5]), whole);
    const [found] = (await pins.compare(result, before))!;
    expect(found).toMatchObject({ planId: one, quantities: { users: { difference: 1 } } });
    await pins.unpin(before);
    expect(await pins.compare(result, before)).toBeUndefined();
  });
  test('has nothing of a result that another has replaced, nor once its worker died', async () => {
    const worker = standIn({ answers: true });
    const workers = [worker, standIn({ answers: true })];
    const { pins, summarize } = createSummarizer(() => workers.shift()!);
    const { result: replaced } = await summarize(settings, withUsers([1, 2, 3, 4]));
    const { result: before } = await summarize(settings, withUsers([1, 2, 3, 4]), whole);
    expect(await pins.pin(replaced)).toEqual({ outcomes: 'gone', dropped: [] });
    await pins.pin(before);
    const compared = pins.compare(before, before);
    worker.dispatchEvent(
      Object.assign(new Event('error', { cancelable: true }), { message: 'out of memory' }),
    );
    expect(await compared).toBeUndefined();
    const { result } = await summarize(settings, withUsers([2, 3, 4, 5]), whole);
    expect(await pins.compare(result, before)).toBeUndefined();
  });
});
