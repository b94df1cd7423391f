import { afterAll, beforeAll, expect, test } from 'vitest';
import { contentSecurityPolicy } from '../../electron/contentSecurityPolicy.mjs';
import { launchApp, type RunningApp } from './electronStandIn.ts';

let running: RunningApp;

beforeAll(async () => {
  running = await launchApp();
});

afterAll(() => running.close());

test.each([
  ['app://rollout-lab/', 'text/html; charset=utf-8', '<title>Rollout Lab</title>'],
  ['app://rollout-lab/?scenario=needle#trace', 'text/html; charset=utf-8', '<title>Rollout Lab</title>'],
  ['app://rollout-lab/assets/page-a1_B2.js', 'text/javascript; charset=utf-8', 'export {};'],
])('app:// serves %s as %s under the CSP', async (url, contentType, text) => {
  const response = await running.request(url);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe(contentType);
  expect(response.headers.get('content-security-policy')).toBe(contentSecurityPolicy);
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect(await response.text()).toBe(text);
});

test.each([
  'app://rollout-lab/../secret.txt',
  'app://rollout-lab/%2e%2e/secret.txt',
  'app://rollout-lab/..%2fsecret.txt',
  'app://rollout-lab/..%2f..%2fsecret.txt',
  'app://rollout-lab/assets/..%2f..%2fsecret.txt',
  'app://rollout-lab/%252e%252e%252fsecret.txt',
  'app://rollout-lab/..%5csecret.txt',
  'app://rollout-lab/..\\secret.txt',
  'app://rollout-lab//etc/passwd',
  'app://rollout-lab/%2fetc%2fpasswd',
  'app://rollout-lab/C:/secret.txt',
  'app://rollout-lab/index.html%00.js',
  'app://rollout-lab/.hidden',
  'app://rollout-lab/assets',
  'app://rollout-lab/assets/',
  'app://rollout-lab/missing.js',
])('app:// answers 404 to %s', async (url) => {
  const response = await running.request(url);
  expect(response.status).toBe(404);
  expect(await response.text()).toBe('There is no such file.');
});

test.each(['app://other/index.html', 'app://rollout-lab.example/', 'app://user@other/'])(
  'app:// serves nothing under another host: %s',
  async (url) => {
    expect((await running.request(url)).status).toBe(404);
  },
);

test('app:// answers HEAD without a body and refuses to be written to', async () => {
  const head = await running.request('app://rollout-lab/', 'HEAD');
  expect([head.status, await head.text()]).toEqual([200, '']);
  expect((await running.request('app://rollout-lab/', 'POST')).status).toBe(405);
  expect((await running.request('app://rollout-lab/', 'PUT')).status).toBe(405);
});

test('contentSecurityPolicy allows code, connections and workers from the page itself only', () => {
  const directives = new Map(
    contentSecurityPolicy.split('; ').map((directive) => {
      const [name, ...sources] = directive.split(' ');
      return [name, sources.join(' ')];
    }),
  );
  expect(Object.fromEntries(directives)).toEqual({
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self' 'unsafe-inline'",
    'img-src': "'self' data: blob:",
    'font-src': "'self'",
    'worker-src': "'self'",
    'connect-src': "'self'",
    'manifest-src': "'self'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
  });
});
