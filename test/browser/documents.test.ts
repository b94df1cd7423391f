import { readFile } from 'node:fs/promises';
import { describe, expect } from 'vitest';
import type { Page } from 'playwright-core';
import type { DocumentToSave, HostMenu } from '../../electron/contract.ts';
import { parseScenario } from '../../sim-core/index.ts';
import { choose, installHost } from './electronPage.ts';
import { expectNoAxeViolations, screenshot, test } from './harness/index.ts';
import { command as byPalette, openFromGallery, pickFile, runBar, select, waitForAnswer } from './person.ts';
import { journalled } from './stored.ts';

const needle = new URL('../../assets/scenarios/needle.rollout.json', import.meta.url);

describe('documents', () => {
  test('lists the problems of a bad file and keeps the open document', async ({ openApp }) => {
    const page = await openApp();
    await waitForAnswer(page);
    const scenario = JSON.parse(await readFile(needle, 'utf8')) as { world: Record<string, unknown> };
    scenario.world['horizonHours'] = -5;
    scenario.world['weather'] = 'sunny';
    await pickFile(page, 'bad.rollout.json', JSON.stringify(scenario));
    const dialog = page.getByRole('dialog', { name: 'bad.rollout.json was not opened' });
    await dialog.waitFor();
    const problems = await dialog.getByRole('listitem').allTextContents();
    expect(problems).toHaveLength(2);
    expect(problems.join('\n')).toContain(
      'world.horizonHours requires a number above 0, at most 20,000, got -5',
    );
    expect(problems.join('\n')).toContain('world.weather is not a setting here');
    await expectNoAxeViolations(page);
    await screenshot(page, 'bad-file');
    await dialog.getByRole('button', { name: 'Close' }).click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Slow burn');
    expect(await page.getByText('Inputs changed').count()).toBe(0);
  });

  test.for([
    ['a truncated file', '{"format": "rollout-lab/scenario", "ver', 'it ends too early'],
    ['an empty file', '', 'it is empty'],
    ['a file of another format', '[1, 2, 3]', 'it requires an object at the top'],
  ] as const)('says what is wrong with %s', async ([, text, words], { openApp }) => {
    const page = await openApp();
    await pickFile(page, 'other.json', text);
    await page.getByRole('dialog').getByText(words).waitFor();
  });

  test('opens a good file and plays it', async ({ openApp }) => {
    const page = await openApp();
    await waitForAnswer(page);
    await pickFile(page, 'mine.rollout.json', await readFile(needle, 'utf8'));
    await page.getByRole('heading', { level: 1, name: 'Needle in the haystack' }).waitFor();
    await waitForAnswer(page);
    expect(await page.getByRole('banner').textContent()).toContain('mine.rollout.json');
  });

  test('saves a file that parses to what was edited', async ({ openApp }) => {
    const page = await openApp();
    const inspector = await select(page, 'Users');
    await inspector.getByRole('textbox', { name: 'Users' }).fill('54321');
    await page.getByRole('banner').getByText('edited').waitFor();
    const download = page.waitForEvent('download');
    await page.keyboard.press('Control+s');
    const file = await download;
    expect(file.suggestedFilename()).toBe('slow-burn.rollout.json');
    const { scenario } = parseScenario(await readFile(await file.path(), 'utf8'));
    expect(scenario?.world.users.population).toBe(54321);
    await page.getByRole('banner').getByText('edited').waitFor({ state: 'hidden' });
  });

  test('asks before edits are lost to another scenario', async ({ openApp }) => {
    const page = await openApp();
    const inspector = await select(page, 'Users');
    await inspector.getByRole('textbox', { name: 'Users' }).fill('54321');
    await openFromGallery(page, 'Needle in the haystack');
    const dialog = page.getByRole('alertdialog', { name: 'Save your changes first?' });
    await dialog.waitFor();
    await expectNoAxeViolations(page);
    await dialog.getByRole('button', { name: 'Keep editing' }).click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Slow burn');
    await openFromGallery(page, 'Needle in the haystack');
    await dialog.getByRole('button', { name: 'Discard changes' }).click();
    await page.getByRole('heading', { level: 1, name: 'Needle in the haystack' }).waitFor();
  });
});

