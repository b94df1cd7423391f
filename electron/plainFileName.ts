/** Whether a name is one of a file in its folder, on every system: no path, no drive, nothing hidden. */
export function isPlainFileName(name: unknown): name is string {
  return typeof name === 'string' && name.length > 0 && name.length <= 255 && !/^\.|[/\\:\p{Cc}]/u.test(name);
}
