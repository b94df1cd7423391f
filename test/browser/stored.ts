import type { Page } from 'playwright-core';

/** Names of the documents whose edits the browser keeps. */
export function journalled(page: Page): Promise<string[]> {
  return page.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open('rollout-lab');
        opening.addEventListener('error', () => reject(new Error('no storage')));
        opening.addEventListener('success', () => {
          const reading = opening.result.transaction('journal').objectStore('journal').getAll();
          reading.addEventListener('success', () => {
            opening.result.close();
            resolve((reading.result as { name: string }[]).map(({ name }) => name));
          });
        });
      }),
  );
}
