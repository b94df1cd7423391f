import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { createJournalFiles } from '../../../electron/journalFiles.ts';
import { versionOf } from './textOf.ts';

/** What many kills have brought. */
export interface KillReport {
  readonly kills: number;
  /** Kills that came while the document, or the journal, was being written. */
  readonly duringDocument: number;
  readonly duringJournal: number;
  readonly duringRestore: number;
  /** Everything that was broken or lost, one sentence each. */
  readonly losses: readonly string[];
}

const lanes = 4;

/**
 * Runs the real file code in processes of their own and kills each at a random moment (SIGKILL: nothing can be tidied up). After
 * each kill the document must be a whole text, the one being written or the one before, and so must the journal.
 */
export async function killAtRandom(kills: number): Promise<KillReport> {
  const folder = await mkdtemp(path.join(tmpdir(), 'rollout-lab-kills-'));
  try {
    const program = path.join(folder, 'writer.mjs');
    const bundle = await rolldown({
      input: fileURLToPath(new URL('writer.entry.ts', import.meta.url)),
      platform: 'node',
    });
    await bundle.write({ file: program, format: 'esm' });
    await bundle.close();
    const counts = { kills: 0, duringDocument: 0, duringJournal: 0, duringRestore: 0 };
    const losses: string[] = [];
    const runLane = async (lane: number) => {
      const laneFolder = path.join(folder, `lane-${lane}`);
      await mkdir(laneFolder);
      let seen: Progress = { document: { begun: 0, done: 0 }, journal: { begun: 0, done: 0 }, doing: '' };
      while (counts.kills < kills) {
        counts.kills += 1;
        seen = await runAndKill(program, laneFolder, seen);
        if (seen.doing === 'document begins') counts.duringDocument += 1;
        if (seen.doing === 'journal begins') counts.duringJournal += 1;
        if (seen.doing === 'restoring') counts.duringRestore += 1;
        losses.push(...(await lossesIn(laneFolder, seen)));
        // What is there now is what must not be lost by the next kill.
        seen = await settled(laneFolder, seen);
      }
    };
    await Promise.all(Array.from({ length: lanes }, (_, lane) => runLane(lane)));
    return { ...counts, losses };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Span {
  /** The version whose writing was begun last, and the one that was last said to be done; 0 before there is one. */
  readonly begun: number;
  readonly done: number;
}

interface Progress {
  readonly document: Span;
  readonly journal: Span;
  /** What it said last. */
  readonly doing: string;
}

function runAndKill(program: string, folder: string, before: Progress): Promise<Progress> {
  const first = Math.max(before.document.begun, before.journal.begun) + 1;
  const child = spawn(process.execPath, [program, folder, String(first)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8');
  // A quarter of the kills come while the work of the one before is taken over.
  const awaited = Math.random() < 0.25 ? '' : 'journal begins';
  let isDoomed = false;
  child.stdout.on('data', (words: string) => {
    output += words;
    if (isDoomed || !output.includes(awaited)) return;
    isDoomed = true;
    setTimeout(() => child.kill('SIGKILL'), Math.random() * 50);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (signal !== 'SIGKILL') reject(new Error(`the writer ended by itself (${code}): ${output}`));
      else resolve(progressOf(output, before));
    });
  });
}

function progressOf(output: string, before: Progress): Progress {
  const last = (words: string, otherwise: number) =>
    Number([...output.matchAll(new RegExp(`^${words} (\\d+)$`, 'gm'))].at(-1)?.[1] ?? otherwise);
  const span = (what: 'document' | 'journal'): Span => ({
    begun: last(`${what} begins`, before[what].begun),
    done: last(`${what} done`, before[what].done),
  });
  const doing = output.trim().split('\n').at(-1)?.replace(/ \d+$/, '') ?? '';
  return { document: span('document'), journal: span('journal'), doing };
}

function journalsIn(folder: string) {
  return createJournalFiles(path.join(folder, 'journals'), () => {});
}

async function documentIn(folder: string): Promise<string | undefined> {
  return readFile(path.join(folder, 'größe 計画.rollout.json'), 'utf8').catch(() => undefined);
}

async function lossesIn(folder: string, { document, journal }: Progress): Promise<string[]> {
  const losses: string[] = [];
  const text = await documentIn(folder);
  const version = text === undefined ? 0 : versionOf(text);
  if (version === undefined) losses.push(`The document is broken while ${document.begun} is written.`);
  else if (version !== document.done && version !== document.begun)
    losses.push(`The document is ${version} after ${document.done} was saved.`);

  const files = await readdir(path.join(folder, 'journals')).catch(() => []);
  const kept = await journalsIn(folder).list();
  if (kept.length !== files.filter((name) => name.endsWith('.json')).length)
    losses.push('A journal is broken.');
  const versions = kept.map((entry) => versionOf(entry.text));
  if (versions.includes(undefined)) losses.push('The text of a journal is broken.');
  const restored = Math.max(0, ...versions.map((each) => each ?? 0));
  if (restored !== journal.done && restored !== journal.begun)
    losses.push(`The journal restores ${restored} after ${journal.done} was kept.`);

  const backups = await readdir(path.join(folder, 'versions')).catch(() => []);
  for (const name of backups.filter((each) => !each.startsWith('.'))) {
    const backup = await readFile(path.join(folder, 'versions', name), 'utf8');
    if (versionOf(backup) === undefined) losses.push('The last version is broken.');
  }
  return losses;
}

async function settled(folder: string, progress: Progress): Promise<Progress> {
  const kept = await journalsIn(folder).list();
  const restored = Math.max(0, ...kept.map(({ text }) => versionOf(text) ?? 0));
  const written = versionOf((await documentIn(folder)) ?? '') ?? 0;
  return {
    ...progress,
    // The next version is counted from what was begun, however it ended.
    document: { begun: Math.max(written, progress.document.begun), done: written },
    journal: { begun: Math.max(restored, progress.journal.begun), done: restored },
  };
}
