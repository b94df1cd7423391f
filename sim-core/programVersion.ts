/** The version of the program, which stored results name; a test holds it to package.json. */
export const PROGRAM_VERSION = '0.1.0';
