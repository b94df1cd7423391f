// What has to go along with the bundles: licences and a bill of materials. `node scripts/package/notices.mjs` builds
// and writes dist/notices; `npm run dist` does so before it packs.
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from '../build.mjs';
import { billOfMaterials } from './bom.mjs';
import { listFile } from './bundledPackages.mjs';
import { thirdPartyLicences } from './licences.mjs';

/** @typedef {import('./licences.mjs').BundledPackage} BundledPackage */

const projectFolder = path.resolve(import.meta.dirname, '../..');

/** What electron-builder packs, and so what the notices are about. */
const packed = /** @type {const} */ (['electron', 'renderer']);

/**
 * Writes THIRD-PARTY-LICENSES.txt, sbom.cdx.json and LICENSE.txt.
 *
 * @param {string} folder made where it is missing
 * @returns {Promise<{ packages: BundledPackage[] }>} what they are about
 */
export async function writeNotices(folder) {
  await ensureBuilt([...packed]);
  const packages = await packagesOf(packed);
  const { name, version, license } = await readJson('package.json');
  const { packages: locked } = await readJson('package-lock.json');
  const bill = billOfMaterials({ name, version, license, packages, locked });
  await mkdir(folder, { recursive: true });
  await writeFile(
    path.join(folder, 'THIRD-PARTY-LICENSES.txt'),
    await thirdPartyLicences(
      projectFolder,
      packages,
      "Electron's and Chromium's own licences are in the files beside this app's program.\n",
    ),
  );
  await writeFile(path.join(folder, 'sbom.cdx.json'), `${JSON.stringify(bill, null, 2)}\n`);
  await cp(path.join(projectFolder, 'LICENSE'), path.join(folder, 'LICENSE.txt'));
  return { packages };
}

/**
 * Each package once, by name and version, though several targets and several folders may have it.
 *
 * @param {readonly string[]} targets
 */
async function packagesOf(targets) {
  /** @type {Map<string, BundledPackage>} */
  const byName = new Map();
  for (const target of targets) {
    /** @type {BundledPackage[]} */
    const listed = await readJson(path.join('dist', target, listFile));
    for (const bundled of listed) byName.set(`${bundled.name} ${bundled.version}`, bundled);
  }
  return [...byName.keys()].sort().flatMap((key) => byName.get(key) ?? []);
}

/** @param {string} file from the project's folder */
async function readJson(file) {
  return JSON.parse(await readFile(path.join(projectFolder, file), 'utf8'));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await writeNotices(path.join(projectFolder, 'dist/notices'));
}
