import { misfitsOf } from '../../sim-core/index.ts';
import type { SimulationResult } from '../../sim-core/index.ts';
import type { Command } from '../command.ts';
import { readCheckable, readScenario } from '../readScenario.ts';
import { UsageError } from '../usageError.ts';

/** Exit code where a result does not fit: as for a bad file. */
const MISFIT = 1;

export const check: Command = {
  name: 'check',
  summary: 'says what is wrong with a scenario or result file, and whether the one still fits the other',
  help: `rollout-lab check FILE
rollout-lab check RESULT SCENARIO

Reads a scenario or a stored result (what "simulate --json" prints) and lists its problems on standard error, one
line each with its path, such as "plans[1].phases[0].share requires a number from 0 to 1, got 1.2".

With a result and a scenario (a file, or the id of a shipped one), says in what they differ: whether playing the
scenario now would give the numbers of the result.

Exit code 0 if there are no problems and nothing differs that the numbers depend on, 1 otherwise.`,
  options: {},
  run({ positionals }) {
    const [file, other, extra] = positionals;
    if (!file) throw new UsageError('requires a FILE: a scenario file or the id of a shipped scenario');
    if (extra !== undefined) {
      throw new UsageError(`requires one FILE, or a RESULT and a SCENARIO, got also "${extra}"`);
    }
    const { scenario, result } = readCheckable(file);
    if (result) return other === undefined ? describeResult(file, result) : compare(file, result, other);
    if (other !== undefined) {
      throw new UsageError(`check requires a result before a second file, got the scenario "${file}"`);
    }
    const { name, world, plans } = scenario;
    console.log(
      `${file}: no problems. "${name}": ${world.segments.length} segment${world.segments.length === 1 ? '' : 's'}, ${plans.length} plan${plans.length === 1 ? '' : 's'} (${plans.map(({ id }) => id).join(', ')}).`,
    );
    return 0;
  },
};

function describeResult(file: string, result: SimulationResult): number {
  console.log(`${file}: no problems. ${identityOf(result)}.`);
  return 0;
}

function compare(file: string, result: SimulationResult, scenarioFile: string): number {
  const misfits = misfitsOf(result, readScenario(scenarioFile));
  const fits = !misfits.some(({ matters }) => matters);
  console.log(
    fits
      ? `${file}: fits ${scenarioFile}. ${identityOf(result)}.`
      : `${file}: does not fit ${scenarioFile}. ${identityOf(result)}.`,
  );
  for (const { sentence } of misfits) console.log(`  ${sentence}`);
  return fits ? 0 : MISFIT;
}

/** What a result is of. */
function identityOf({ scenario, seed, replications, engine, plans }: SimulationResult): string {
  return `Result of "${scenario.name}": ${plans.length} plan${plans.length === 1 ? '' : 's'}, ${replications} replications, seed ${seed}, engine ${engine}, scenario ${scenario.hash}`;
}
