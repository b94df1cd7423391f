import { EventEmitter } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { compileFunction } from 'node:vm';
import { test as base } from 'vitest';
import type { HostApi } from '../../electron/contract.ts';
import { launchApp, type RunningApp } from '../electron/electronStandIn.ts';
import { type WindowStandIn } from '../electron/windowStandIn.ts';
import { describeHost, type CallableHost, type HostStage } from './hostContract.ts';

/** The built preload script in a window of the built main process: what a page would call. */
async function pageOf(running: RunningApp, window: WindowStandIn): Promise<HostApi> {
  const source = await readFile(path.join(running.folder, 'dist/electron/preload.cjs'), 'utf8');
  const exposed: { rolloutLabHost?: HostApi } = {};
  const electron = {
    contextBridge: {
      exposeInMainWorld: (name: string, value: unknown) => Object.assign(exposed, { [name]: value }),
    },
    ipcRenderer: Object.assign(new EventEmitter(), {
      // What crosses between processes is cloned.
      invoke: async (channel: string, ...payload: unknown[]) =>
        structuredClone(
          await running.invoke(channel, structuredClone(payload), { sender: window.webContents }),
        ),
    }),
    webUtils: { getPathForFile: (file: File) => (file as File & { path: string }).path },
  };
  compileFunction(source, ['require', 'module', 'exports'])(() => electron, { exports: {} }, {});
  const { rolloutLabHost } = exposed;
  if (!rolloutLabHost) throw new Error('the preload script exposed nothing');
  return rolloutLabHost;
}

const test = base.extend<{ stage: HostStage }>({
  // oxlint-disable-next-line no-empty-pattern -- vitest reads from the pattern what a fixture depends on
  stage: async ({}, provide) => {
    let running = await launchApp();
    const ended: RunningApp[] = [];
    const folder = await mkdtemp(path.join(tmpdir(), 'rollout-lab-host-'));
    const fileOf = (name: string) => path.join(folder, name);
    let page = await pageOf(running, running.window);
    const host = new Proxy({} as CallableHost, {
      get: (_target, name: keyof CallableHost) => page[name],
    });
    await provide({
      host,
      pick: async (name, text) => {
        if (name === undefined) {
          delete running.dialogAnswers.open;
          delete running.dialogAnswers.save;
          return;
        }
        if (text !== undefined) await writeFile(fileOf(name), text);
        Object.assign(running.dialogAnswers, { open: fileOf(name), save: fileOf(name) });
      },
      fileText: (name) => readFile(fileOf(name), 'utf8').catch(() => undefined),
      changeOutside: (name, text) => (text === undefined ? rm(fileOf(name)) : writeFile(fileOf(name), text)),
      drop: async (name, text) => {
        await writeFile(fileOf(name), text);
        return page.openDropped(Object.assign(new File([text], name), { path: fileOf(name) }));
      },
      crash: async () => {
        page = await pageOf(running, running.window);
      },
      restart: async () => {
        ended.push(running);
        running = await launchApp({ after: running });
        page = await pageOf(running, running.window);
      },
      secondWindow: async () => {
        await page.openWindow();
        return pageOf(running, running.windows.at(-1)!);
      },
    });
    for (const app of [...ended, running]) await app.close();
    await rm(folder, { recursive: true, force: true });
  },
});

describeHost('Electron', test);
