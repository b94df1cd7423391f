import type { SimulationResult } from '../sim-core/index.ts';
import { fitOf, formatPath, misfitsOf, parseResult } from '../sim-core/index.ts';
import { EXIT } from './exitCodes.ts';
import { printLine } from './print.ts';
import { printJson } from './printJson.ts';
import { problemLines, readScenario } from './readScenario.ts';
import { FileError } from './usageError.ts';

/**
 * Checks the text of a stored result, and whether a scenario would give its numbers.
 *
 * @param scenarioFile undefined where the result is checked alone
 * @returns the exit code: ok where there are no problems and the scenario would
 * @throws FileError with one line a problem; of the result, only where no object is asked for
 */
export function checkResult(
  file: string,
  text: string,
  scenarioFile: string | undefined,
  { json }: { readonly json: boolean },
): number {
  const { result, problems } = parseResult(text);
  if (!result && !json) throw new FileError(problemLines(file, problems));
  const comparison = result && scenarioFile !== undefined ? compare(result, scenarioFile) : undefined;
  const ok = result !== undefined && (comparison === undefined || comparison.fit === 'fits');
  if (json) {
    const object = {
      format: 'rollout-lab/check-result',
      version: 1,
      file,
      ok,
      result: result ? partsOf(result) : null,
      comparison: comparison ?? null,
      problems: problems.map(({ path, message }) => ({ path: formatPath(path), message })),
    };
    printJson(object);
  } else if (result) {
    const finding = comparison ? `${comparison.fit} ${comparison.file}` : 'no problems';
    printLine(`${file}: ${finding}. ${identityOf(result)}.`);
    for (const { message } of comparison?.differences ?? []) printLine(`  ${message}`);
  }
  return ok ? EXIT.ok : EXIT.problem;
}

function compare(result: SimulationResult, file: string) {
  const misfits = misfitsOf(result, readScenario(file));
  return {
    file,
    fit: fitOf(misfits),
    differences: misfits.map(({ path, sentence, changesNumbers }) => ({
      path: formatPath(path),
      message: sentence,
      changesNumbers,
    })),
  };
}

function partsOf({ programVersion, scenario, seed, replications, engine, partial, plans }: SimulationResult) {
  const ids = plans.map(({ id }) => id);
  return { programVersion, scenario, seed, replications, engine, partial, plans: ids };
}

/** What a result is of. */
function identityOf({
  scenario,
  seed,
  replications,
  engine,
  plans,
  programVersion,
}: SimulationResult): string {
  return `Result of "${scenario.name}": ${plans.length} plan${plans.length === 1 ? '' : 's'}, ${replications} replications, seed ${seed}, engine ${engine}, scenario ${scenario.hash}, Rollout Lab ${programVersion}`;
}
