import { createServer } from 'node:http';
import path from 'node:path';
import { pageResponse } from '../electron/pageResponse.mjs';

const builtRenderer = path.join(import.meta.dirname, '../dist/renderer');
const portsTried = 20;

/**
 * Serves the built page on 127.0.0.1, with the same headers and the same refusals as the app:// scheme. A request that
 * names another host is refused, so that a page on the web cannot reach this one under a name of its own.
 *
 * @param {{ port: number, folder?: string }} options
 *   `port`: where to listen; the next free of the following 19 where it is taken, any free one for 0. `folder`: the
 *   built renderer
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function serveBuilt({ port, folder = builtRenderer }) {
  const server = createServer((request, response) => {
    void answer({ folder, hosts: allowedHosts(server), request, response });
  });
  await listen(server, port);
  return {
    url: `http://127.0.0.1:${portOf(server)}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * @param {{
 *   folder: string, hosts: string[],
 *   request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse,
 * }} exchange
 */
async function answer({ folder, hosts, request, response }) {
  const method = request.method ?? '';
  const { status, headers, body } = hosts.includes(request.headers.host ?? '')
    ? await pageResponse({ folder, method, pathname: (request.url ?? '').replace(/\?.*$/s, '') })
    : foreignHost;
  response.writeHead(status, { ...headers, 'content-length': body.byteLength });
  response.end(method === 'HEAD' ? undefined : body);
}

const foreignHost = {
  status: 403,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: new TextEncoder().encode('This page is served to its own machine only.'),
};

/** @param {import('node:http').Server} server */
function allowedHosts(server) {
  // URL.host leaves out port 80, as browsers do.
  return ['127.0.0.1', 'localhost'].map((name) => new URL(`http://${name}:${portOf(server)}`).host);
}

/** @param {import('node:http').Server} server */
function portOf(server) {
  return /** @type {import('node:net').AddressInfo} */ (server.address()).port;
}

/**
 * @param {import('node:http').Server} server
 * @param {number} port
 */
async function listen(server, port) {
  const lastPort = port === 0 ? 0 : Math.min(port + portsTried - 1, 65_535);
  for (let candidate = port; candidate <= lastPort; candidate += 1) {
    if (await listenOn(server, candidate)) return;
  }
  throw new Error(`serveBuilt requires a free port, but ${port} to ${lastPort} are taken.`);
}

/**
 * Listens on the port, or answers false where it is taken.
 *
 * @param {import('node:http').Server} server
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function listenOn(server, port) {
  return new Promise((resolve, reject) => {
    /** @param {NodeJS.ErrnoException} error */
    const onError = (error) => (error.code === 'EADDRINUSE' ? resolve(false) : reject(error));
    server.once('error', onError);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', onError);
      resolve(true);
    });
  });
}
