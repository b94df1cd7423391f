import { describe, expect } from 'vitest';
import { expectNoAxeViolations, screenshot, test } from './harness/index.ts';
import { command, pickFile, select, waitForAnswer } from './person.ts';
import { journalled } from './stored.ts';

describe('a browser that has downloads only', () => {
  test('says that its own copy is what is saved, and has it after the download was cancelled', async ({
    openApp,
  }) => {
    const page = await openApp({ viewport: { width: 900, height: 700 } });
    await waitForAnswer(page);
    const inspector = await select(page, 'Users');
    await inspector.getByRole('textbox', { name: 'Users', exact: true }).fill('54321');
    await page.getByRole('banner').getByText('edited').waitFor();
    const download = page.waitForEvent('download');
    await page.keyboard.press('Control+s');
    await (await download).cancel();
    await page
      .getByText(
        'slow-burn.rollout.json is saved in this browser and handed out as a download. Should the download not arrive, File, Open recent has it.',
      )
      .first()
      .waitFor();
    await screenshot(page, 'handed-out');
    await expectNoAxeViolations(page);
    await pickFile(page, 'other.rollout.json', '{}');
    await page.getByRole('button', { name: 'Close' }).click();
    await command(page, 'Forget the recent files');
    const question = page.getByRole('alertdialog', { name: 'Delete this browser’s copy too?' });
    await question.getByText('slow-burn.rollout.json').waitFor();
    await screenshot(page, 'copies');
    await expectNoAxeViolations(page);
    await question.getByRole('button', { name: 'Keep it' }).click();
    await command(page, 'Open slow-burn.rollout.json');
    await waitForAnswer(page);
    const again = await select(page, 'Users');
    expect(await again.getByRole('textbox', { name: 'Users', exact: true }).inputValue()).toBe('54321');
    await command(page, 'Forget the recent files');
    await question.getByRole('button', { name: 'Delete the copy' }).click();
    await question.waitFor({ state: 'detached' });
    // What is open goes on, and is handed out anew.
    await again.getByRole('textbox', { name: 'Users', exact: true }).fill('54322');
    await page.getByRole('banner').getByText('edited').waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Find a command' }).fill('Forget the recent files');
    await expect.poll(() => page.getByRole('option', { name: 'Forget the recent files' }).count()).toBe(0);
    await page.keyboard.press('Escape');
    const anew = page.waitForEvent('download');
    await page.keyboard.press('Control+s');
    expect((await anew).suggestedFilename()).toBe('slow-burn.rollout.json');
  });
});

test('edits are kept again after the browser has cleared what it kept', async ({ openApp }) => {
  const page = await openApp();
  await waitForAnswer(page);
  const inspector = await select(page, 'Users');
  const users = inspector.getByRole('textbox', { name: 'Users', exact: true });
  await users.fill('54321');
  await expect.poll(() => journalled(page)).toEqual(['slow-burn.rollout.json']);
  const session = await page.context().newCDPSession(page);
  await session.send('Storage.clearDataForOrigin', {
    origin: new URL(page.url()).origin,
    storageTypes: 'indexeddb',
  });
  await expect.poll(() => page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
  await users.fill('54322');
  await expect
    .poll(() => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name)))
    .toEqual(['rollout-lab']);
  await expect.poll(() => journalled(page)).toEqual(['slow-burn.rollout.json']);
  expect(await page.getByText('could not be kept').count()).toBe(0);
});
