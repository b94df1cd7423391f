import { request as httpRequest } from 'node:http';
import { createServer } from 'node:net';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { contentSecurityPolicy } from '../../electron/contentSecurityPolicy.mjs';
import { serveBuilt } from '../../scripts/serve.mjs';
import { makeProject, removeProject } from './project.ts';

let root: string;
let served: Awaited<ReturnType<typeof serveBuilt>>;

beforeEach(async () => {
  root = await makeProject({
    'renderer/index.html': '<title>Rollout Lab</title>',
    'renderer/assets/page.js': 'export {};',
    'renderer/.hidden': 'hidden',
    'secret.txt': 'secret',
  });
  served = await serveBuilt({ port: 0, folder: path.join(root, 'renderer') });
});

afterEach(async () => {
  await served.close();
  await removeProject(root);
});

/** fetch() would normalise the path and choose the Host header itself. */
function ask(target: string, { method = 'GET', host = new URL(served.url).host } = {}) {
  const { hostname, port } = new URL(served.url);
  return new Promise<{ status: number; headers: Record<string, unknown>; text: string }>(
    (resolve, reject) => {
      const request = httpRequest({ hostname, port, path: target, method, headers: { host } }, (response) => {
        let text = '';
        response.on('data', (bytes) => (text += bytes));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
        );
      });
      request.on('error', reject);
      request.end();
    },
  );
}

test('serveBuilt() serves the page under the CSP of the app', async () => {
  const page = await ask('/?scenario=needle');
  expect(page.status).toBe(200);
  expect(page.text).toBe('<title>Rollout Lab</title>');
  expect(page.headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
  });
  expect((await ask('/assets/page.js')).headers['content-type']).toBe('text/javascript; charset=utf-8');
});

test.each([
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
  '/assets/../../secret.txt',
  '/..%5csecret.txt',
  '//etc/passwd',
  '/.hidden',
  '/assets',
  '/missing.js',
  'http://example.com/secret.txt',
  '*',
])('serveBuilt() answers 404 to %s', async (target) => {
  const response = await ask(target);
  expect([response.status, response.text]).toEqual([404, 'There is no such file.']);
});

test('serveBuilt() answers HEAD without a body and refuses every other method', async () => {
  const head = await ask('/', { method: 'HEAD' });
  expect([head.status, head.headers['content-length'], head.text]).toEqual([200, '26', '']);
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
    expect((await ask('/', { method })).status).toBe(405);
  }
});

test('serveBuilt() refuses a Host that is not this machine’s', async () => {
  const { port } = new URL(served.url);
  for (const host of ['example.com', `example.com:${port}`, '127.0.0.1', `127.0.0.1.example.com:${port}`]) {
    const response = await ask('/', { host });
    expect([response.status, response.text]).toEqual([403, 'This page is served to its own machine only.']);
  }
  expect((await ask('/', { host: `localhost:${port}` })).status).toBe(200);
});

test('serveBuilt({ port }) takes the next free port', async () => {
  const { port } = new URL(served.url);
  const second = await serveBuilt({ port: Number(port), folder: path.join(root, 'renderer') });
  expect(Number(new URL(second.url).port)).toBeGreaterThan(Number(port));
  await second.close();
});

test.runIf(process.platform === 'linux')('serveBuilt() listens on 127.0.0.1 alone', async () => {
  expect(served.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  // On all addresses it would also hold the port on 127.0.0.2, another address of the same machine.
  const neighbour = createServer();
  const free = await new Promise((resolve) => {
    neighbour.once('error', () => resolve(false));
    neighbour.listen(Number(new URL(served.url).port), '127.0.0.2', () => resolve(true));
  });
  neighbour.close();
  expect(free).toBe(true);
});

test('close() stops the server although a connection is kept open', async () => {
  const response = await fetch(served.url);
  await response.text();
  await served.close();
  await expect(fetch(served.url)).rejects.toThrow('fetch failed');
});
