/**
 * Why no Electron window can be opened, in words to be followed by ", so the app is served as a page instead.";
 * undefined where one may be tried. Nothing is started or fetched to find out.
 *
 * @param {{ platform: NodeJS.Platform, environment: NodeJS.ProcessEnv, userId: number | undefined, browser: boolean }} machine
 *   `userId`: numeric id of the user, undefined where the platform has none; `browser`: the person asked for the page
 * @returns {string | undefined}
 */
export function reasonAgainstWindow({ platform, environment, userId, browser }) {
  if (browser) return 'You asked for the browser';
  if (platform !== 'linux') return undefined;
  if (!environment.DISPLAY && !environment.WAYLAND_DISPLAY) return 'No display here';
  // Electron would start with --no-sandbox; that is not for a start script to decide.
  if (userId === 0) return 'Electron does not run as root with its sandbox on';
  return undefined;
}
