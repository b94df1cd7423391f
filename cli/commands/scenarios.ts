import type { Scenario } from '../../sim-core/index.ts';
import { scenarioHash } from '../../sim-core/index.ts';
import type { Command } from '../command.ts';
import { toggle } from '../command.ts';
import { galleryIds } from '../gallery.ts';
import { plansOf } from '../plansOf.ts';
import { printLines } from '../print.ts';
import { printJson } from '../printJson.ts';
import { readScenario } from '../readScenario.ts';
import { textTable } from '../textTable.ts';
import { UsageError } from '../usageError.ts';

export const scenarios: Command = {
  name: 'scenarios',
  summary: 'lists the shipped scenarios; an id may stand for FILE',
  usage: '[--json]',
  description: ['Lists the scenarios that are shipped. An id may stand for FILE in every other command.'],
  options: { json: toggle('print {"scenarios": [{"id", "name", "description", "hash", "plans"}, …]}') },
  examples: [{ words: 'scenarios', does: 'lists ids, names and what happens' }],
  run({ positionals, values }) {
    if (positionals.length > 0) throw new UsageError(`scenarios takes no FILE, got "${positionals[0]}"`);
    const shipped = galleryIds().map((id) => ({ id, scenario: readScenario(id) }));
    if (values['json']) printJson(asObject(shipped));
    else printLines(asTable(shipped));
    return 0;
  },
};

type Shipped = readonly { readonly id: string; readonly scenario: Scenario }[];

function asTable(shipped: Shipped): string {
  const rows = shipped.map(({ id, scenario: { name, description = '' } }) => [
    [id],
    [name],
    [/^.*?[.!?](?=\s|$)/.exec(description)?.[0] ?? description],
  ]);
  return textTable([[['Id'], ['Name'], ['What happens']], ...rows]);
}

function asObject(shipped: Shipped) {
  return {
    format: 'rollout-lab/scenarios',
    version: 1,
    scenarios: shipped.map(({ id, scenario }) => ({
      id,
      name: scenario.name,
      description: scenario.description ?? '',
      hash: scenarioHash(scenario),
      plans: plansOf(scenario),
    })),
  };
}
