import { EventEmitter } from 'node:events';
import { readFile } from 'node:fs/promises';
import { compileFunction } from 'node:vm';
import { beforeAll, expect, test, vi } from 'vitest';
import type { HostApi } from '../../electron/contract.ts';
import { ensureBuilt } from '../../scripts/build.mjs';

let source: string;

beforeAll(async () => {
  await ensureBuilt(['electron']);
  source = await readFile('dist/electron/preload.cjs', 'utf8');
});

/** Runs the built preload script as the sandbox does: one script, and a require that knows electron alone. */
function runPreload(answer: (channel: string, ...payload: unknown[]) => unknown = () => undefined) {
  const exposed: Record<string, unknown> = {};
  const required: string[] = [];
  const invoke = vi.fn(async (channel: string, ...payload: unknown[]) => answer(channel, ...payload));
  const ipcRenderer = Object.assign(new EventEmitter(), { invoke });
  const contextBridge = {
    exposeInMainWorld: (name: string, value: unknown) => {
      exposed[name] = value;
    },
  };
  const require = (name: string) => {
    required.push(name);
    if (name !== 'electron') throw new Error(`the sandbox has no ${name}`);
    return { contextBridge, ipcRenderer };
  };
  compileFunction(source, ['require', 'module', 'exports'])(require, { exports: {} }, {});
  return { exposed, required, ipcRenderer, invoke, host: exposed.rolloutLabHost as HostApi };
}

test('preload bundle requires electron and nothing else', () => {
  expect(runPreload().required).toEqual(['electron']);
  expect([...source.matchAll(/\brequire\(([^)]*)\)/g)].map((match) => match[1])).toEqual(['"electron"']);
  expect(source).not.toMatch(/\bimport\b\s*[({'"]/);
});

test('preload exposes one object, with exactly the keys of HostApi', () => {
  const keys = {
    platform: true,
    openScenario: true,
    openRecent: true,
    openDropped: true,
    openElsewhere: true,
    openAgain: true,
    acceptOpened: true,
    readLastVersion: true,
    saveScenario: true,
    lookOutside: true,
    listRecent: true,
    forgetRecent: true,
    beginJournal: true,
    writeJournal: true,
    clearJournal: true,
    discardJournal: true,
    showDocument: true,
    openWindow: true,
    stayOpen: true,
    showMenus: true,
    exportFile: true,
    onMenuCommand: true,
  } satisfies Record<keyof HostApi, true>;
  const { exposed, host } = runPreload();
  expect(Object.keys(exposed)).toEqual(['rolloutLabHost']);
  expect(Object.keys(host).sort()).toEqual(Object.keys(keys).sort());
  expect(host.platform).toBe('electron');
});

test('openScenario() resolves to the value of the reply', async () => {
  const opened = { path: '/plan.rollout.json', name: 'plan.rollout.json', text: '{}' };
  const { host, invoke } = runPreload(() => ({ ok: true, value: opened }));
  expect(await host.openScenario()).toEqual(opened);
  expect(invoke.mock.calls).toEqual([['scenario:open']]);
});

test('saveScenario(document) rejects with the message of the reply and nothing around it', async () => {
  const { host, invoke } = runPreload(() => ({ ok: false, message: 'the disk is full' }));
  const document = { suggestedName: 'plan.rollout.json', text: '{}' };
  await expect(host.saveScenario(document)).rejects.toThrow(/^the disk is full$/);
  expect(invoke.mock.calls).toEqual([['scenario:save', document]]);
});

test('onMenuCommand(listener) hears commands without Electron’s event, until it is called off', () => {
  const { host, ipcRenderer } = runPreload();
  const heard: unknown[][] = [];
  const stop = host.onMenuCommand((...command) => heard.push(command));
  ipcRenderer.emit('menu:command', { sender: {} }, 'run');
  stop();
  ipcRenderer.emit('menu:command', { sender: {} }, 'cancel');
  expect(heard).toEqual([['run']]);
});

test('onMenuCommand(listener) hears what was sent before the page listened, once', () => {
  const { host, ipcRenderer } = runPreload();
  ipcRenderer.emit('menu:command', {}, 'open');
  const first: string[] = [];
  const second: string[] = [];
  host.onMenuCommand((command) => first.push(command));
  host.onMenuCommand((command) => second.push(command));
  expect([first, second]).toEqual([['open'], []]);
});
