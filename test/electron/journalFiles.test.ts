import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { checkJournalFile } from '../../electron/checkJournalFile.ts';
import { hashOf } from '../../electron/fileState.ts';
import { createJournalFiles } from '../../electron/journalFiles.ts';
import { createJournals } from '../../electron/journals.ts';
import { diceOf, mutateBytes, mutateStructure } from '../sim-core/robustness/mutateText.ts';
import { launchApp } from './electronStandIn.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'rollout-lab-journals-'));
});

afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true, force: true });
});

const sound = {
  keptAtMs: 1_790_000_000_000,
  name: 'größe.rollout.json',
  path: path.resolve('/home/me/größe.rollout.json'),
  text: '{"draft":{"seed":7}}',
  fileState: { size: 20, mtimeMs: 1_789_999_999_999.5, hash: hashOf('x') },
};

const listed = async (told: string[] = []) =>
  createJournalFiles(folder, (filePath) => told.push(filePath)).list();

test('a journal is read as it was written', async () => {
  const { keptAtMs: _, ...entry } = sound;
  await createJournalFiles(folder, () => {}).write('a', entry);
  expect(await listed()).toEqual([{ id: 'a', ...entry, keptAtMs: expect.any(Number) }]);
  // A later version may keep more.
  await writeFile(path.join(folder, 'a.journal.json'), JSON.stringify({ ...sound, theme: 'dark' }));
  expect(await listed()).toEqual([{ id: 'a', ...sound }]);
});

test.each([
  ['nothing', ''],
  ['half of itself', JSON.stringify(sound).slice(0, -20)],
  ['no object', '[]'],
  ['null', 'null'],
  ['an infinite time', JSON.stringify(sound).replace('1790000000000', '1e400')],
  ['a time without a date', JSON.stringify({ ...sound, keptAtMs: 1e300 })],
  ['a time before all computers', JSON.stringify({ ...sound, keptAtMs: -1 })],
  ['a time that is a text', JSON.stringify({ ...sound, keptAtMs: '1790000000000' })],
  ['no name', JSON.stringify({ ...sound, name: '' })],
  ['a name without end', JSON.stringify({ ...sound, name: 'x'.repeat(5000) })],
  ['a path that is a number', JSON.stringify({ ...sound, path: 5 })],
  ['a path that is not absolute', JSON.stringify({ ...sound, path: '../plan.rollout.json' })],
  ['a path that no system takes', JSON.stringify({ ...sound, path: `${sound.path}\0` })],
  ['no text', JSON.stringify({ ...sound, text: undefined })],
  ['a text that is too large', JSON.stringify({ ...sound, text: 'x'.repeat(16 * 1024 * 1024 + 1) })],
  ['a state that is none', JSON.stringify({ ...sound, fileState: 7 })],
  ['a size below zero', JSON.stringify({ ...sound, fileState: { ...sound.fileState, size: -1 } })],
  ['a hash that is none', JSON.stringify({ ...sound, fileState: { ...sound.fileState, hash: 'x' } })],
])('a journal that holds %s is set aside, told, and not in the way of others', async (_name, content) => {
  await writeFile(path.join(folder, 'bad.journal.json'), content);
  await writeFile(path.join(folder, 'good.journal.json'), JSON.stringify(sound));
  const told: string[] = [];
  expect(await listed(told)).toEqual([{ id: 'good', ...sound }]);
  expect(told).toEqual([path.join(folder, 'bad.journal.json.damaged')]);
  expect(await readFile(told[0]!, 'utf8')).toBe(content);
  expect((await readdir(folder)).sort()).toEqual(['bad.journal.json.damaged', 'good.journal.json']);
  expect(await listed(told)).toHaveLength(1);
  expect(told).toHaveLength(1);
});

test('a journal holds what was written last, although what came before it is larger and still being written', async () => {
  const journals = createJournals(createJournalFiles(folder, () => {}));
  const owner = {};
  await Promise.all([
    journals.write(owner, { name: 'plan', text: 'x'.repeat(15 * 1024 * 1024) }),
    journals.write(owner, { name: 'plan', text: 'newer' }),
  ]);
  expect(await listed()).toMatchObject([{ text: 'newer' }]);
  // Nor does one come back that was still being written when all was saved.
  await Promise.all([
    journals.write(owner, { name: 'plan', text: 'y'.repeat(15 * 1024 * 1024) }),
    journals.clear(owner),
  ]);
  expect(await listed()).toEqual([]);
});

