import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import Papa from 'papaparse';
import { FileError } from '../usageError.ts';

const CHUNK_BYTES = 1024 * 1024;
/** A quote that is never closed would make one field of the rest of the file. */
const MOST_CHUNKS_WITHOUT_ROW = 4;

/**
 * Reads a CSV file of any size row by row: delimiter and line ends are found out, quotes understood, empty lines
 * passed over. What `onRow` throws ends the reading.
 * @throws FileError if the file cannot be read as text
 */
export async function readRows(
  file: string,
  onRow: (cells: readonly string[], line: number) => void,
): Promise<void> {
  let line = 1;
  let withoutRow = 0;
  const input = Readable.from(decode(file));
  try {
    await new Promise<void>((resolve, reject) => {
      Papa.parse<string[]>(input, {
        chunk: ({ data, errors }, parser) => {
          try {
            withoutRow = data.length > 0 ? 0 : withoutRow + 1;
            if (withoutRow > MOST_CHUNKS_WITHOUT_ROW) {
              throw new FileError([
                `${file}: line ${line} requires an end within ${MOST_CHUNKS_WITHOUT_ROW} MiB (a quote that is not closed runs on)`,
              ]);
            }
            const quote = errors.find(({ type }) => type === 'Quotes');
            if (quote) {
              throw new FileError([
                `${file}: line ${line + (quote.row ?? 0)} requires quotes that are closed and nothing after them`,
              ]);
            }
            for (const cells of data) {
              if (cells.length > 1 || cells[0] !== '') onRow(cells, line);
              line += 1;
              for (const cell of cells) if (cell.includes('\n')) line += cell.split('\n').length - 1;
            }
          } catch (error) {
            // Aborting completes the reading, so the reason goes first.
            reject(error);
            parser.abort();
          }
        },
        complete: () => resolve(),
        error: reject,
      });
    });
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    throw new FileError([
      `${file}: ${complaints[String(error.code)] ?? `could not be read (${String(error.code)})`}`,
    ]);
  } finally {
    // A pipe or a device that does not end by itself would keep the program running.
    input.destroy();
  }
}

const complaints: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'is a folder, not a CSV file',
  EACCES: 'may not be read by you',
  EPERM: 'may not be read by you',
  ERR_ENCODING_INVALID_ENCODED_DATA: 'is not a text in UTF-8',
};

async function* decode(file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const bytes of createReadStream(file, { highWaterMark: CHUNK_BYTES })) {
    yield decoder.decode(bytes as Uint8Array, { stream: true });
  }
  yield decoder.decode();
}
