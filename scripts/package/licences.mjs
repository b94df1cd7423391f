import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** @typedef {{ name: string, version: string, folder: string }} BundledPackage as bundledPackages.mjs lists it */

/** Licences, by their SPDX names, that ask for no more than to be handed on with the code. Others need a person to decide. */
const accepted = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Unlicense',
]);

/**
 * The names in a package's `license`, where every part of it is accepted.
 *
 * @param {BundledPackage} bundled
 * @param {unknown} license
 * @returns {string[]}
 * @throws {Error} where it is missing or not one of those accepted
 */
export function acceptedLicences({ name, version }, license) {
  const names = typeof license === 'string' ? license.replace(/[()]/g, '').split(/ and /i) : [];
  if (names.length === 0 || !names.every((part) => accepted.has(part))) {
    throw new Error(
      `${name} ${version} is bundled under ${JSON.stringify(license)}, which nobody has accepted yet: ` +
        'see accepted in scripts/package/licences.mjs.',
    );
  }
  return names;
}

/**
 * What has to be handed on with the bundles: of each package its licence and the words of it.
 *
 * @param {string} root the project's folder
 * @param {readonly BundledPackage[]} packages
 * @param {string} [more] lines about what is handed on beside them
 * @returns {Promise<string>}
 * @throws {Error} where a licence is not accepted, or its words are nowhere to be found
 */
export async function thirdPartyLicences(root, packages, more = '') {
  const parts = await Promise.all(
    packages.map(async (bundled) => {
      const folder = path.join(root, bundled.folder);
      const description = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
      const names = acceptedLicences(bundled, description.license);
      const words = await wordsOf(folder, bundled, description, names);
      return `${bundled.name} ${bundled.version} (${names.join(' and ')})\n\n${words.trim()}\n`;
    }),
  );
  const rule = `\n${'-'.repeat(80)}\n\n`;
  return [
    `Rollout Lab contains code of the packages below, each under the licence that follows its name.\n${more}`,
    ...parts,
  ].join(rule);
}

/**
 * @param {string} folder
 * @param {BundledPackage} bundled
 * @param {{ author?: string | { name?: string } }} description
 * @param {string[]} names
 */
async function wordsOf(folder, { name, version }, description, names) {
  const files = await readdir(folder);
  const own = files.filter((file) => /^(?:licen[cs]e|copying|notice)(?:[.-]|$)/i.test(file)).sort();
  if (own.length > 0) {
    const texts = await Promise.all(own.map((file) => readFile(path.join(folder, file), 'utf8')));
    return texts.map((text) => text.trim()).join('\n\n');
  }
  const readme = files.find((file) => /^readme/i.test(file));
  const section = readme && licenceSection(await readFile(path.join(folder, readme), 'utf8'));
  if (section) return section;
  const author = typeof description.author === 'string' ? description.author : description.author?.name;
  if (author && names.join() === 'MIT') return mitWords(author);
  throw new Error(`${name} ${version} has no licence file, and its words could not be found elsewhere.`);
}

/**
 * The words under a README's heading "License", where there are any to speak of.
 *
 * @param {string} readme
 */
function licenceSection(readme) {
  const section =
    /^(?:#+ *licen[cs]e.*|licen[cs]e.*\n[-=]{3,})\n([\s\S]*?)(?=^#|^.+\n[-=]{3,}\n|(?![\s\S]))/im.exec(
      readme,
    )?.[1];
  return section && /without restriction/i.test(section) ? section : undefined;
}

/**
 * The MIT licence, for packages that name it and their author, and say no more.
 *
 * @param {string} author
 */
function mitWords(author) {
  return `Copyright (c) ${author}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
`;
}
