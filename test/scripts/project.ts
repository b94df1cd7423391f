import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A project's folder with the given files, all an hour old. */
export async function makeProject(files: Record<string, string>): Promise<string> {
  const root = await mkdtemp(path.join(tmpdir(), 'rollout-lab-project-'));
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(root, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
    await setAge(file, 3600);
  }
  const folders = new Set(Object.keys(files).map((name) => path.dirname(path.join(root, name))));
  for (const folder of folders) await setAge(folder, 3600);
  return root;
}

/** Sets a file's modification time to so many seconds ago; negative is the future. */
export async function setAge(file: string, seconds: number): Promise<void> {
  const time = new Date(Date.now() - seconds * 1000);
  await utimes(file, time, time);
}

export async function removeProject(root: string): Promise<void> {
  await rm(root, { recursive: true, force: true });
}