describe('documents in Electron', () => {
  test('are opened, run and saved where they were by the menu', async ({ openApp }) => {
    const text = await readFile(needle, 'utf8');
    const page = await openApp({ prepare: (fresh) => installHost(fresh, text) });
    await waitForAnswer(page);
    await choose(page, 'open');
    await page.getByRole('heading', { level: 1, name: 'Needle in the haystack' }).waitFor();
    await waitForAnswer(page);
    const inspector = await select(page, 'Users');
    await inspector.getByRole('textbox', { name: 'Users' }).fill('54321');
    await choose(page, 'run');
    await runBar(page).getByRole('button', { name: 'Cancel' }).waitFor();
    await choose(page, 'cancel');
    await runBar(page).getByRole('button', { name: 'Run' }).waitFor();
    await choose(page, 'save');
    await page.getByRole('banner').getByText('new.rollout.json').waitFor();
    const [saved] = await page.evaluate(() => (window as unknown as { saved: DocumentToSave[] }).saved);
    expect(saved).toMatchObject({ path: '/home/me/mine.rollout.json', saveAs: false });
    expect(parseScenario(saved!.text).scenario?.world.users.population).toBe(54321);
  });

  test('are in menus of the host that follow what is done', async ({ openApp }) => {
    const page = await openApp({ prepare: (fresh) => installHost(fresh, '') });
    await waitForAnswer(page);
    const itemOf = (command: string) =>
      page.evaluate((wanted) => {
        const { menus } = window as unknown as { menus: HostMenu[] };
        return menus
          .flatMap(({ items }) => items)
          .find((item) => item.kind === 'command' && item.command === wanted);
      }, command);
    expect(await itemOf('undo')).toMatchObject({ title: 'Undo', enabled: false, heardByPage: true });
    const inspector = await select(page, 'Users');
    await inspector.getByRole('textbox', { name: 'Users', exact: true }).fill('54321');
    await expect.poll(() => itemOf('undo')).toMatchObject({ title: 'Undo: Users, users', enabled: true });
    await inspector.getByRole('heading', { level: 2 }).click();
    await choose(page, 'undo');
    await expect.poll(() => itemOf('undo')).toMatchObject({ title: 'Undo', enabled: false });
    expect(await itemOf('redo')).toMatchObject({
      title: 'Redo: Users, users',
      accelerator: 'CmdOrCtrl+Shift+Z',
    });
  });
});

