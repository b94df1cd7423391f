import type { Checked, Problem } from '../../sim-core/index.ts';
import { formatPath, scenarioHash } from '../../sim-core/index.ts';
import type { Command } from '../command.ts';
import { toggle } from '../command.ts';
import { EXIT } from '../exitCodes.ts';
import { fileArgument } from '../optionValues.ts';
import { plansOf } from '../plansOf.ts';
import { SCENARIO_FILE, checkFile, readScenario } from '../readScenario.ts';

export const check: Command = {
  name: 'check',
  summary: 'says what is wrong with a scenario file, one line a problem',
  usage: 'FILE [--json]',
  description: [
    'Reads a scenario and lists its problems on standard error, one line each with its path, such as "plans[1].phases[0].share requires a number from 0 to 1, got 1.2". Exit code 0 if there are none, 1 if any.',
    SCENARIO_FILE,
  ],
  operand: { kind: 'scenario' },
  options: { json: toggle('print an object with the problems instead, on standard output') },
  examples: [
    { words: 'check slow-burn', does: 'says that a shipped scenario has no problems' },
    { words: 'check my.rollout.json --json', does: 'prints the problems of a file as an object' },
  ],
  run(typed) {
    const file = fileArgument(typed);
    if (typed.values['json']) {
      const checked = checkFile(file);
      console.log(JSON.stringify(asObject(file, checked), null, 2));
      return checked.scenario ? EXIT.ok : EXIT.problem;
    }
    const { name, world, plans } = readScenario(file);
    console.log(
      `${file}: no problems. "${name}": ${world.segments.length} segment${world.segments.length === 1 ? '' : 's'}, ${plans.length} plan${plans.length === 1 ? '' : 's'} (${plans.map(({ id }) => id).join(', ')}).`,
    );
    return EXIT.ok;
  },
};

/** What --json prints. */
function asObject(file: string, { scenario, problems, warnings }: Checked) {
  const listed = (found: readonly Problem[]) =>
    found.map(({ path, message }) => ({ path: formatPath(path), message }));
  return {
    format: 'rollout-lab/check',
    version: 1,
    file,
    ok: scenario !== undefined,
    scenario: scenario
      ? {
          name: scenario.name,
          hash: scenarioHash(scenario),
          segments: scenario.world.segments.length,
          plans: plansOf(scenario),
        }
      : null,
    problems: listed(problems),
    warnings: listed(warnings),
  };
}
