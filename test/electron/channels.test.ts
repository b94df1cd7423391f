import { mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { launchApp, type RunningApp } from './electronStandIn.ts';
import { ownFrame, WebContentsStandIn } from './windowStandIn.ts';

let running: RunningApp;
let folder: string;

beforeEach(async () => {
  running = await launchApp();
  folder = await mkdtemp(path.join(tmpdir(), 'rollout-lab-documents-'));
});

afterEach(async () => {
  await running.close();
  await rm(folder, { recursive: true, force: true });
});

const document = { suggestedName: 'plan.rollout.json', text: '{"version":1}' };
const chart = { suggestedName: 'chart.csv', content: 'Plan' };
const refused = { ok: false, message: 'Only the page of Rollout Lab may ask this.' };

test.each([
  ['another origin', { frame: { origin: 'https://example.com', parent: null } }],
  ['a host that only begins alike', { frame: { origin: 'app://rollout-lab.example', parent: null } }],
  ['an opaque origin', { frame: { origin: 'null', parent: null } }],
  ['a frame inside the page', { frame: { origin: 'app://rollout-lab', parent: ownFrame } }],
  ['a frame that is gone', { frame: null }],
  ['another web contents', { sender: new WebContentsStandIn() }],
])('channels refuse a call from %s', async (_name, from) => {
  running.dialogAnswers.open = path.join(folder, 'plan.rollout.json');
  running.dialogAnswers.save = path.join(folder, 'plan.rollout.json');
  expect(await running.invoke('scenario:open', [], from)).toEqual(refused);
  expect(await running.invoke('scenario:save', [document], from)).toEqual(refused);
  expect(await running.invoke('menu:show', [[]], from)).toEqual(refused);
  expect(await running.invoke('file:export', [chart], from)).toEqual(refused);
  expect(running.dialogsShown).toEqual([]);
});

test.each([
  ['nothing', []],
  ['two documents', [document, document]],
  ['null', [null]],
  ['a text', ['plan.rollout.json']],
  ['a list', [[document]]],
  ['an unknown key', [{ ...document, mode: 0o777 }]],
  ['a path that is no text', [{ ...document, path: 7 }]],
  ['a text that is no text', [{ ...document, text: ['x'] }]],
  ['no text', [{ suggestedName: 'plan.rollout.json' }]],
  ['half a character', [{ ...document, text: '\ud83d' }]],
  ['more than 16 MiB', [{ ...document, text: 'é'.repeat(8 * 1024 * 1024 + 1) }]],
  ['an empty name', [{ ...document, suggestedName: '' }]],
  ['a name that is no text', [{ ...document, suggestedName: 7 }]],
  ['a name without end', [{ ...document, suggestedName: 'x'.repeat(5000) }]],
  ['saveAs that is no yes or no', [{ ...document, saveAs: 'yes' }]],
])('saveScenario refuses %s', async (_name, payload) => {
  running.dialogAnswers.save = path.join(folder, 'plan.rollout.json');
  const reply = await running.invoke('scenario:save', payload);
  expect(reply).toEqual({ ok: false, message: expect.stringMatching(/saveScenario|16 MiB/) });
  expect(running.dialogsShown).toEqual([]);
});

test.each([
  ['../../.ssh/plan.rollout.json', '-..-.ssh-plan.rollout.json'],
  ['C:\\plan.rollout.json', 'C--plan.rollout.json'],
  ['.bashrc', 'bashrc'],
  ['...', 'scenario'],
  ['a\nb.rollout.json', 'a-b.rollout.json'],
  [`${'x'.repeat(250)} copy.rollout.json`, `${'x'.repeat(200)}.rollout.json`],
])('saveScenario offers %j as a name of a file and nothing more', async (suggestedName, offered) => {
  await running.invoke('scenario:save', [{ ...document, suggestedName }]);
  await running.invoke('file:export', [{ ...chart, suggestedName: `${suggestedName} 1.csv` }]);
  expect(running.pathsOffered[0]).toBe(offered);
  expect(path.basename(running.pathsOffered[1]!)).toBe(running.pathsOffered[1]);
});

test.runIf(process.platform !== 'win32').each(['plan 10:30', 'a\\b', 'a\nb', '.hidden', ' '])(
  'saveScenario saves a file that is named %j where it is, and as another',
  async (stem) => {
    const filePath = path.join(folder, `${stem}.rollout.json`);
    await writeFile(filePath, '{}');
    running.dialogAnswers.open = filePath;
    const opened = await running.invoke('scenario:open', []);
    expect(opened).toMatchObject({ value: { name: `${stem}.rollout.json` } });
    const again = { path: filePath, suggestedName: `${stem}.rollout.json`, text: 'new' };
    expect(await running.invoke('scenario:save', [again])).toMatchObject({ value: { path: filePath } });
    expect(await readFile(filePath, 'utf8')).toBe('new');
    running.dialogAnswers.save = path.join(folder, 'copy.rollout.json');
    await running.invoke('scenario:save', [{ ...again, saveAs: true }]);
    expect(running.pathsOffered).toEqual([filePath]);
    expect(await readFile(running.dialogAnswers.save, 'utf8')).toBe('new');
  },
);

const item = { kind: 'command', command: 'run', title: 'Run', enabled: true };
const nested = (inner: object) => ({ kind: 'menu', title: 'Inner', items: [inner] });

test.each([
  ['nothing', []],
  ['two lists', [[], []]],
  ['no list', [{ title: 'File', items: [] }]],
  ['a menu that is none', [[null]]],
  ['a menu without items', [[{ title: 'File' }]]],
  ['a menu without a title', [[{ title: '', items: [] }]]],
  ['a command without an id', [[{ title: 'File', items: [{ ...item, command: undefined }] }]]],
  ['a title without end', [[{ title: 'File', items: [{ ...item, title: 'x'.repeat(301) }] }]]],
  ['an item of another kind', [[{ title: 'File', items: [{ ...item, kind: 'role' }] }]]],
  ['a key that is no accelerator', [[{ title: 'File', items: [{ ...item, accelerator: 'Super+Q' }] }]]],
  ['menus in menus in menus', [[{ title: 'File', items: [nested(nested(item))] }]]],
  ['more items than a menu can have', [[{ title: 'File', items: Array.from({ length: 2001 }, () => item) }]]],
])('showMenus refuses %s and leaves the menu as it was', async (_name, payload) => {
  const before = running.menu;
  const reply = await running.invoke('menu:show', payload);
  expect(reply).toEqual({ ok: false, message: expect.stringMatching(/^showMenus /) });
  expect(running.menu).toBe(before);
});

test('showMenus takes over nothing that it does not know', async () => {
  await running.invoke('menu:show', [
    [{ title: 'File', role: 'appMenu', items: [{ ...item, role: 'toggleDevTools', type: 'radio' }] }],
  ]);
  expect(running.menu[0]?.submenu?.[0]).toEqual({ label: 'Run', enabled: true, click: expect.any(Function) });
  expect(running.menu[0]?.role).toBeUndefined();
});

test('openScenario refuses a payload', async () => {
  expect(await running.invoke('scenario:open', ['/etc/passwd'])).toMatchObject({ ok: false });
  expect(running.dialogsShown).toEqual([]);
});

test('saveScenario refuses a path that no dialog has given, with and without saveAs', async () => {
  const filePath = path.join(folder, 'precious.txt');
  await writeFile(filePath, 'precious');
  for (const saveAs of [undefined, true]) {
    const reply = await running.invoke('scenario:save', [{ ...document, path: filePath, saveAs }]);
    expect(reply).toEqual({
      ok: false,
      message: `"${filePath}" was not opened or saved in this session: choose Save As.`,
    });
  }
  expect(await readFile(filePath, 'utf8')).toBe('precious');
  expect(running.dialogsShown).toEqual([]);
});

test('saveScenario asks where to, writes there, and from then on writes to that path without asking', async () => {
  const filePath = path.join(folder, 'plan.rollout.json');
  running.dialogAnswers.save = filePath;
  const first = await running.invoke('scenario:save', [document]);
  expect(first).toEqual({ ok: true, value: { path: filePath, name: 'plan.rollout.json' } });
  await running.invoke('scenario:save', [{ ...document, path: filePath, text: '{"version":2}' }]);
  expect(await readFile(filePath, 'utf8')).toBe('{"version":2}');
  expect(running.dialogsShown).toEqual(['save plan.rollout.json']);
});

test('saveScenario with saveAs asks although the path is known', async () => {
  const filePath = path.join(folder, 'plan.rollout.json');
  running.dialogAnswers.save = filePath;
  await running.invoke('scenario:save', [document]);
  running.dialogAnswers.save = path.join(folder, 'copy.rollout.json');
  await running.invoke('scenario:save', [{ ...document, path: filePath, text: 'copy', saveAs: true }]);
  expect(await readFile(filePath, 'utf8')).toBe(document.text);
  expect(await readFile(path.join(folder, 'copy.rollout.json'), 'utf8')).toBe('copy');
});

test('openScenario reads the chosen file, whose path may then be saved to', async () => {
  const filePath = path.join(folder, 'plan.rollout.json');
  await writeFile(filePath, '\ufeff{"name":"größer"}');
  running.dialogAnswers.open = filePath;
  expect(await running.invoke('scenario:open', [])).toEqual({
    ok: true,
    value: { path: filePath, name: 'plan.rollout.json', text: '{"name":"größer"}' },
  });
  expect(await running.invoke('scenario:save', [{ ...document, path: filePath }])).toMatchObject({
    ok: true,
  });
});

test('a path whose reading failed is not granted', async () => {
  const filePath = path.join(folder, 'picture.png');
  await writeFile(filePath, Buffer.from([0x89, 0x50, 0xff]));
  running.dialogAnswers.open = filePath;
  expect(await running.invoke('scenario:open', [])).toMatchObject({ ok: false });
  expect(await running.invoke('scenario:save', [{ ...document, path: filePath }])).toMatchObject({
    ok: false,
  });
});

test('saveScenario notices a change that neither size nor time of the file tell of', async () => {
  const filePath = path.join(folder, 'plan.rollout.json');
  const wholeSecond = 1_790_000_000;
  const writeThen = async (text: string) => {
    await writeFile(filePath, text);
    await utimes(filePath, wholeSecond, wholeSecond);
  };
  await writeThen(document.text);
  running.dialogAnswers.open = filePath;
  await running.invoke('scenario:open', []);
  const theirs = document.text.replace('1', '2');
  await writeThen(theirs);
  // It is not worth a look at all of the file every few seconds, but before it is written over.
  expect(await running.invoke('scenario:look-outside', [filePath])).toMatchObject({ value: 'same' });
  const saved = await running.invoke('scenario:save', [{ ...document, path: filePath }]);
  expect(saved).toEqual({ ok: true, value: { changedOutside: true } });
  expect(await readFile(filePath, 'utf8')).toBe(theirs);
});

test('openScenario and saveScenario answer undefined where the person cancels', async () => {
  expect(await running.invoke('scenario:open', [])).toEqual({ ok: true, value: undefined });
  expect(await running.invoke('scenario:save', [document])).toEqual({ ok: true, value: undefined });
});

test.each([
  ['nothing', []],
  ['two files', [chart, chart]],
  ['a list', [[chart]]],
  ['an unknown key', [{ ...chart, path: '/etc/passwd' }]],
  ['a program', [{ ...chart, suggestedName: 'chart.sh' }]],
  ['a program in a folder of a chart’s name', [{ ...chart, suggestedName: 'chart.csv/run' }]],
  ['a name of more than one line', [{ ...chart, suggestedName: 'chart.csv\nrun.exe' }]],
  ['no content', [{ suggestedName: 'chart.csv' }]],
  ['half a character', [{ ...chart, content: '\ud83d' }]],
  ['more than 16 MiB', [{ ...chart, content: new Uint8Array(16 * 1024 * 1024 + 1) }]],
])('exportFile refuses %s', async (_name, payload) => {
  running.dialogAnswers.save = path.join(folder, 'chart.csv');
  const reply = await running.invoke('file:export', payload);
  expect(reply).toEqual({ ok: false, message: expect.stringMatching(/exportFile|16 MiB/) });
  expect(running.dialogsShown).toEqual([]);
});

test('exportFile asks where to each time and writes texts and bytes, but grants no later saving there', async () => {
  const filePath = path.join(folder, 'chart.png');
  running.dialogAnswers.save = filePath;
  const bytes = Uint8Array.of(0x89, 0x50, 0xff);
  const reply = await running.invoke('file:export', [{ suggestedName: 'chart.png', content: bytes }]);
  expect(reply).toEqual({ ok: true, value: { path: filePath, name: 'chart.png' } });
  expect(new Uint8Array(await readFile(filePath))).toEqual(bytes);
  await running.invoke('file:export', [{ suggestedName: 'chart.svg', content: '<svg/>' }]);
  expect(await readFile(filePath, 'utf8')).toBe('<svg/>');
  expect(running.dialogsShown).toEqual(['save chart.png', 'save chart.svg']);
  expect(await running.invoke('scenario:save', [{ ...document, path: filePath }])).toMatchObject({
    ok: false,
  });
});

test('exportFile answers undefined where the person cancels', async () => {
  expect(await running.invoke('file:export', [chart])).toEqual({ ok: true, value: undefined });
});