test.runIf(process.platform !== 'win32')(
  'a journal that cannot be read now is left where it is and told, and a folder that cannot be is told as a failure',
  async () => {
    await mkdir(path.join(folder, 'x.journal.json'));
    await symlink('loop.journal.json', path.join(folder, 'loop.journal.json'));
    await symlink('gone', path.join(folder, 'gone.journal.json'));
    const told: string[] = [];
    const tell = (filePath: string, reason: string) => told.push(`${path.basename(filePath)}: ${reason}`);
    expect(await createJournalFiles(folder, tell).list()).toEqual([]);
    expect(told.sort()).toEqual([
      'loop.journal.json: its link leads in a circle',
      'x.journal.json: it is a folder',
    ]);
    expect(await readdir(folder)).toHaveLength(3);
    const inTheWay = path.join(folder, 'journals');
    await writeFile(inTheWay, 'a file');
    await expect(createJournalFiles(inTheWay, tell).list()).rejects.toThrow(
      'Edits of before could not be looked for: the file or its folder does not exist.',
    );
  },
);

test('main says where a damaged journal is, and offers the others', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const running = await launchApp();
  try {
    await running.invoke('journal:write', [{ name: 'x', text: '{}' }]);
    const journals = path.join(running.folder, 'user-data/journals');
    await writeFile(path.join(journals, 'bad.journal.json'), '{"keptAtMs":1e400}');
    running.window.emit('closed');
    const { app, windows } = running;
    app.emit('second-instance', {}, ['electron'], running.folder);
    const sender = windows[1]!.webContents;
    expect(await running.invoke('journal:begin', [], { sender })).toMatchObject({ value: [{ name: 'x' }] });
    expect(running.dialogsShown).toEqual(['Edits that were kept from before could not be read.']);
    expect(running.detailsShown[0]).toContain(path.join(journals, 'bad.journal.json.damaged'));
  } finally {
    await running.close();
  }
});

test('1,000 journals with changes crash nothing: each is offered with all that it holds checked, or set aside as it is', async () => {
  const text = JSON.stringify(sound);
  const seen = { offered: 0, damaged: 0 };
  const contents = new Map<string, Uint8Array>();
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 31 - 1 }), (seed) => {
      const dice = diceOf(seed);
      const mutant = dice(2) === 0 ? Buffer.from(mutateStructure(text, dice)) : mutateBytes(text, dice);
      contents.set(`${contents.size}`, mutant);
    }),
    { seed: 22, numRuns: 1000 },
  );
  for (const [id, mutant] of contents) await writeFile(path.join(folder, `${id}.journal.json`), mutant);
  const told: string[] = [];
  const journals = createJournals(createJournalFiles(folder, (filePath) => told.push(filePath)));
  for (const journal of await journals.begin({})) {
    seen.offered += 1;
    contents.delete(journal.id);
    expect(Object.keys(journal).every((key) => key === 'id' || key in sound)).toBe(true);
    expect(Number.isNaN(new Date(journal.keptAtMs).getTime())).toBe(false);
    expect([typeof journal.name, typeof journal.text]).toEqual(['string', 'string']);
    expect(journal.path === undefined || path.isAbsolute(journal.path)).toBe(true);
    // It crosses to the page, and is what it would be read as again.
    const { id: _, ...content } = structuredClone(journal);
    expect(checkJournalFile(Buffer.from(JSON.stringify(content)))).toEqual(content);
  }
  for (const filePath of told) {
    seen.damaged += 1;
    const id = path.basename(filePath, '.journal.json.damaged');
    expect(Buffer.compare(await readFile(filePath), contents.get(id)!)).toBe(0);
    contents.delete(id);
  }
  expect([...contents.keys()]).toEqual([]);
  expect(seen.offered).toBeGreaterThan(100);
  expect(seen.damaged).toBeGreaterThan(100);
});
