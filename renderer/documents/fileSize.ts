/** The most that is read or written at once, in bytes; what is larger is no scenario and may be too much for the browser. */
export const MAX_FILE_BYTES = 16 * 2 ** 20;

/** Whether a text is no larger than a file may be. */
export function isFileSize(text: string): boolean {
  // Three bytes of UTF-8 at most are one of the signs that are counted here.
  return 3 * text.length <= MAX_FILE_BYTES || new TextEncoder().encode(text).length <= MAX_FILE_BYTES;
}
