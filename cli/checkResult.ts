import type { CheckedResult, Problem, SimulationResult } from '../sim-core/index.ts';
import { fitOf, formatPath, misfitsOf } from '../sim-core/index.ts';
import { EXIT } from './exitCodes.ts';
import { printLine } from './print.ts';
import { printJson } from './printJson.ts';
import { checkFile, problemLines, readScenario } from './readScenario.ts';
import { FileError } from './usageError.ts';

/**
 * Says what is wrong with a stored result, and whether a scenario would give its numbers.
 *
 * @param scenarioFile undefined where the result is checked alone
 * @returns the exit code: ok where there are no problems and the scenario would
 * @throws FileError with one line a problem of the result or of the scenario
 */
export function sayCheckedResult(
  file: string,
  { result, problems }: CheckedResult,
  scenarioFile: string | undefined,
): number {
  if (!result) throw new FileError(problemLines(file, problems));
  const misfits = scenarioFile === undefined ? [] : misfitsOf(result, readScenario(scenarioFile));
  const fit = fitOf(misfits);
  const finding = scenarioFile === undefined ? 'no problems' : `${fit} ${scenarioFile}`;
  printLine(`${file}: ${finding}. ${identityOf(result)}.`);
  for (const { sentence } of misfits) printLine(`  ${sentence}`);
  return fit === 'fits' ? EXIT.ok : EXIT.problem;
}

/** The same as an object, which has the problems of both files. */
export function printCheckedResult(
  file: string,
  { result, problems }: CheckedResult,
  scenarioFile: string | undefined,
): number {
  const comparison = result && scenarioFile !== undefined ? compare(result, scenarioFile) : null;
  const ok = result !== undefined && (comparison === null || comparison.fit === 'fits');
  printJson({
    format: 'rollout-lab/check-result',
    version: 1,
    file,
    ok,
    result: result ? partsOf(result) : null,
    comparison,
    problems: problemObjects(problems),
  });
  return ok ? EXIT.ok : EXIT.problem;
}

/** Problems as the printed objects list them. */
export function problemObjects(problems: readonly Problem[]): { path: string; message: string }[] {
  return problems.map(({ path, message }) => ({ path: formatPath(path), message }));
}

function compare(result: SimulationResult, file: string) {
  const { scenario, problems, warnings } = checkFile(file);
  const misfits = scenario ? misfitsOf(result, scenario) : [];
  return {
    file,
    fit: scenario ? fitOf(misfits) : null,
    differences: misfits.map(({ path, sentence, changesNumbers }) => ({
      path: formatPath(path),
      message: sentence,
      changesNumbers,
    })),
    problems: problemObjects(problems),
    warnings: problemObjects(warnings),
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
