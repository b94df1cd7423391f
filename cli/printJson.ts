import { harmlessLines } from './print.ts';

/**
 * Prints an object as `JSON.stringify(value, null, 2)` writes it, entry by entry of its lists: as one text a long list is
 * longer than texts can be.
 */
export function printJson(value: object): void {
  for (const piece of jsonPieces(value)) process.stdout.write(piece);
}

/** The pieces of that text, with the line end after it. */
export function* jsonPieces(value: object): Generator<string> {
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  yield '{\n';
  for (const [index, [key, part]] of entries.entries()) {
    const end = index < entries.length - 1 ? ',\n' : '\n';
    yield `  ${JSON.stringify(key)}: `;
    if (Array.isArray(part) && part.length > 0) {
      yield '[\n';
      for (const [place, entry] of part.entries()) {
        yield `    ${indented(entry, 4)}${place < part.length - 1 ? ',' : ''}\n`;
      }
      yield `  ]${end}`;
    } else yield `${indented(part, 2)}${end}`;
  }
  yield '}\n';
}

function indented(value: unknown, spaces: number): string {
  return harmlessLines(JSON.stringify(value, null, 2)).replaceAll('\n', `\n${' '.repeat(spaces)}`);
}
