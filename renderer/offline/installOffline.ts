/** Lets the page open without the network from its second time on, where the browser allows it; elsewhere nothing changes. */
export function installOffline(): void {
  if (!('serviceWorker' in navigator) || !isSecureContext) return;
  // Once the page is there: what it needs first comes first.
  addEventListener('load', () => {
    navigator.serviceWorker.register('./serviceWorker.js').catch((error: unknown) => {
      console.warn('The page cannot be kept for use without the network.', error);
    });
  });
}
