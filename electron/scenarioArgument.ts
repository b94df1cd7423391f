import path from 'node:path';

/** The scenario file named on a command line, as an absolute path; undefined where there is none. */
export function scenarioArgument(commandLine: readonly string[], workingFolder: string): string | undefined {
  const named = commandLine.findLast((argument) => argument.endsWith('.rollout.json'));
  return named === undefined ? undefined : path.resolve(workingFolder, named);
}
