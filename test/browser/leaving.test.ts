import { describe, expect } from 'vitest';
import type { Page } from 'playwright-core';
import { parseScenario } from '../../sim-core/index.ts';
import { choose, installHost } from './electronPage.ts';
import { expectNoAxeViolations, screenshot, test } from './harness/index.ts';
import type { OpenApp } from './harness/index.ts';
import { select, waitForAnswer } from './person.ts';

interface Left {
  /** What was journalled last: null where it was cleared. */
  readonly last: { readonly text: string } | null | undefined;
  readonly stayed: boolean;
  readonly closed: boolean;
}

/** A page in Electron whose user count is edited. */
async function editedPage(
  openApp: OpenApp,
  users: string,
  options: Parameters<OpenApp>[0] = {},
): Promise<Page> {
  const page = await openApp({
    ...options,
    prepare: async (fresh) => {
      await installHost(fresh, '');
      // A browser lets no page close a window that a person has opened.
      await fresh.addInitScript(() => {
        window.close = () => Object.assign(window, { closedByPage: true });
      });
    },
  });
  // Electron stays open without a word; a browser would ask in a dialog of its own.
  page.on('dialog', (dialog) => void dialog.dismiss());
  await waitForAnswer(page);
  const inspector = await select(page, 'Users');
  const field = inspector.getByRole('textbox', { name: 'Users', exact: true });
  await field.click();
  await field.fill(users);
  await page.getByRole('banner').getByText('edited').waitFor();
  return page;
}

/** Asks the window to close: a reload asks as closing does, and can be refused here. */
function leave(page: Page): void {
  void page.reload().catch(() => {});
}

const leftBehind = (page: Page) =>
  page.evaluate((): Left => {
    const { journal, stayed, closedByPage } = window as unknown as {
      journal: Left['last'][];
      stayed?: boolean;
      closedByPage?: boolean;
    };
    return { last: journal.at(-1), stayed: stayed === true, closed: closedByPage === true };
  });

describe('a window with unsaved edits that is asked to close', () => {
  test('stays and says so where the person keeps editing', async ({ openApp }) => {
    const page = await editedPage(openApp, '54321');
    leave(page);
    const dialog = page.getByRole('alertdialog', { name: 'Save your changes first?' });
    await dialog.getByRole('button', { name: 'Keep editing' }).click();
    await expect.poll(() => leftBehind(page)).toMatchObject({ stayed: true, closed: false });
    expect((await leftBehind(page)).last).not.toBeNull();
    expect(await page.getByRole('banner').textContent()).toContain('edited');
  });

  test('closes with nothing to be offered again where they are discarded', async ({ openApp }) => {
    const page = await editedPage(openApp, '54321');
    await expect.poll(async () => (await leftBehind(page)).last).toMatchObject({ text: expect.any(String) });
    leave(page);
    const dialog = page.getByRole('alertdialog', { name: 'Save your changes first?' });
    await dialog.getByRole('button', { name: 'Discard changes' }).click();
    await expect.poll(() => leftBehind(page)).toEqual({ last: null, stayed: false, closed: true });
  });

  test('closes with edits that cannot be saved yet kept for next time, where the person says so', async ({
    openApp,
  }) => {
    const page = await editedPage(openApp, 'many', {
      viewport: { width: 900, height: 700 },
      colorScheme: 'dark',
    });
    // Elsewhere than on leaving they cannot be kept, which is said.
    await choose(page, 'open:needle');
    const dialog = page.getByRole('alertdialog', { name: 'Your changes cannot be saved yet' });
    await dialog.getByText('once a problem is solved. Going on now would lose them').waitFor();
    expect(await dialog.getByRole('button').allTextContents()).toEqual(['Keep editing', 'Discard changes']);
    await dialog.getByRole('button', { name: 'Keep editing' }).click();

    leave(page);
    await dialog.getByText('Kept for next time, they are offered again as they are now.').waitFor();
    await expectNoAxeViolations(page);
    await screenshot(page, 'keep-for-next-time');
    await dialog.getByRole('button', { name: 'Keep for next time' }).click();
    await expect.poll(async () => (await leftBehind(page)).closed).toBe(true);
    const { last } = await leftBehind(page);
    const { draft } = JSON.parse(last!.text) as { draft: { world: { users: { population: unknown } } } };
    expect(draft.world.users.population).toBe('many');
    expect(parseScenario(JSON.stringify(draft)).scenario).toBeUndefined();
  });
});

test('a page that is sent to the background writes its edits at once', async ({ openApp }) => {
  const page = await editedPage(openApp, '54321');
  const written = await page.evaluate(async () => {
    const { journal } = window as unknown as { journal: ({ text: string } | null)[] };
    const field = document.activeElement as HTMLInputElement;
    const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!;
    set!.call(field, '54322');
    field.dispatchEvent(new Event('input', { bubbles: true }));
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
    // In the same task: nothing that waits has come to its turn.
    return journal.at(-1)?.text;
  });
  expect(written).toContain('"population":54322');
});