describe('edits that were not saved', () => {
  test('are offered again after the page was killed, restored with one press, and then saved for good', async ({
    openApp,
  }) => {
    const page = await openApp({ expectedProblems: [/the page crashed/] });
    const inspector = await select(page, 'Users');
    await inspector.getByRole('textbox', { name: 'Users', exact: true }).fill('54321');
    await page.getByRole('banner').getByText('edited').waitFor();
    expect(await page.title()).toBe('• Slow burn – Rollout Lab');
    await expect.poll(() => journalled(page)).toEqual(['slow-burn.rollout.json']);
    await kill(page);

    const after = await page.context().newPage();
    await after.goto(page.url());
    const dialog = after.getByRole('dialog', { name: 'Go on where you stopped?' });
    await dialog.getByText(/^edits from \d\d:\d\d/).waitFor();
    await expectNoAxeViolations(after);
    await screenshot(after, 'kept-edits');
    // Closing it decides nothing.
    await after.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(await journalled(after)).toEqual(['slow-burn.rollout.json']);
    await byPalette(after, 'Restore unsaved edits');
    // Pressing twice in one place does not discard either.
    await dialog.getByRole('button', { name: 'Discard the edits of slow-burn.rollout.json…' }).dblclick();
    await dialog.getByRole('button', { name: 'Discard for good' }).waitFor();
    expect(await journalled(after)).toEqual(['slow-burn.rollout.json']);
    await screenshot(after, 'kept-edits-discard');
    await dialog.getByRole('button', { name: 'Keep them' }).click();
    await dialog.getByRole('button', { name: 'Restore the edits of slow-burn.rollout.json' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await after.getByRole('banner').getByText('edited').waitFor();
    await (await select(after, 'Users')).getByRole('textbox', { name: 'Users', exact: true }).waitFor();
    expect(await after.getByRole('textbox', { name: 'Users', exact: true }).inputValue()).toBe('54321');
    // They are this page's own now, until they are saved.
    expect(await journalled(after)).toEqual(['slow-burn.rollout.json']);
    await after.keyboard.press('Control+s');
    await expect.poll(() => journalled(after)).toEqual([]);
  });

  test('are not offered in a second window while the first is alive', async ({ openApp }) => {
    const page = await openApp();
    const inspector = await select(page, 'Users');
    await inspector.getByRole('textbox', { name: 'Users', exact: true }).fill('54321');
    await expect.poll(() => journalled(page)).toHaveLength(1);
    const opening = page.context().waitForEvent('page');
    await byPalette(page, 'New window');
    const second = await opening;
    await waitForAnswer(second);
    // As long as it would wait for a page that is just ending.
    await second.waitForTimeout(1200);
    expect(await second.getByRole('dialog').count()).toBe(0);
    expect(await second.title()).toBe('Slow burn – Rollout Lab');
  });
});

describe('a file', () => {
  test('that others have changed is reloaded or kept, as the person says', async ({ openApp }) => {
    const page = await openApp({
      prepare: async (fresh) => installHost(fresh, await readFile(needle, 'utf8')),
      viewport: { width: 900, height: 700 },
      colorScheme: 'dark',
    });
    await choose(page, 'open');
    await page.getByRole('heading', { level: 1, name: 'Needle in the haystack' }).waitFor();
    await page.evaluate(() => Object.assign(window, { outsideState: 'changed' }));
    await page.evaluate(() => dispatchEvent(new Event('focus')));
    const dialog = page.getByRole('alertdialog', {
      name: 'mine.rollout.json was changed by somebody else',
    });
    await dialog.waitFor();
    await expectNoAxeViolations(page);
    await screenshot(page, 'changed-outside');
    await page.evaluate(() => Object.assign(window, { outsideState: 'same' }));
    await dialog.getByRole('button', { name: 'Reload' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(await page.evaluate(() => (window as { shown?: unknown }).shown)).toEqual({
      name: 'Needle in the haystack',
      path: '/home/me/mine.rollout.json',
      edited: false,
    });
  });

  test('that was taken away is still complete here, and is saved there again where the person says so', async ({
    openApp,
  }) => {
    const page = await openApp({
      prepare: async (fresh) => installHost(fresh, await readFile(needle, 'utf8')),
    });
    await choose(page, 'open');
    await page.getByRole('heading', { level: 1, name: 'Needle in the haystack' }).waitFor();
    await page.evaluate(() => Object.assign(window, { outsideState: 'gone' }));
    await page.evaluate(() => dispatchEvent(new Event('focus')));
    const dialog = page.getByRole('alertdialog', { name: 'mine.rollout.json is no longer there' });
    await dialog.getByText('What you see here is still complete.').waitFor();
    await expectNoAxeViolations(page);
    await screenshot(page, 'gone-outside');
    await dialog.getByRole('button', { name: 'Go on' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('banner').getByText('not in its file').waitFor();
    expect(await page.evaluate(() => (window as { shown?: unknown }).shown)).toMatchObject({ edited: true });
    // It is asked once, and not at each look, of which there is one in five seconds.
    await page.waitForTimeout(5500);
    expect(await dialog.count()).toBe(0);
    await choose(page, 'save');
    await dialog.getByRole('button', { name: 'Save it there again' }).click();
    await page.waitForFunction(() => (window as unknown as { saved: unknown[] }).saved.length > 0);
    const [saved] = await page.evaluate(() => (window as unknown as { saved: DocumentToSave[] }).saved);
    expect(saved!.path).toBe('/home/me/mine.rollout.json');
    expect(parseScenario(saved!.text).scenario?.name).toBe('Needle in the haystack');
    await dialog.waitFor({ state: 'hidden' });
  });

  test('that is asked about stays as it is behind the question, and another from the system waits for the answer', async ({
    openApp,
  }) => {
    const text = await readFile(needle, 'utf8');
    const page = await openApp({ prepare: (fresh) => installHost(fresh, text) });
    await choose(page, 'open');
    await page.getByRole('heading', { level: 1, name: 'Needle in the haystack' }).waitFor();
    await page.evaluate(() => Object.assign(window, { outsideState: 'gone' }));
    await page.evaluate(() => dispatchEvent(new Event('focus')));
    const question = page.getByRole('alertdialog', { name: 'mine.rollout.json is no longer there' });
    await question.waitFor();
    await choose(page, 'duplicateScenario');
    await page.getByText('There is a question to answer first.').first().waitFor();
    const transfer = await page.evaluateHandle((content) => {
      const made = new DataTransfer();
      made.items.add(new File([content], 'dropped.rollout.json'));
      return made;
    }, text);
    await page.dispatchEvent('body', 'dragenter', { dataTransfer: transfer });
    expect(await page.getByText('Drop the scenario to open it').count()).toBe(0);
    await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
    await choose(page, 'open');
    expect(await page.getByText('mine copy').count()).toBe(0);
    expect(await question.count()).toBe(1);
    await question.getByRole('button', { name: 'Go on' }).click();
    // It is nowhere else by now, which is asked before the file that waited is opened.
    const saving = page.getByRole('alertdialog', { name: 'Save it first?' });
    await saving.getByText('no longer holds what is open here').waitFor();
    await expectNoAxeViolations(page);
    await screenshot(page, 'only-here');
    await saving.getByRole('button', { name: 'Discard it' }).click();
    await saving.waitFor({ state: 'hidden' });
    await expect.poll(() => page.getByRole('banner').getByText('not in its file').count()).toBe(0);
  });

  test('is opened by dropping it on the window, and is among the recent ones after', async ({ openApp }) => {
    const page = await openApp();
    await waitForAnswer(page);
    const transfer = await page.evaluateHandle(
      (text) => {
        const made = new DataTransfer();
        made.items.add(new File([text], 'dropped.rollout.json', { type: 'application/json' }));
        return made;
      },
      await readFile(needle, 'utf8'),
    );
    await page.dispatchEvent('#answer', 'dragenter', { dataTransfer: transfer });
    await page.getByText('Drop the scenario to open it').waitFor();
    await screenshot(page, 'drop');
    await page.dispatchEvent('#answer', 'drop', { dataTransfer: transfer });
    await page.getByRole('heading', { level: 1, name: 'Needle in the haystack' }).waitFor();
    expect(await page.getByText('Drop the scenario to open it').count()).toBe(0);
    await byPalette(page, 'New scenario');
    await page.getByRole('banner').getByText('untitled.rollout.json').waitFor();
    await waitForAnswer(page);
    await byPalette(page, 'Open dropped.rollout.json');
    await page.getByRole('heading', { level: 1, name: 'Needle in the haystack' }).waitFor();
  });
});

/** Ends the process that shows the page, as the system does when it runs out of memory. */
async function kill(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  session.send('Page.crash').catch(() => {});
  await crashed;
}
