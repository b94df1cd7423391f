import { writeSync } from 'node:fs';
import path from 'node:path';
import { createJournalFiles } from '../../../electron/journalFiles.ts';
import { createJournals } from '../../../electron/journals.ts';
import { createLastVersions } from '../../../electron/lastVersions.ts';
import { writeWholeFile } from '../../../electron/writeWholeFile.ts';
import { textOf } from './textOf.ts';

/**
 * The program that is killed: takes over what an earlier one kept, then saves and journals one version after the other until it
 * is no more. `node writer.mjs FOLDER VERSION`; says on the standard output what it begins and what it has done.
 */
const [folder = '', first = '1'] = process.argv.slice(2);
const journals = createJournals(createJournalFiles(path.join(folder, 'journals'), () => {}));
const lastVersions = createLastVersions(path.join(folder, 'versions'));
const document = path.join(folder, 'größe 計画.rollout.json');
const owner = {};

// Not console.log, which may keep words back that a killed process then never says.
const say = (words: string) => writeSync(1, `${words}\n`);

for (const kept of await journals.begin(owner)) {
  say('restoring');
  await journals.write(owner, { name: kept.name, text: kept.text });
  await journals.discard(owner, kept.id);
}
for (let version = Number(first); ; version += 1) {
  const text = textOf(version);
  say(`journal begins ${version}`);
  await journals.write(owner, { name: 'plan', text });
  say(`journal done ${version}`);
  say(`document begins ${version}`);
  await writeWholeFile(document, text, { beforeReplacing: () => lastVersions.keep(document) });
  say(`document done ${version}`);
}
