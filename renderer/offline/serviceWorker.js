/* global self, caches, fetch, URL */
// Keeps the built page, so that it opens without the network. The build puts in its version and the names of its files.
const cacheName = 'rollout-lab-__VERSION__';
const files = __FILES__;

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches.open(cacheName).then((cache) => cache.addAll(['./', ...files.map((file) => `./${file}`)])),
  );
});

// A new version begins once no page of the old one is open any more: neither meets the other's files.
self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(
          names
            .filter((name) => name.startsWith('rollout-lab-') && name !== cacheName)
            .map((name) => caches.delete(name)),
        ),
      ),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || new URL(request.url).origin !== self.location.origin) return;
  // The page itself is asked for first, so that a new version is seen at once; its files never change under their names.
  event.respondWith(request.mode === 'navigate' ? freshPage(request) : keptFile(request));
});

async function freshPage(request) {
  try {
    return await fetch(request);
  } catch {
    const cache = await caches.open(cacheName);
    return (await cache.match('./')) ?? Response.error();
  }
}

async function keptFile(request) {
  const cache = await caches.open(cacheName);
  return (await cache.match(request)) ?? fetch(request);
}
