import { describe, expect } from 'vitest';
import type { KeptJournal } from '../../electron/contract.ts';
import { choose, installHost } from './electronPage.ts';
import { expectNoAxeViolations, screenshot, test } from './harness/index.ts';
import { waitForAnswer } from './person.ts';
import { journalled } from './stored.ts';

const kept = (change: object): KeptJournal => ({
  id: 'k1',
  keptAtMs: Date.now(),
  name: 'plan.rollout.json',
  text: '{"version":1}',
  ...change,
});

describe('kept edits', () => {
  test('that cannot be read and have no time of theirs are said to be so, and can be saved as a file and discarded', async ({
    openApp,
  }) => {
    const page = await openApp({
      prepare: (fresh) => installHost(fresh, '', [kept({ keptAtMs: 1e300 })]),
      viewport: { width: 900, height: 700 },
    });
    const dialog = page.getByRole('dialog', { name: 'Go on where you stopped?' });
    await dialog.getByText('edits from an unknown time').waitFor();
    await dialog.getByRole('button', { name: 'Restore the edits of plan.rollout.json' }).click();
    await dialog.getByText('cannot be restored here').waitFor();
    await expectNoAxeViolations(page);
    await screenshot(page, 'kept-unreadable');
    await dialog.getByRole('button', { name: 'Save as a file… (the edits of plan.rollout.json)' }).click();
    await expect
      .poll(() => page.evaluate(() => (window as unknown as { saved: unknown[] }).saved))
      .toEqual([{ suggestedName: 'plan kept edits.json', content: '{"version":1}' }]);
    await dialog.getByRole('button', { name: 'Discard the edits of plan.rollout.json…' }).click();
    await dialog.getByRole('button', { name: 'Discard for good' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await waitForAnswer(page);
  });

  test('that cannot even be shown leave the page as it is, and are gone on without', async ({ openApp }) => {
    const page = await openApp({
      // React cannot show an object.
      prepare: (fresh) => installHost(fresh, '', [kept({ name: {} as string })]),
      expectedProblems: [/Objects are not valid as a React child|Minified React error #31/],
    });
    const failure = page.getByRole('alert').filter({ hasText: 'A dialog failed.' });
    await failure.waitFor();
    await waitForAnswer(page);
    await screenshot(page, 'overlay-failed');
    await expectNoAxeViolations(page);
    await failure.getByRole('button', { name: 'Go on without it' }).click();
    await failure.waitFor({ state: 'hidden' });
    // The other dialogs work.
    await choose(page, 'shortcuts');
    await page.getByRole('dialog').waitFor();
  });

  test('that something else has written into the storage of the browser block no start', async ({
    openApp,
  }) => {
    const page = await openApp();
    await waitForAnswer(page);
    await page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const opening = indexedDB.open('rollout-lab');
          opening.addEventListener('success', () => {
            const writing = opening.result.transaction('journal', 'readwrite');
            writing
              .objectStore('journal')
              .put({ id: 'odd', keptAtMs: 'then', name: { of: 'nothing' }, text: 5 });
            writing.addEventListener('complete', () => {
              opening.result.close();
              resolve();
            });
          });
        }),
    );
    await page.reload();
    const dialog = page.getByRole('dialog', { name: 'Go on where you stopped?' });
    await dialog.getByRole('button', { name: 'Restore the edits' }).click();
    await dialog.getByText('cannot be restored here').waitFor();
    await dialog.getByRole('button', { name: 'Discard the edits' }).click();
    await dialog.getByRole('button', { name: 'Discard for good' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(await journalled(page)).toEqual([]);
  });
});
