import { describe, expect } from 'vitest';
import type { HostApi } from '../../electron/contract.ts';

/** What the contract can do with a page of a host: all calls but those that take what only a page has. */
export type CallableHost = Omit<HostApi, 'openDropped' | 'openElsewhere' | 'onMenuCommand'>;

/** A host on a computer of its own, with a person who answers its dialogs. */
export interface HostStage {
  readonly host: CallableHost;
  /** The file the person picks in the next dialogs, made with this text if one is given; undefined: they cancel. */
  pick(name: string | undefined, text?: string): Promise<void>;
  /** What is in a file that was picked, as anybody else would read it. */
  fileText(name: string): Promise<string | undefined>;
  /** Somebody else writes or deletes a file that was picked. */
  changeOutside(name: string, text: string | undefined): Promise<void>;
  /** Drops a file that has this text on the page. */
  drop(name: string, text: string): ReturnType<HostApi['openDropped']>;
  /** Ends the page as a crash does, and begins another in its place. */
  crash(): Promise<void>;
  /** Ends the whole program as a power cut does, and starts it again. */
  restart(): Promise<void>;
  /** The page of another window. */
  secondWindow(): Promise<CallableHost>;
}

/** vitest's `test` with a stage of the host at hand. */
export type StageTest = (name: string, body: (given: { stage: HostStage }) => Promise<void>) => void;

const plan = { suggestedName: 'plan.rollout.json', text: '{"version":1,"name":"größer 計画"}' };
const outsideText = '{"version":1,"name":"by somebody else"}';

/**
 * What every host promises to a page, held against the real thing: the same tests for Electron (its main process and preload script as
 * built, on real files) and for the browser (in a real one, on its real storage).
 *
 * @param hasFiles whether the host can write to files that a person has chosen; otherwise it hands them out as downloads
 */
