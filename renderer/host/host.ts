import type { HostApi } from '../../electron/contract.ts';
import { createBrowserHost } from './browserHost.ts';

/** Files and menus: Electron's when its preload script has run, otherwise the browser's. */
export const host: HostApi = window.rolloutLabHost ?? createBrowserHost();
