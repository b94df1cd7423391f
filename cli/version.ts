import { readFileSync } from 'node:fs';

/** The version in package.json, which lies beside the bundle's folder in the repository and in what is installed. */
export function version(): string {
  const file = new URL('../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
