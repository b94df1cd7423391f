import type { Session } from 'electron';
import { appOrigin } from './appScheme.ts';

/**
 * Denies every permission (Electron's default approves them) and every request that would leave the machine.
 * data: and blob: stay inside the page, where the CSP confines them to images; devtools: is Electron's own page.
 */
export function restrictSession(session: Session): void {
  session.setPermissionRequestHandler((_webContents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest((request, decide) => decide({ cancel: !staysInside(request.url) }));
}

function staysInside(url: string): boolean {
  return url.startsWith(`${appOrigin}/`) || /^(?:data|blob|devtools):/.test(url);
}
