/** The largest scenario text read or written, in bytes of UTF-8. */
export const maximumTextBytes = 16 * 1024 * 1024;
