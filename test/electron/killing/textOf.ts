/** The text of a version, 1 byte to 300 kB: none is a part of another, so that a torn or mixed file is told from a whole one. */
export function textOf(version: number): string {
  const length = version % 7 === 0 ? 300_000 : (version * 7919) % 20_000;
  return `${version}:${String.fromCharCode(97 + (version % 26)).repeat(length)}:${version}`;
}

/** The version of a whole text; undefined for any other. */
export function versionOf(text: string): number | undefined {
  const version = Number.parseInt(text, 10);
  return Number.isSafeInteger(version) && text === textOf(version) ? version : undefined;
}
