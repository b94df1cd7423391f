/**
 * The Content-Security-Policy of the page, sent as a response header by the app:// scheme, by `npm start`'s server
 * and by the browser tests alike. A plain module because scripts, which run unbundled, read it too.
 *
 * Inline styles are allowed because the charts and the UI components position elements with style attributes;
 * nothing else may come from outside the page's own origin, and nothing may be evaluated.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
