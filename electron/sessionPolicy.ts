import type { Session } from 'electron';
import { appOrigin } from './appScheme.ts';

/**
 * Denies every permission but one (Electron's default approves them), every download, and every request that would
 * leave the machine. data: and blob: stay inside the page, where the CSP confines them to images; devtools: is
 * Electron's own page.
 */
export function restrictSession(session: Session): void {
  session.setPermissionRequestHandler((_webContents, permission, decide, details) =>
    decide(isGranted(permission, details.requestingUrl, details.isMainFrame)),
  );
  session.setPermissionCheckHandler((_webContents, permission, origin, details) =>
    isGranted(permission, origin, details.isMainFrame),
  );
  session.setDevicePermissionHandler(() => false);
  // What the page saves goes through its channels: a download would be a second way out, with a name of its own.
  session.on('will-download', (event) => event.preventDefault());
  // The dictionaries would be fetched from a server.
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest((request, decide) => decide({ cancel: !staysInside(request.url) }));
}

/** "Copy as text" needs it: it lets the page write to the clipboard after a person's click, and never read it. */
function isGranted(permission: string, askedBy: string, isMainFrame: boolean): boolean {
  return (
    permission === 'clipboard-sanitized-write' && isMainFrame && `${askedBy}/`.startsWith(`${appOrigin}/`)
  );
}

function staysInside(url: string): boolean {
  return url.startsWith(`${appOrigin}/`) || /^(?:data|blob|devtools):/.test(url);
}
