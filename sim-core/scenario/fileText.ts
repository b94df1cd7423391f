/** Largest file that is read or written, in bytes. */
export const MAX_FILE_BYTES = 16 * 1024 * 1024;

/** Whether a text is no larger than a file may be, in bytes of UTF-8. */
export function isFileSize(text: string): boolean {
  // Three bytes at most are one of the signs that are counted here.
  return 3 * text.length <= MAX_FILE_BYTES || bytesOf(text) <= MAX_FILE_BYTES;
}

/** The text of a file: for people to read, or without spaces where that alone makes it small enough to be read again. */
export function fileText(value: object): string {
  const readable = `${JSON.stringify(value, null, 2)}\n`;
  return isFileSize(readable) ? readable : `${JSON.stringify(value)}\n`;
}

/** Bytes of UTF-8, which are counted and not made: of a text that is too large there would be as many again. */
function bytesOf(text: string): number {
  let bytes = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    // Two surrogates are one character of four bytes.
    bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3;
  }
  return bytes;
}
