import { describe, expect, test } from 'vitest';
import { strategies } from '../../../sim-core/index.ts';
import { checkMenus } from '../../../electron/checkMenus.ts';
import { commandsOf, isSubmenu } from '../../../renderer/commands/command.ts';
import { hostMenusOf } from '../../../renderer/commands/hostMenus.ts';
import { commandOfKey } from '../../../renderer/commands/keyPress.ts';
import { commandById, contextOf, perform } from '../../../renderer/commands/perform.ts';
import { commandsIn, menusIn } from '../../../renderer/commands/registry.ts';
import { matches } from '../../../renderer/commands/shortcut.ts';
import { played, testStore } from '../fixtures/store.ts';

type Store = ReturnType<typeof testStore>['store'];

const command = (store: Store, id: string) => {
  const found = commandById(store, id);
  if (!found) throw new Error(`there is no command ${id}`);
  return found;
};

const keys = (key: string, held: object = {}) => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

describe('the commands', () => {
  test('have an id and a title of their own each', () => {
    const commands = commandsIn(contextOf(testStore().store));
    expect(commands.length).toBeGreaterThan(40);
    const twice = (of: (one: (typeof commands)[number]) => string) =>
      commands.map(of).filter((word, index, all) => all.indexOf(word) !== index);
    expect(twice(({ id }) => id)).toEqual([]);
    expect(twice(({ title }) => title)).toEqual([]);
  });

  test('never share a shortcut, nor take one that a browser keeps for itself', () => {
    const shortcuts = commandsIn(contextOf(testStore().store)).flatMap((one) => one.shortcuts);
    expect(shortcuts.length).toBeGreaterThan(10);
    // Signs hear their key whatever Shift does, so that being written otherwise is not enough.
    const pressOf = (shortcut: string) =>
      keys(shortcut.split('+').at(-1)!, {
        ctrlKey: shortcut.includes('Mod+'),
        altKey: shortcut.includes('Alt+'),
        shiftKey: shortcut.includes('Shift+'),
      });
    const clashes = shortcuts.filter(
      (one, index) => shortcuts.findIndex((other) => matches(other, pressOf(one), false)) !== index,
    );
    expect(clashes).toEqual([]);
    expect(shortcuts.filter((one) => /^Mod\+(Shift\+)?[NTW]$|^Mod\+Q$/.test(one))).toEqual([]);
  });

  test('have menu titles without a period, and reasons that end with one', () => {
    const commands = commandsIn(contextOf(testStore().store));
    expect(commands.filter(({ title }) => /[.!]$/.test(title) || title === '')).toEqual([]);
    const reasons = commands.map(({ obstacle }) => obstacle).filter((reason) => reason !== undefined);
    expect(reasons.length).toBeGreaterThan(4);
    expect(reasons.filter((reason) => !reason.endsWith('.'))).toEqual([]);
  });

  test('go to each part of the outline, by its name', () => {
    const { store } = testStore();
    expect(perform(store, command(store, 'go:plans/1'))).toBe('inspector');
    expect(store.getState().selection).toEqual(['plans', 1]);
    expect(command(store, 'go:plans/1').title).toBe('Go to Canary release');
    expect(command(store, 'duplicate').title).toBe('Duplicate Canary release');
  });

  test('add a plan of every strategy there is, and take it away again', () => {
    const { store } = testStore();
    const count = () => (store.getState().edits.draft as unknown as { plans: unknown[] }).plans.length;
    const before = count();
    for (const { kind } of strategies) perform(store, command(store, `add:plans/${kind}`));
    expect(count()).toBe(before + strategies.length);
    expect(store.getState().selection).toEqual(['plans', count() - 1]);
    expect(perform(store, command(store, 'remove'))).toBe('outline');
    expect(count()).toBe(before + strategies.length - 1);
  });

  test('undo and redo say what, and why not', () => {
    const { store } = testStore();
    expect(command(store, 'undo')).toMatchObject({ title: 'Undo', obstacle: 'There is nothing to undo.' });
    store.getState().edit(['world', 'users', 'population'], 12);
    expect(command(store, 'undo')).toMatchObject({ title: 'Undo: Users, users', obstacle: undefined });
    perform(store, command(store, 'undo'));
    expect(command(store, 'redo').title).toBe('Redo: Users, users');
  });

  test('run with the next seed as a step to be undone', () => {
    const { store, runs } = testStore();
    const { seed } = store.getState().document.opened;
    expect(command(store, 'nextSeed').title).toBe(`Run with the next seed, ${seed + 1}`);
    perform(store, command(store, 'nextSeed'));
    expect(runs.at(-1)?.settings.seed).toBe(seed + 1);
    store.getState().undo();
    expect(store.getState().edits.draft).toMatchObject({ seed });
  });

  test('look at one run of the first plan once there is one', async () => {
    const { store, runs, replays } = testStore();
    expect(command(store, 'show:trace').obstacle).toBe('Nothing has been played yet.');
    void store.getState().startRun();
    const [run] = runs;
    const { settings } = run!;
    const answer = played(settings);
    run!.finish({ ...answer, result: { ...answer.result, plans: [{ id: 'ab' }] as never } });
    await Promise.resolve();
    await Promise.resolve();
    expect(command(store, 'show:trace').obstacle).toBeUndefined();
    perform(store, command(store, 'show:trace'));
    expect(store.getState().tab).toBe('trace');
    expect(replays).toMatchObject([{ planId: 'ab', replication: 0 }]);
  });
});

