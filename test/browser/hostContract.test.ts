import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, vi } from 'vitest';
import type { BrowserContext, Page } from 'playwright-core';
import { rolldown } from 'rolldown';
import type { HostApi } from '../../electron/contract.ts';
import { describeHost, type CallableHost, type HostStage } from '../host/hostContract.ts';
import { test as base } from './harness/index.ts';

/** What the pages have: the host, and for its pickers what the person picks. */
interface HostWindow {
  readonly host: HostApi;
  /** As anybody else may use a file, whatever this page may. */
  readonly ungated: Pick<FileSystemFileHandle, 'getFile' | 'createWritable'>;
  /** Name of the file that is picked next. */
  picked?: string | undefined;
}

const blank = '<!doctype html><title>Host</title><link rel="icon" href="data:,">';

async function bundled(): Promise<string> {
  const input = fileURLToPath(new URL('../host/browserHost.entry.ts', import.meta.url));
  const bundle = await rolldown({ input });
  const { output } = await bundle.generate({ format: 'iife' });
  await bundle.close();
  return output[0].code;
}

/**
 * Pickers that hand out real files of the browser's own file system: only the choice is made for the person. As with files elsewhere, a
 * page may use what was picked on it, and has to ask for what its storage has from a page before; the person always agrees.
 */
function installPickers(): void {
  const granted = new Set<string>();
  const pick = async () => {
    const { picked } = window as unknown as HostWindow;
    if (picked === undefined) throw new DOMException('cancelled', 'AbortError');
    granted.add(picked);
    return (await navigator.storage.getDirectory()).getFileHandle(picked, { create: true });
  };
  const gates = FileSystemFileHandle.prototype;
  const ungated = { getFile: gates.getFile, createWritable: gates.createWritable };
  const pass = (handle: FileSystemFileHandle) => {
    if (!granted.has(handle.name)) throw new DOMException('not on this visit', 'NotAllowedError');
  };
  Object.assign(gates, {
    async queryPermission(this: FileSystemFileHandle) {
      return granted.has(this.name) ? 'granted' : 'prompt';
    },
    async requestPermission(this: FileSystemFileHandle) {
      granted.add(this.name);
      return 'granted';
    },
    async getFile(this: FileSystemFileHandle) {
      pass(this);
      return ungated.getFile.call(this);
    },
    async createWritable(this: FileSystemFileHandle) {
      pass(this);
      return ungated.createWritable.call(this);
    },
  });
  Object.assign(window, { ungated });
  Object.assign(window, {
    showSaveFilePicker: pick,
    showOpenFilePicker: async () => [await pick()],
  });
}

async function writeOwnFile({ name, text }: { name: string; text: string | undefined }): Promise<void> {
  const folder = await navigator.storage.getDirectory();
  if (text === undefined) return folder.removeEntry(name);
  const { ungated } = window as unknown as HostWindow;
  const writable = await ungated.createWritable.call(await folder.getFileHandle(name, { create: true }));
  await writable.write(text);
  await writable.close();
}

async function readOwnFile(name: string): Promise<string | undefined> {
  const folder = await navigator.storage.getDirectory();
  return folder.getFileHandle(name).then(
    async (handle) => {
      const { ungated } = window as unknown as HostWindow;
      return (await ungated.getFile.call(handle)).text();
    },
    () => undefined,
  );
}

/** As another tab would that has the same document open. */
function changeStored({ name, text }: { name: string; text: string }): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('rollout-lab');
    opening.addEventListener('success', () => {
      const transaction = opening.result.transaction('documents', 'readwrite');
      const store = transaction.objectStore('documents');
      const reading = store.getAll();
      reading.addEventListener('success', () => {
        for (const record of reading.result as { name: string }[])
          if (record.name === name) store.put({ ...record, text });
      });
      transaction.addEventListener('complete', () => {
        opening.result.close();
        resolve();
      });
      transaction.addEventListener('abort', () => reject(new Error('the storage refused')));
    });
  });
}

