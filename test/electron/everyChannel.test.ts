import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { channels } from '../../electron/contract.ts';
import { launchApp, type RunningApp } from './electronStandIn.ts';
import { ownFrame, WebContentsStandIn } from './windowStandIn.ts';

// Held for all channels at once, so that one added later is held too.
const asked = Object.entries(channels).filter(([name]) => name !== 'menuCommand');
const withoutArguments = new Set<string>([
  'openScenario',
  'listRecent',
  'forgetRecent',
  'beginJournal',
  'clearJournal',
  'openWindow',
  'stayOpen',
]);

let running: RunningApp;

beforeAll(async () => {
  running = await launchApp();
});

afterAll(() => running.close());

const kept = async () => (await readdir(path.join(running.folder, 'user-data'), { recursive: true })).sort();

describe.each([
  ['another origin', () => ({ frame: { origin: 'https://example.com', parent: null } })],
  ['a host that begins alike', () => ({ frame: { origin: 'app://rollout-lab.example', parent: null } })],
  ['an opaque origin', () => ({ frame: { origin: 'null', parent: null } })],
  ['a frame inside the page', () => ({ frame: { origin: 'app://rollout-lab', parent: ownFrame } })],
  ['a frame that is gone', () => ({ frame: null })],
  ['another web contents', () => ({ sender: new WebContentsStandIn() })],
])('a call from %s', (_name, from) => {
  test.each(asked)('is refused by %s, whatever it asks', async (_call, channel) => {
    const before = await kept();
    for (const payload of [[], ['x'], [{}]]) {
      expect(await running.invoke(channel, payload, from())).toEqual({
        ok: false,
        message: 'Only the page of Rollout Lab may ask this.',
      });
    }
    expect(running.dialogsShown).toEqual([]);
    expect(running.windows).toHaveLength(1);
    expect(await kept()).toEqual(before);
  });
});

const loop: Record<string, unknown> = { kind: 'menu', title: 'x' };
loop['items'] = [loop];

const malformed: [string, unknown[]][] = [
  ['two arguments', ['x', 'x']],
  ['null', [null]],
  ['a number', [7]],
  ['an empty text', ['']],
  ['a text without end', ['x'.repeat(100_000)]],
  ['an empty object', [{}]],
  ['a key that no payload has', [{ name: 'x', title: 'x', text: 'x', mode: 0o777 }]],
  ['a list of what is no menu', [[['x']]]],
  ['a menu inside itself', [[loop]]],
  ['a function’s name', [{ toString: 'x', constructor: 'x' }]],
];

test.each(malformed)('every channel refuses %s, in words', async (_name, payload) => {
  for (const [call, channel] of asked) {
    const reply = await running.invoke(channel, payload);
    expect({ call, reply }).toEqual({ call, reply: { ok: false, message: expect.stringMatching(/\w{3,}/) } });
  }
  expect(running.dialogsShown).toEqual([]);
});

test('every channel that takes an argument refuses to go without', async () => {
  for (const [call, channel] of asked.filter(([name]) => !withoutArguments.has(name))) {
    expect({ call, reply: await running.invoke(channel, []) }).toEqual({
      call,
      reply: { ok: false, message: expect.stringContaining(call) },
    });
  }
});

test.each([
  'openAgain',
  'acceptOpened',
  'readLastVersion',
  'lookOutside',
  'openRecent',
  'discardJournal',
] as const)('%s reads no file that no person has pointed to', async (call) => {
  const secret = path.join(running.folder, 'user-data/secret.rollout.json');
  await writeFile(secret, 'words that nobody may read');
  for (const name of [secret, '../secret', 'secret.rollout.json']) {
    const reply = await running.invoke(channels[call], [name]);
    expect(reply).toEqual({ ok: false, message: expect.any(String) });
    expect(JSON.stringify(reply)).not.toContain('words that nobody may read');
  }
});

test.each(['openDropped', 'openElsewhere'] as const)(
  '%s opens no file but JSON, whatever the page calls dropped',
  async (call) => {
    for (const name of ['.bashrc', 'id_ed25519', 'plan.json.sh', 'json']) {
      const filePath = path.join(running.folder, name);
      await writeFile(filePath, '{"words":"that nobody may read"}');
      const reply = await running.invoke(channels[call], [filePath]);
      expect(reply).toMatchObject({
        ok: false,
        message: expect.stringContaining(`"${name}" does not end in`),
      });
      expect(await running.invoke(channels.openAgain, [filePath])).toMatchObject({ ok: false });
    }
    const dropped = path.join(running.folder, 'PLAN.JSON');
    await writeFile(dropped, '{}');
    expect(await running.invoke(channels[call], [dropped])).toMatchObject({ ok: true });
  },
);

test('writeJournal keeps no path that the page does not have, so that the next page is granted none', async () => {
  const secret = path.join(running.folder, 'user-data/secret.rollout.json');
  await writeFile(secret, 'words that nobody may read');
  const entry = { name: 'x', path: secret, text: '{}' };
  expect(await running.invoke(channels.writeJournal, [entry])).toMatchObject({ ok: false });
  expect(await running.invoke(channels.beginJournal, [])).toEqual({ ok: true, value: [] });
  expect(await running.invoke(channels.openAgain, [secret])).toMatchObject({ ok: false });
  const document = { path: secret, suggestedName: 'x.rollout.json', text: 'taken', overwrite: true };
  expect(await running.invoke(channels.saveScenario, [document])).toMatchObject({ ok: false });
  expect(await readFile(secret, 'utf8')).toBe('words that nobody may read');
});
