import type { Command } from '../command.ts';
import { fileArgument } from '../optionValues.ts';
import { SCENARIO_FILE, readScenario } from '../readScenario.ts';

export const check: Command = {
  name: 'check',
  summary: 'says what is wrong with a scenario file, one line a problem',
  usage: 'FILE',
  description: [
    'Reads a scenario and lists its problems on standard error, one line each with its path, such as "plans[1].phases[0].share requires a number from 0 to 1, got 1.2". Exit code 0 if there are none, 1 if any.',
    SCENARIO_FILE,
  ],
  operand: { kind: 'scenario' },
  options: {},
  examples: [{ words: 'check slow-burn', does: 'says that a shipped scenario has no problems' }],
  run(typed) {
    const file = fileArgument(typed);
    const { name, world, plans } = readScenario(file);
    console.log(
      `${file}: no problems. "${name}": ${world.segments.length} segment${world.segments.length === 1 ? '' : 's'}, ${plans.length} plan${plans.length === 1 ? '' : 's'} (${plans.map(({ id }) => id).join(', ')}).`,
    );
    return 0;
  },
};
