import type { Checked } from '../../sim-core/index.ts';
import { isResultText, parseResult, parseScenario, scenarioHash } from '../../sim-core/index.ts';
import { printCheckedResult, problemObjects, sayCheckedResult } from '../checkResult.ts';
import type { Command } from '../command.ts';
import { toggle } from '../command.ts';
import { EXIT } from '../exitCodes.ts';
import { plansOf } from '../plansOf.ts';
import { printLine } from '../print.ts';
import { printJson } from '../printJson.ts';
import { SCENARIO_FILE, readText, scenarioOf } from '../readScenario.ts';
import { UsageError } from '../usageError.ts';

export const check: Command = {
  name: 'check',
  summary: 'says what is wrong with a scenario or a result, and whether the one still fits the other',
  usage: 'FILE [SCENARIO] [--json]',
  description: [
    'Reads a scenario or a stored result (what "simulate --json" prints) and lists its problems on standard error, one line each with its path, such as "plans[1].phases[0].share requires a number from 0 to 1, got 1.2". Exit code 0 if there are none, 1 if any.',
    'With a result and a SCENARIO, says in what they differ: whether playing the scenario as it is now would give the numbers of the result. Exit code 0 if it would, 1 if not, or if the result was played by another version of Rollout Lab or with --engine ticks or events, which draw other numbers of the same distribution. A result of some of the plans fits where theirs are the numbers; the others are named.',
    SCENARIO_FILE,
  ],
  operands: [{ kind: 'scenario' }, { kind: 'scenario' }],
  options: {
    json: toggle(
      'print an object with what was found instead, on standard output, also where a file cannot be read',
    ),
  },
  examples: [
    { words: 'check slow-burn', does: 'says that a shipped scenario has no problems' },
    { words: 'check my.rollout.json --json', does: 'prints the problems of a file as an object' },
    {
      words: 'check may.rollout-result.json my.rollout.json',
      does: 'says whether the scenario would still give a result that was stored',
    },
  ],
  run(typed) {
    const [file, other, extra] = typed.positionals;
    if (!file) throw new UsageError('requires a FILE: a scenario file or the id of a shipped scenario');
    if (extra !== undefined) {
      throw new UsageError(`requires one FILE, or a result and a SCENARIO, got also "${extra}"`);
    }
    const { text, problem } = readText(file);
    const json = typed.values['json'] === true;
    // With a SCENARIO after it, whatever is no scenario was meant to be a result.
    if (other !== undefined || (text !== undefined && isResultText(text))) {
      const checked = problem ? { problems: [problem] } : parseResult(text);
      if (!checked.result && text !== undefined && parseScenario(text).scenario) {
        throw new UsageError(`requires a result before a SCENARIO, got "${file}", which is a scenario`);
      }
      return (json ? printCheckedResult : sayCheckedResult)(file, checked, other);
    }
    const checked: Checked = problem ? { problems: [problem], warnings: [] } : parseScenario(text);
    if (json) {
      printJson(asObject(file, checked));
      return checked.scenario ? EXIT.ok : EXIT.problem;
    }
    const { name, world, plans } = scenarioOf(file, checked);
    printLine(
      `${file}: no problems. "${name}": ${world.segments.length} segment${world.segments.length === 1 ? '' : 's'}, ${plans.length} plan${plans.length === 1 ? '' : 's'} (${plans.map(({ id }) => id).join(', ')}).`,
    );
    return EXIT.ok;
  },
};

/** What --json prints. */
function asObject(file: string, { scenario, problems, warnings }: Checked) {
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
    problems: problemObjects(problems),
    warnings: problemObjects(warnings),
  };
}
