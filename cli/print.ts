import { harmlessText } from '../sim-core/index.ts';

/*
 * The one place where words are printed: what was typed and what files are called may hold orders to a terminal, which are shown
 * and not given.
 */

/** A line for a person, on standard output; where it holds line breaks, they are shown. */
export function printLine(line: string): void {
  process.stdout.write(`${harmlessText(line)}\n`);
}

/** Several lines that were laid out here, on standard output. */
export function printLines(text: string): void {
  process.stdout.write(`${harmlessLines(text)}\n`);
}

/** A line on standard error. */
export function complain(line: string): void {
  process.stderr.write(`${harmlessText(line)}\n`);
}

/** The same, on standard error. */
export function complainLines(text: string): void {
  process.stderr.write(`${harmlessLines(text)}\n`);
}

/** Several lines that were laid out here, without the orders in any of them. */
export function harmlessLines(text: string): string {
  return text.split('\n').map(harmlessText).join('\n');
}
