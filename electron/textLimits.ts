/** The most read or written at once: a scenario, a picture, in bytes of UTF-8. */
export const maximumTextBytes = 16 * 1024 * 1024;
