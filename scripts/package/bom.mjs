import { acceptedLicences } from './licences.mjs';

/** @typedef {import('./licences.mjs').BundledPackage} BundledPackage */
/** @typedef {{ version: string, integrity?: string, resolved?: string, license?: string }} LockedPackage */

/**
 * A software bill of materials (CycloneDX 1.5, https://cyclonedx.org/docs/1.5/json/) of what is in a package: the
 * packages whose code is bundled, and Electron. The same lock file gives the same bytes: it carries no time and no
 * random number.
 *
 * @param {{
 *   name: string, version: string, license: string, packages: readonly BundledPackage[],
 *   locked: Record<string, LockedPackage>,
 * }} app `locked`: `packages` of package-lock.json
 */
export function billOfMaterials({ name, version, license, packages, locked }) {
  const electron = lockedPackage(locked, 'node_modules/electron');
  const own = { name, version };
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': purlOf(own),
        ...own,
        licenses: [{ license: { id: license } }],
        purl: purlOf(own),
      },
    },
    components: [
      {
        type: 'framework',
        ...component({ name: 'electron', version: electron.version }, electron, ['MIT']),
      },
      ...packages.map((bundled) => {
        const entry = lockedPackage(locked, bundled.folder);
        const licences = acceptedLicences(bundled, entry.license);
        return { type: 'library', ...component(bundled, entry, licences) };
      }),
    ],
  };
}

/**
 * @param {Record<string, LockedPackage>} locked
 * @param {string} folder
 */
function lockedPackage(locked, folder) {
  const entry = locked[folder];
  if (!entry) throw new Error(`${folder} is bundled, but package-lock.json does not know it: run npm ci.`);
  return entry;
}

/**
 * @param {{ name: string, version: string }} bundled
 * @param {LockedPackage} locked
 * @param {string[]} licences
 */
function component({ name, version }, { integrity, resolved, version: lockedVersion }, licences) {
  if (version !== lockedVersion) {
    throw new Error(`${name} ${version} is bundled, but package-lock.json has ${lockedVersion}: run npm ci.`);
  }
  const sha512 = /^sha512-(.+)$/.exec(integrity ?? '')?.[1];
  return {
    'bom-ref': purlOf({ name, version }),
    name,
    version,
    ...(sha512 && {
      hashes: [{ alg: 'SHA-512', content: Buffer.from(sha512, 'base64').toString('hex') }],
    }),
    licenses: licences.map((id) => ({ license: { id } })),
    purl: purlOf({ name, version }),
    ...(resolved && { externalReferences: [{ type: 'distribution', url: resolved }] }),
  };
}

/**
 * The package's URL, https://github.com/package-url/purl-spec: the @ of a scope is encoded.
 *
 * @param {{ name: string, version: string }} bundled
 */
function purlOf({ name, version }) {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}
