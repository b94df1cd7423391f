import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { contentSecurityPolicy } from './contentSecurityPolicy.mjs';

/** @type {Record<string, string>} */
const contentTypes = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

// An allow-list: whatever a built file is never called (dots first, percent signs, backslashes, colons) is refused
// before it is decoded or joined, so there is nothing to traverse with.
const builtFilePath = /^(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]*)+$/;

/**
 * Answers one request for the built page: the same for the app:// scheme and for the server of `npm start`.
 *
 * @param {{ folder: string, method: string, pathname: string }} request
 *   `folder`: the built renderer; `method`: the HTTP method; `pathname`: the path as sent, percent-encoded,
 *   without query, "/" for the page itself
 * @returns {Promise<{ status: number, headers: Record<string, string>, body: Uint8Array<ArrayBuffer> }>}
 *   200 with the file, 404 where there is none or the path is not one of a built file, 405 for methods other than
 *   GET and HEAD. HEAD gets the body too: the caller drops it.
 */
export async function pageResponse({ folder, method, pathname }) {
  if (method !== 'GET' && method !== 'HEAD') return refusal(405, 'Only GET and HEAD are answered here.');
  const filePath = pathname === '/' ? '/index.html' : pathname;
  if (!builtFilePath.test(filePath)) return refusal(404, 'There is no such file.');
  try {
    const body = new Uint8Array(await readFile(path.join(folder, filePath)));
    const contentType = contentTypes[path.extname(filePath)] ?? 'application/octet-stream';
    return { status: 200, headers: headersFor(contentType), body };
  } catch {
    return refusal(404, 'There is no such file.');
  }
}

/**
 * @param {number} status
 * @param {string} message
 */
function refusal(status, message) {
  return {
    status,
    headers: headersFor('text/plain; charset=utf-8'),
    body: new TextEncoder().encode(message),
  };
}

/** @param {string} contentType */
function headersFor(contentType) {
  return {
    'content-type': contentType,
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    // The next build may put other bytes under the same address.
    'cache-control': 'no-cache',
  };
}
