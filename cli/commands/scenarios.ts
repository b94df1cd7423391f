import type { Command } from '../command.ts';
import { galleryIds } from '../gallery.ts';
import { readScenario } from '../readScenario.ts';
import { textTable } from '../textTable.ts';
import { UsageError } from '../usageError.ts';

export const scenarios: Command = {
  name: 'scenarios',
  summary: 'lists the shipped scenarios; an id may stand for FILE',
  usage: '',
  description: ['Lists the scenarios that are shipped. An id may stand for FILE in every other command.'],
  options: {},
  examples: [{ words: 'scenarios', does: 'lists ids, names and what happens' }],
  run({ positionals }) {
    if (positionals.length > 0) throw new UsageError(`scenarios takes no FILE, got "${positionals[0]}"`);
    const rows = galleryIds().map((id) => {
      const { name, description = '' } = readScenario(id);
      return [[id], [name], [/^.*?[.!?](?=\s|$)/.exec(description)?.[0] ?? description]];
    });
    console.log(textTable([[['Id'], ['Name'], ['What happens']], ...rows]));
    return 0;
  },
};
