import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The files named on a command line, as absolute paths, each once: all that ends in .json, for scenarios and results need not be
 * named as this program names them. Linux desktops name them by URLs.
 */
export function filesNamed(commandLine: readonly string[], workingFolder: string): string[] {
  const paths = commandLine
    .filter((argument) => !argument.startsWith('-'))
    .map((argument) => path.resolve(workingFolder, pathOf(argument)))
    .filter((filePath) => /\.json$/i.test(filePath));
  return [...new Set(paths)];
}

/** The path in a file:// URL; anything else as it is, to be named in what is said of it. */
function pathOf(argument: string): string {
  if (!/^file:\//i.test(argument)) return argument;
  try {
    return fileURLToPath(argument);
  } catch {
    return argument;
  }
}
