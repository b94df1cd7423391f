import type { Page } from 'playwright-core';

/**
 * Collects, from now on, what must never happen on the app's page: errors in the console or thrown, requests that
 * fail, and any request to another origin. The array it returns grows as they happen.
 *
 * @param origin the app's own, e.g. "http://127.0.0.1:4173"
 */
export function collectPageProblems(page: Page, origin: string): string[] {
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console error: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`page error: ${error.message}`));
  page.on('crash', () => problems.push('page error: the page crashed'));
  page.on('request', (request) => {
    if (!isOwn(request.url(), origin)) problems.push(`request to another origin: ${request.url()}`);
  });
  page.on('requestfailed', (request) => {
    // Saving a file is a navigation to a blob: that ends as "aborted".
    if (request.url().startsWith('blob:')) return;
    problems.push(`failed request: ${request.url()} (${request.failure()?.errorText ?? 'no reason given'})`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`failed request: ${response.url()} (${response.status()})`);
  });
  return problems;
}

function isOwn(url: string, origin: string): boolean {
  return /^(data|blob|about):/.test(url) || new URL(url).origin === origin;
}
