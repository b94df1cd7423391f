import type { App } from 'electron';

/**
 * Lets no host name be looked up, whoever in Chromium asks: what a session blocks is only what its pages ask for.
 * Electron accepts this only before the app is ready.
 */
export function stayOffline(app: App): void {
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.commandLine.appendSwitch('disable-background-networking');
  // Neither the session nor the CSP sees what WebRTC sends.
  app.on('web-contents-created', (_event, contents) =>
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp'),
  );
}
