import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';

/** What people install or read: electron-builder leaves its own notes beside them. */
const installable = /\.(?:AppImage|deb|dmg|exe|cdx\.json)$/;

/**
 * Writes SHA256SUMS, as `sha256sum --check` reads it, over the packages in a folder.
 *
 * @param {string} folder
 * @returns {Promise<{ name: string, bytes: number, sha256: string }[]>} the packages, by name
 */
export async function writeChecksums(folder) {
  const names = (await readdir(folder)).filter((name) => installable.test(name)).sort();
  const packages = await Promise.all(
    names.map(async (name) => {
      const file = path.join(folder, name);
      const hash = createHash('sha256');
      await pipeline(createReadStream(file), hash);
      return { name, bytes: (await stat(file)).size, sha256: hash.digest('hex') };
    }),
  );
  const lines = packages.map(({ name, sha256 }) => `${sha256}  ${name}\n`);
  await writeFile(path.join(folder, 'SHA256SUMS'), lines.join(''));
  return packages;
}
