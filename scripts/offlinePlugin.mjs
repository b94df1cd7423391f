import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

const source = path.join(import.meta.dirname, '../renderer/offline/serviceWorker.js');

/**
 * Adds to the built page what a browser installs it with: a service worker that knows the names of all files, under a version made of
 * their content, and a web manifest.
 *
 * @returns {import('vite').Plugin}
 */
export function offlinePlugin() {
  return {
    name: 'rollout-lab-offline',
    apply: 'build',
    transformIndexHtml: () => [
      { tag: 'link', attrs: { rel: 'manifest', href: './app.webmanifest' }, injectTo: 'head' },
    ],
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const files = Object.keys(bundle)
          .filter((name) => name.startsWith('assets/') && !name.endsWith('.map'))
          .sort();
        const content = createHash('sha256');
        for (const [name, file] of Object.entries(bundle)) {
          content.update(name).update(file.type === 'chunk' ? file.code : file.source);
        }
        const icon = files.find((name) => /\/icon-[^/]*\.svg$/.test(name));
        const worker = (await readFile(source, 'utf8'))
          .replace('__VERSION__', content.digest('hex').slice(0, 16))
          .replace('__FILES__', JSON.stringify([...files, 'app.webmanifest']));
        this.emitFile({ type: 'asset', fileName: 'serviceWorker.js', source: worker });
        this.emitFile({ type: 'asset', fileName: 'app.webmanifest', source: manifest(icon) });
      },
    },
  };
}

/** @param {string | undefined} icon */
function manifest(icon) {
  return JSON.stringify({
    name: 'Rollout Lab',
    short_name: 'Rollout Lab',
    description: 'Simulates rollout strategies for machine-learning models.',
    start_url: './',
    scope: './',
    display: 'standalone',
    background_color: '#ffffff',
    theme_color: '#ffffff',
    icons: icon === undefined ? [] : [{ src: `./${icon}`, sizes: 'any', type: 'image/svg+xml' }],
  });
}
