import { createBrowserHost } from '../../renderer/host/browserHost.ts';

/** The browser's host alone, for pages that have nothing else. */
Object.assign(window, { host: createBrowserHost() });
