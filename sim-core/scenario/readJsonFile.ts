import { MAX_FILE_BYTES } from './fileText.ts';
import { jsonFault } from './jsonFault.ts';
import type { FileObject } from './migrations/migration.ts';
import { showValue } from './problems.ts';

/** A kind of file of this program. */
export interface FileKind {
  /** Value of its `format` key. */
  readonly format: string;
  /** "a scenario". */
  readonly noun: string;
}

/** What a text holds, or why it is no such file in words that begin with "The file". */
export type JsonFile =
  | { readonly file: FileObject; readonly refusal?: undefined }
  | { readonly file?: undefined; readonly refusal: string };

/** Reads a text as far as to see that it is a file of a kind; never throws. */
export function readJsonFile(text: string, kind: FileKind): JsonFile {
  if (text.length > MAX_FILE_BYTES) {
    return refuse(`is larger than ${MAX_FILE_BYTES / 1024 / 1024} million characters and was not read`);
  }
  // Windows editors begin a file in UTF-8 with a byte order mark, which JSON does not know.
  const json = text.replace(/^\uFEFF/, '');
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return refuse(`is not valid JSON (${jsonComplaint(json)})`);
  }
  const foreign = foreignFormat(value, kind);
  return foreign === undefined ? { file: value as FileObject } : refuse(foreign);
}

/** Why a value is no file of a kind; undefined where it may be one. Completes "The file …". */
export function foreignFormat(value: unknown, { format: expected, noun }: FileKind): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return `is not ${noun}: it requires an object at the top`;
  }
  const { format } = value as FileObject;
  if (format === undefined) return `is not ${noun}: the key "format" is missing (it requires "${expected}")`;
  if (format !== expected) return `is not ${noun}: its format is ${showValue(format)}, not "${expected}"`;
  return undefined;
}

function refuse(message: string): JsonFile {
  return { refusal: `The file ${message}` };
}

function jsonComplaint(text: string): string {
  if (text.trim() === '') return 'it is empty';
  const fault = jsonFault(text);
  if (fault === text.length) return 'it ends too early, as a truncated file does';
  const before = text.slice(0, fault).split('\n');
  return `a character is out of place in line ${before.length}, column ${before.at(-1)!.length + 1}`;
}
