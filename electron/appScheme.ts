import { protocol } from 'electron';
import { pageResponse } from './pageResponse.mjs';

/** Origin of the page. A scheme of its own because file:// can neither load module workers nor carry a CSP header. */
export const appOrigin = 'app://rollout-lab';

/** Declares app:// as standard and secure. Electron accepts this only before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the built renderer in `folder` under app://rollout-lab/; any other host of the scheme gets 404. */
export function serveAppScheme(folder: string): void {
  protocol.handle('app', async (request) => {
    const url = new URL(request.url);
    // The host is checked by hand because Node gives schemes it does not know the origin "null".
    if (url.host !== 'rollout-lab') return new Response('There is no such page.', { status: 404 });
    const { status, headers, body } = await pageResponse({
      folder,
      method: request.method,
      pathname: url.pathname,
    });
    return new Response(request.method === 'HEAD' ? null : body, { status, headers });
  });
}
