import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const repository = fileURLToPath(new URL('../../../', import.meta.url));
const unpackProgram = `
  import chromium from '@sparticuz/chromium';
  await chromium.executablePath();
`;

/** A Chromium and the environment it needs to start. */
export interface BundledChromium {
  readonly executablePath: string;
  readonly env: Record<string, string>;
}

/**
 * The Chromium inside the npm package @sparticuz/chromium (Linux on x64), unpacked once under node_modules/.cache
 * together with the libraries that a bare Debian lacks (libnss3 and its kin). Throws on another system.
 */
export async function bundledChromium(): Promise<BundledChromium> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(`the bundled Chromium requires Linux on x64, got ${process.platform} on ${process.arch}`);
  }
  const folder = join(repository, 'node_modules/.cache', `chromium-${packageVersion()}`);
  if (!existsSync(folder)) await unpackInto(folder);
  await writeFile(join(folder, 'fonts.conf'), fontConfiguration(folder));
  const libraries = join(folder, 'al2023/lib');
  const inherited = process.env.LD_LIBRARY_PATH;
  return {
    executablePath: join(folder, 'chromium'),
    env: {
      LD_LIBRARY_PATH: inherited ? `${libraries}:${inherited}` : libraries,
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    },
  };
}

/**
 * The package's own configuration looks for its font (Open Sans) under /tmp, finds none, and draws no text. The
 * machine's fonts, if any, supply the characters that Open Sans lacks.
 */
function fontConfiguration(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
  <alias binding="strong">
    <family>sans-serif</family>
    <prefer><family>Open Sans</family></prefer>
  </alias>
</fontconfig>
`;
}

function packageVersion(): string {
  const require = createRequire(import.meta.url);
  const entry = require.resolve('@sparticuz/chromium');
  const { version } = require(join(dirname(entry), '../../package.json')) as { version: string };
  return version;
}

/** Unpacks beside and renames: the package takes a half-unpacked Chromium for a whole one. */
async function unpackInto(folder: string): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  const half = await mkdtemp(`${folder}-`);
  try {
    // In a process of its own: the package reads these variables when imported, and then sets others.
    await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', unpackProgram], {
      cwd: repository,
      env: { ...process.env, TMPDIR: half, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' },
    });
    await rename(half, folder);
  } catch (error) {
    await rm(half, { recursive: true, force: true });
    // Another process may have been first.
    if (!existsSync(folder)) throw error;
  }
}
