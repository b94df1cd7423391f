/** The part of the File System Access API that is used here; some browsers lack it. */
export interface FileHandle {
  readonly name: string;
  getFile(): Promise<File>;
  isSameEntry(other: FileHandle): Promise<boolean>;
  createWritable(): Promise<{
    write(text: string): Promise<void>;
    close(): Promise<void>;
    abort(): Promise<void>;
  }>;
  queryPermission?(options: { mode: FilePermission }): Promise<PermissionState>;
  requestPermission?(options: { mode: FilePermission }): Promise<PermissionState>;
}

type FilePermission = 'read' | 'readwrite';

interface FileAccess {
  showOpenFilePicker(options: object): Promise<FileHandle[]>;
  showSaveFilePicker(options: object): Promise<FileHandle>;
}

const types = [{ description: 'Rollout Lab scenario', accept: { 'application/json': ['.json'] } }];

/** Whether this browser lets a page write to the file that a person has chosen. */
export function hasFileAccess(): boolean {
  return 'showOpenFilePicker' in window && 'showSaveFilePicker' in window;
}

/** Undefined where the person cancels. */
export async function pickHandle(): Promise<FileHandle | undefined> {
  const handles = await unlessCancelled(access().showOpenFilePicker({ types }));
  return handles?.[0];
}

/** Undefined where the person cancels. */
export function pickHandleToSave(suggestedName: string): Promise<FileHandle | undefined> {
  return unlessCancelled(access().showSaveFilePicker({ types, suggestedName }));
}

/** Whether the page may read a file as it is, without asking: what it was given on an earlier visit it must be given again. */
export async function mayRead(handle: FileHandle): Promise<boolean> {
  return ((await handle.queryPermission?.({ mode: 'read' })) ?? 'granted') === 'granted';
}

/** Asks the person, where they have to be asked; only to be done at a press of theirs. Rejects where they refuse. */
export async function askPermission(handle: FileHandle, mode: FilePermission): Promise<void> {
  if ((await handle.queryPermission?.({ mode })) !== 'prompt') return;
  if ((await handle.requestPermission?.({ mode })) !== 'granted')
    throw new DOMException('', 'NotAllowedError');
}

/** Writes a file whole or not at all: the browser puts the new content in the old one's place once it is complete. */
export async function writeThrough(handle: FileHandle, text: string): Promise<void> {
  try {
    await askPermission(handle, 'readwrite');
    const writable = await handle.createWritable();
    try {
      await writable.write(text);
      await writable.close();
    } catch (error) {
      // Already closed where closing failed.
      await writable.abort().catch(() => {});
      throw error;
    }
  } catch (error) {
    throw new Error(`"${handle.name}" could not be saved: ${fileProblem(error)}.`, { cause: error });
  }
}

/** Why a file could not be read or written, in words. */
export function fileProblem(error: unknown): string {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotFoundError') return 'the file or its folder does not exist';
  if (name === 'NotAllowedError') return 'this browser was not allowed to';
  if (name === 'NoModificationAllowedError') return 'the file is read-only or another program is using it';
  if (name === 'QuotaExceededError') return 'the disk is full';
  return error instanceof Error && error.message !== '' ? error.message : 'the browser gave no reason';
}

function access(): FileAccess {
  return window as unknown as FileAccess;
}

async function unlessCancelled<Value>(picked: Promise<Value>): Promise<Value | undefined> {
  try {
    return await picked;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return undefined;
    throw error;
  }
}