export function describeHost(name: string, test: StageTest, { hasFiles = true } = {}): void {
  /** Holds for a host that writes to files. */
  const testWithFiles: StageTest = hasFiles ? test : () => {};
  /** Holds in its place for one that hands files out, and cannot know whether they arrive and what becomes of them. */
  const testWithDownloads: StageTest = hasFiles ? () => {} : test;
  describe(`the host of ${name}`, () => {
    test('saves where the person says, then there again without asking, and opens what it saved', async ({
      stage: { host, pick, fileText },
    }) => {
      await pick('plan.rollout.json');
      const saved = await host.saveScenario(plan);
      expect(saved).toMatchObject({ name: 'plan.rollout.json', path: expect.any(String) });
      expect(await fileText('plan.rollout.json')).toBe(plan.text);
      await pick(undefined);
      const again = { ...plan, text: '{"version":2}', ...pathOf(saved) };
      expect(await host.saveScenario(again)).toEqual(saved);
      expect(await fileText('plan.rollout.json')).toBe('{"version":2}');
      await pick('plan.rollout.json');
      expect(await host.openScenario()).toMatchObject({ name: 'plan.rollout.json', text: '{"version":2}' });
    });

    test('saves under another name when asked to, and leaves the first file as it was', async ({
      stage: { host, pick, fileText },
    }) => {
      await pick('plan.rollout.json');
      const saved = await host.saveScenario(plan);
      await pick('copy.rollout.json');
      const copy = await host.saveScenario({
        suggestedName: 'copy.rollout.json',
        text: '{"copy":1}',
        saveAs: true,
        ...pathOf(saved),
      });
      expect(copy).toMatchObject({ name: 'copy.rollout.json' });
      expect(pathOf(copy)).not.toEqual(pathOf(saved));
      expect(await fileText('plan.rollout.json')).toBe(plan.text);
      expect(await fileText('copy.rollout.json')).toBe('{"copy":1}');
    });

    test('opens nothing where the person cancels', async ({ stage: { host, pick } }) => {
      await pick(undefined);
      expect(await host.openScenario()).toBeUndefined();
      expect(await host.listRecent()).toEqual([]);
    });

    testWithFiles('saves nothing where the person cancels', async ({ stage: { host, pick } }) => {
      await pick(undefined);
      expect(await host.saveScenario(plan)).toBeUndefined();
      expect(await host.listRecent()).toEqual([]);
    });

    testWithDownloads(
      'says that it handed the file out, and has it itself whether it arrives or not',
      async ({ stage: { host, crash } }) => {
        const saved = await host.saveScenario(plan);
        expect(saved).toMatchObject({ name: 'plan.rollout.json', handedOut: true });
        await crash();
        const [recent] = await host.listRecent();
        expect(await host.openRecent(recent!.id)).toMatchObject({ text: plan.text, ...pathOf(saved) });
      },
    );

    test('lists what was opened and saved last, and opens it again', async ({
      stage: { host, pick, restart },
    }) => {
      await pick('opened.rollout.json', outsideText);
      await host.acceptOpened(pathOf(await host.openScenario()).path!);
      await pick('plan.rollout.json');
      await host.saveScenario(plan);
      await restart();
      const recent = await host.listRecent();
      expect(recent.map((each) => each.name)).toEqual(['plan.rollout.json', 'opened.rollout.json']);
      const opened = await host.openRecent(recent[1]!.id);
      expect(opened).toMatchObject({ name: 'opened.rollout.json', text: outsideText });
      await host.acceptOpened(opened.path!);
      // It may be saved from then on, and is the first of the list.
      expect(
        await host.saveScenario({ text: plan.text, suggestedName: opened.name, ...pathOf(opened) }),
      ).toMatchObject(pathOf(opened));
      expect((await host.listRecent()).map((each) => each.name)).toEqual([
        'opened.rollout.json',
        'plan.rollout.json',
      ]);
    });

    test('forgets what was opened last, and nothing of what it has of it open', async ({
      stage: { host, pick, drop, fileText },
    }) => {
      await pick('opened.rollout.json', outsideText);
      const { path = '' } = pathOf(await host.openScenario());
      await host.acceptOpened(path);
      const dropped = await drop('dropped.rollout.json', outsideText);
      await host.acceptOpened(dropped.path!);
      const [, recent] = await host.listRecent();
      await host.forgetRecent();
      expect(await host.listRecent()).toEqual([]);
      await expect(host.openRecent(recent!.id)).rejects.toThrow(/no longer/);
      expect(await host.openAgain(path)).toMatchObject({ text: outsideText });
      await host.forgetRecent();
      // The page has it open: it is saved where it was, without asking.
      await pick(undefined);
      expect(await host.saveScenario({ ...plan, suggestedName: 'opened.rollout.json', path })).toMatchObject({
        path,
      });
      expect(await fileText('opened.rollout.json')).toBe(plan.text);
    });

    testWithFiles(
      'forgets what was saved last, for its file stays',
      async ({ stage: { host, pick, fileText } }) => {
        await pick('plan.rollout.json');
        await host.saveScenario(plan);
        await host.forgetRecent();
        expect(await host.listRecent()).toEqual([]);
        expect(await fileText('plan.rollout.json')).toBe(plan.text);
      },
    );

    testWithDownloads(
      'gives up nothing that was saved, neither for what is merely opened nor when the list is emptied',
      async ({ stage: { host, drop } }) => {
        const saved = await host.saveScenario(plan);
        for (let index = 0; index < 12; index++) {
          const opened = await drop(`other${index}.rollout.json`, outsideText);
          await host.acceptOpened(opened.path!);
        }
        const names = (await host.listRecent()).map(({ name: listed }) => listed);
        expect(names).toHaveLength(11);
        expect(names.at(-1)).toBe('plan.rollout.json');
        await host.forgetRecent();
        const left = await host.listRecent();
        expect(left.map(({ name: listed }) => listed)).toEqual(['plan.rollout.json']);
        expect(await host.openRecent(left[0]!.id)).toMatchObject({ text: plan.text, ...pathOf(saved) });
      },
    );

    testWithDownloads(
      'deletes its copies of what was handed out when asked to, and hands it out anew from then on',
      async ({ stage: { host, crash } }) => {
        const saved = await host.saveScenario(plan);
        const [listed] = await host.listRecent();
        const other = await host.saveScenario({ ...plan, suggestedName: 'saved meanwhile.rollout.json' });
        await host.forgetRecent([listed!.id]);
        expect((await host.listRecent()).map(({ id }) => id)).toEqual([pathOf(other).path]);
        await host.forgetRecent([pathOf(other).path!]);
        expect(await host.listRecent()).toEqual([]);
        expect(await host.lookOutside(pathOf(saved).path!)).toBe('same');
        const anew = await host.saveScenario({ ...plan, ...pathOf(saved) });
        expect(anew).toMatchObject({ name: plan.suggestedName, handedOut: true });
        await crash();
        expect((await host.listRecent()).map(({ name: kept }) => kept)).toEqual([plan.suggestedName]);
      },
    );

    test('opens a file that was dropped', async ({ stage: { host, drop } }) => {
      const dropped = await drop('dropped.rollout.json', outsideText);
      expect(dropped).toMatchObject({ name: 'dropped.rollout.json', text: outsideText });
      // Read, and perhaps refused: it is among the recent ones once a page goes on with it.
      expect(await host.listRecent()).toEqual([]);
      await host.acceptOpened(dropped.path!);
      expect((await host.listRecent()).map((each) => each.name)).toEqual(['dropped.rollout.json']);
    });

    test('does not list what the page has read and refused', async ({
      stage: { host, pick, drop, restart },
    }) => {
      await pick('refused.rollout.json', outsideText);
      await host.openScenario();
      await drop('dropped.rollout.json', outsideText);
      expect(await host.listRecent()).toEqual([]);
      await restart();
      expect(await host.listRecent()).toEqual([]);
    });

    test('keeps the version before the last save', async ({ stage: { host, pick, restart } }) => {
      await pick('plan.rollout.json');
      const saved = await host.saveScenario(plan);
      const { path = '' } = pathOf(saved);
      expect(await host.readLastVersion(path)).toBeUndefined();
      await host.saveScenario({ ...plan, text: 'second', path });
      expect(await host.readLastVersion(path)).toBe(plan.text);
      await host.saveScenario({ ...plan, text: 'third', path });
      expect(await host.readLastVersion(path)).toBe('second');
      await restart();
      const [recent] = await host.listRecent();
      const { path: again = '' } = await host.openRecent(recent!.id);
      expect(await host.readLastVersion(again)).toBe('second');
    });

    test('notices what others did to the file, and overwrites it only when told to', async ({
      stage: { host, pick, fileText, changeOutside },
    }) => {
      await pick('plan.rollout.json');
      const { path = '' } = pathOf(await host.saveScenario(plan));
      expect(await host.lookOutside(path)).toBe('same');
      // Written again without a change, it is the same.
      await changeOutside('plan.rollout.json', plan.text);
      expect(await host.lookOutside(path)).toBe('same');
      await changeOutside('plan.rollout.json', outsideText);
      expect(await host.lookOutside(path)).toBe('changed');
      expect(await host.saveScenario({ ...plan, path })).toEqual({ changedOutside: true });
      expect(await fileText('plan.rollout.json')).toBe(outsideText);
      expect(await host.openAgain(path)).toMatchObject({ path, text: outsideText });
      await host.acceptOpened(path);
      expect(await host.lookOutside(path)).toBe('same');
      await changeOutside('plan.rollout.json', 'once more');
      expect(await host.saveScenario({ ...plan, path, overwrite: true })).toMatchObject({ path });
      expect(await fileText('plan.rollout.json')).toBe(plan.text);
      expect(await host.lookOutside(path)).toBe('same');
    });

    test('does not save over what the page has read again and refused', async ({
      stage: { host, pick, fileText, changeOutside, crash },
    }) => {
      await host.beginJournal();
      await pick('plan.rollout.json');
      const { path = '' } = pathOf(await host.saveScenario(plan));
      await changeOutside('plan.rollout.json', outsideText);
      await host.openAgain(path);
      expect(await host.lookOutside(path)).toBe('changed');
      expect(await host.saveScenario({ ...plan, path })).toEqual({ changedOutside: true });
      expect(await fileText('plan.rollout.json')).toBe(outsideText);
      // Nor after a crash.
      await host.writeJournal({ name: 'plan', path, text: 'edits' });
      await crash();
      await host.beginJournal();
      expect(await host.saveScenario({ ...plan, path })).toEqual({ changedOutside: true });
      // Saved over on purpose, it is the page's own again, and what was read before does not count.
      expect(await host.saveScenario({ ...plan, path, overwrite: true })).toMatchObject({ path });
      await host.acceptOpened(path);
      expect(await host.lookOutside(path)).toBe('same');
    });

    testWithFiles(
      'notices that the file is gone, and can save it there again',
      async ({ stage: { host, pick, fileText, changeOutside } }) => {
        await pick('plan.rollout.json');
        const { path = '' } = pathOf(await host.saveScenario(plan));
        await changeOutside('plan.rollout.json', undefined);
        expect(await host.lookOutside(path)).toBe('gone');
        await expect(host.openAgain(path)).rejects.toThrow(
          '"plan.rollout.json" could not be opened: the file or its folder does not exist.',
        );
        await pick('plan.rollout.json');
        expect(await host.saveScenario({ ...plan, path })).toMatchObject({ name: 'plan.rollout.json' });
        expect(await fileText('plan.rollout.json')).toBe(plan.text);
      },
    );

    testWithDownloads(
      'does not know what becomes of a file that was handed out: its own copy is the document',
      async ({ stage: { host, changeOutside } }) => {
        const { path = '' } = pathOf(await host.saveScenario(plan));
        await changeOutside('plan.rollout.json', undefined);
        expect(await host.lookOutside(path)).toBe('same');
        expect(await host.openAgain(path)).toMatchObject({ text: plan.text });
      },
    );

    test('offers what a page had journalled after it crashed, until that is discarded', async ({
      stage: { host, crash },
    }) => {
      expect(await host.beginJournal()).toEqual([]);
      await host.writeJournal({ name: 'plan', text: 'first' });
      await host.writeJournal({ name: 'plan', text: 'second' });
      await crash();
      const kept = await host.beginJournal();
      expect(kept).toEqual([
        { id: expect.any(String), keptAtMs: expect.any(Number), name: 'plan', text: 'second' },
      ]);
      // Nobody has decided yet: a second crash loses nothing.
      await crash();
      expect(await host.beginJournal()).toEqual(kept);
      await host.writeJournal({ name: 'other', text: 'new' });
      await host.discardJournal(kept[0]!.id);
      await crash();
      expect((await host.beginJournal()).map(({ text }) => text)).toEqual(['new']);
    });

    test('offers nothing after a crash of a page that had nothing unsaved', async ({
      stage: { host, crash },
    }) => {
      await host.beginJournal();
      await host.writeJournal({ name: 'plan', text: 'edits' });
      await host.clearJournal();
      await crash();
      expect(await host.beginJournal()).toEqual([]);
    });

    for (const end of ['crash', 'restart'] as const) {
      test(`lets what was restored after a ${end} be saved to its file, unless somebody changed that meanwhile`, async ({
        stage: { host, pick, fileText, changeOutside, [end]: endAndBegin },
      }) => {
        await host.beginJournal();
        await pick('plan.rollout.json');
        const { path = '' } = pathOf(await host.saveScenario(plan));
        await host.writeJournal({ name: 'plan', path, text: 'edits' });
        await endAndBegin();
        expect(await host.beginJournal()).toMatchObject([{ path, text: 'edits' }]);
        expect(await host.lookOutside(path)).toBe('same');
        await host.writeJournal({ name: 'plan', path, text: 'more edits' });
        await endAndBegin();
        await changeOutside('plan.rollout.json', outsideText);
        expect(await host.beginJournal()).toHaveLength(2);
        // A browser may look at it only once the person was asked, as saving does.
        expect(await host.saveScenario({ ...plan, path })).toEqual({ changedOutside: true });
        expect(await host.lookOutside(path)).toBe('changed');
        await host.saveScenario({ ...plan, path, overwrite: true });
        expect(await fileText('plan.rollout.json')).toBe(plan.text);
      });
    }

    test('gives each window its own journal, and what was left behind to one of them', async ({
      stage: { host, crash, secondWindow },
    }) => {
      await host.beginJournal();
      await host.writeJournal({ name: 'first', text: 'left behind' });
      await crash();
      expect(await host.beginJournal()).toHaveLength(1);
      await host.writeJournal({ name: 'first', text: 'edits of the first window' });
      const second = await secondWindow();
      expect(await second.beginJournal()).toEqual([]);
      await second.writeJournal({ name: 'second', text: 'edits of the second window' });
      await second.clearJournal();
      await crash();
      expect((await host.beginJournal()).map(({ text }) => text).sort()).toEqual([
        'edits of the first window',
        'left behind',
      ]);
    });

    test('refuses to discard what it has not offered to this page', async ({ stage: { host } }) => {
      await host.beginJournal();
      await expect(host.discardJournal('00')).rejects.toThrow('There are no such kept edits.');
    });
  });
}

function pathOf(saved: Awaited<ReturnType<HostApi['saveScenario'] | HostApi['openScenario']>>): {
  path?: string;
} {
  return saved && 'path' in saved && saved.path !== undefined ? { path: saved.path } : {};
}
