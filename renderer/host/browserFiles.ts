import type { OpenedDocument } from '../../electron/contract.ts';
import { MAX_FILE_BYTES } from '../../sim-core/index.ts';
import { fileProblem } from './fileAccess.ts';

/** Asks for a file. Undefined where the person cancels. */
export function pickFile(): Promise<OpenedDocument | undefined> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.json,application/json';
  return new Promise((resolve, reject) => {
    input.addEventListener('cancel', () => resolve(undefined));
    input.addEventListener('change', () => {
      const file = input.files?.[0];
      if (!file) resolve(undefined);
      else {
        readText(file).then((text) => resolve({ name: file.name, text }), reject);
      }
    });
    input.click();
  });
}

/** The text of a file. Rejects with an Error a person understands. */
export async function readText(file: File): Promise<string> {
  const problem = (reason: string) => new Error(`"${file.name}" could not be opened: ${reason}.`);
  if (file.size > MAX_FILE_BYTES) {
    throw problem(`it is larger than ${MAX_FILE_BYTES / 2 ** 20} MiB, too large for a scenario`);
  }
  const bytes = await file.arrayBuffer().catch((error: unknown) => {
    throw problem(error instanceof DOMException ? fileProblem(error) : 'it could not be read');
  });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw problem('it is not a text file (its bytes are not valid UTF-8)');
  }
}

/** Hands a file out, as browsers do where they let no page write. */
export function download(name: string, content: BlobPart, type: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  // The download has its own hold on the blob once it has begun.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