describe('perform(store, command)', () => {
  test('tells why a command cannot be done, and does not do it', () => {
    const { store, saves } = testStore();
    store.getState().edit(['world', 'users', 'population'], 'many');
    expect(perform(store, command(store, 'save'))).toBeUndefined();
    expect(store.getState().hint).toBe('Save: The scenario has problems to solve first.');
    expect(saves).toEqual([]);
    store.getState().edit(['world', 'users', 'population'], 10);
    perform(store, command(store, 'save'));
    expect(store.getState().hint).toBeUndefined();
    expect(saves).toHaveLength(1);
  });

  test('remembers what was done, the latest first and each once', () => {
    const { store } = testStore();
    for (const id of ['theme:dark', 'run', 'go:world', 'run', 'palette']) perform(store, command(store, id));
    expect(store.getState().recentCommands).toEqual(['run', 'go:world', 'theme:dark']);
  });
});

describe('commandOfKey(commands, press, place)', () => {
  const place = { platform: 'browser', inText: false, typing: false, singleKeys: true } as const;
  const commands = commandsIn(contextOf(testStore().store));
  const idOf = (press: ReturnType<typeof keys>, where: object = {}) =>
    commandOfKey(commands, press, { ...place, ...where }, false)?.id;

  test('leaves undo to a text field that is being typed in', () => {
    const press = keys('z', { ctrlKey: true });
    expect(idOf(press)).toBe('undo');
    expect(idOf(press, { inText: true })).toBe('undo');
    expect(idOf(press, { inText: true, typing: true })).toBeUndefined();
  });

  test('hears single signs outside of text fields only, and not where they are turned off', () => {
    const press = keys('?', { shiftKey: true });
    expect(idOf(press)).toBe('shortcuts');
    expect(idOf(press, { inText: true })).toBeUndefined();
    expect(idOf(press, { singleKeys: false })).toBeUndefined();
    expect(idOf(keys('/', { ctrlKey: true }), { singleKeys: false, inText: true })).toBe('shortcuts');
  });

  test('leaves what Electron’s menu hears to that menu', () => {
    expect(idOf(keys('s', { ctrlKey: true }))).toBe('save');
    expect(idOf(keys('s', { ctrlKey: true }), { platform: 'electron' })).toBeUndefined();
    expect(idOf(keys('z', { ctrlKey: true }), { platform: 'electron' })).toBe('undo');
    expect(idOf(keys('Escape'), { platform: 'electron' })).toBe('cancel');
  });
});

describe('hostMenusOf(menus)', () => {
  test('tells the host every command there is, in words that it accepts', () => {
    const { store } = testStore();
    store.getState().edit(['plans', 0, 'name'], 'a very long name '.repeat(40));
    const menus = menusIn(contextOf(store));
    const told = checkMenus(hostMenusOf(menus));
    expect(told).toEqual(hostMenusOf(menus));
    const ids = told
      .flatMap(({ items }) => items.flatMap((item) => (item.kind === 'menu' ? item.items : [item])))
      .flatMap((item) => (item.kind === 'command' ? [item.command] : []));
    expect(ids).toEqual(menus.flatMap(commandsOf).map(({ id }) => id));
    expect(menus.flatMap(({ groups }) => groups.flat()).filter(isSubmenu).length).toBeGreaterThan(3);
  });
});