/** The calls of a page's host, from outside of the page. */
function remote(page: () => Page): CallableHost {
  return new Proxy({} as CallableHost, {
    get: (_target, name: string) => {
      // What an async function returns is asked whether it is a promise.
      if (name === 'then') return undefined;
      return async (...given: unknown[]) => {
        const reply = await page().evaluate(
          async ([method, values]) => {
            const { host } = window as unknown as { host: Record<string, (...all: unknown[]) => unknown> };
            try {
              return { value: await host[method]?.(...values) };
            } catch (error) {
              return { message: (error as Error).message };
            }
          },
          [name, given] as const,
        );
        if (reply.message !== undefined) throw new Error(reply.message);
        return reply.value;
      };
    },
  });
}

/** A stage in a fresh profile; the person picks files where the browser gives access to them, and has downloads elsewhere. */
async function setStage(
  context: BrowserContext,
  address: string,
  hasFiles: boolean,
): Promise<HostStage & { close: () => Promise<void> }> {
  const script = await bundled();
  await context.route(`${address}host`, (route) => route.fulfill({ contentType: 'text/html', body: blank }));
  let picked: { name: string; text: string | undefined } | undefined;
  const downloads = new Map<string, string>();
  const begin = async (page: Page) => {
    page.on('download', (download) => {
      void download
        .path()
        .then(async (path) => downloads.set(download.suggestedFilename(), await readFile(path, 'utf8')))
        // Cancelled, where the page ends first.
        .catch(() => {});
    });
    page.on('filechooser', (chooser) => {
      if (!picked) {
        void chooser.setFiles([]);
        return;
      }
      const { name, text } = picked;
      const buffer = Buffer.from(text ?? downloads.get(name) ?? '');
      void chooser.setFiles({ name, mimeType: 'application/json', buffer });
    });
    await page.goto(`${address}host`);
    if (hasFiles) await page.evaluate(installPickers);
    else await page.evaluate(() => Reflect.deleteProperty(window, 'showOpenFilePicker'));
    await page.evaluate(script);
    return page;
  };
  let page = await begin(await context.newPage());
  return {
    host: remote(() => page),
    pick: async (name, text) => {
      picked = name === undefined ? undefined : { name, text };
      if (!hasFiles) return;
      if (name !== undefined && text !== undefined) await page.evaluate(writeOwnFile, { name, text });
      await page.evaluate((next) => Object.assign(window, { picked: next }), name);
    },
    fileText: async (name) => {
      if (hasFiles) return page.evaluate(readOwnFile, name);
      // The browser hands a download over in its own time.
      await page.waitForTimeout(150);
      return downloads.get(name);
    },
    changeOutside: async (name, text) => {
      if (hasFiles) {
        await page.evaluate(writeOwnFile, { name, text });
        return;
      }
      // What was handed out before would come after it.
      await vi.waitFor(() => expect(downloads.has(name)).toBe(true), { timeout: 5000 });
      if (text !== undefined) {
        await page.evaluate(changeStored, { name, text });
        downloads.set(name, text);
      } else downloads.delete(name);
    },
    drop: (name, text) =>
      page.evaluate(
        async (file) => (window as unknown as HostWindow).host.openDropped(new File([file.text], file.name)),
        { name, text },
      ),
    crash: async () => {
      await page.close();
      page = await begin(await context.newPage());
    },
    restart: async () => {
      for (const open of context.pages()) await open.close();
      page = await begin(await context.newPage());
    },
    secondWindow: async () => {
      const second = await begin(await context.newPage());
      return remote(() => second);
    },
    close: () => context.close(),
  };
}

function stageTest(hasFiles: boolean) {
  return base.extend<{ stage: HostStage }>({
    stage: async ({ browser, site }, provide) => {
      const stage = await setStage(await browser.newContext(), site.url, hasFiles);
      await provide(stage);
      await stage.close();
    },
  });
}

describeHost('a browser that gives access to files', stageTest(true));
describeHost('a browser that has downloads only', stageTest(false), { hasFiles: false });
