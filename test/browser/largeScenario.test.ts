import { describe, expect } from 'vitest';
import { LARGE, largeScenario } from '../bench/largeScenario.ts';
import { expectNoAxeViolations, screenshot, test } from './harness/index.ts';
import { card, horizontalOverflow, pickFile, runBar, select } from './person.ts';

describe('a scenario of 50 plans and 40 segments', () => {
  test('is opened, cancelled, edited, previewed and read', async ({ openApp }) => {
    const page = await openApp();
    await pickFile(page, 'large.rollout.json', largeScenario());
    await page.getByRole('heading', { level: 1, name: '50 plans and 40 segments' }).waitFor();
    await page.getByText(/^So far: the first [\d,]+ runs$/).waitFor();
    await runBar(page).getByRole('button', { name: 'Cancel' }).click();
    await page.getByText(/^Partial: [\d,]+ of 10,000\.$/).waitFor();

    // Every plan has its row, its card and its account.
    const glance = page.getByRole('region', { name: 'The plans at a glance' });
    expect(await glance.getByRole('rowheader').count()).toBe(LARGE.plans);
    await expect.poll(() => page.getByRole('article').count()).toBe(LARGE.plans);
    await card(page, 'Shadow, then canary 10').scrollIntoViewIfNeeded();
    expect(await card(page, 'Shadow, then canary 10').textContent()).toMatch(/\d+(\.\d)?%of runs/);
    await screenshot(page, 'large-cards');
    expect(await horizontalOverflow(page)).toBe(0);
    await expectNoAxeViolations(page);

    // What is typed while it is played is taken at once, and played in turn.
    const inspector = await select(page, 'Users');
    const users = inspector.getByRole('textbox', { name: 'Users' });
    await users.fill('150000');
    await page.getByText(/^Preview: 200 of 10,000 runs, ±\d\.\d points$/).waitFor();
    await users.fill('15000');
    await users.pressSequentially('7');
    expect(await users.inputValue()).toBe('150007');
    await page.getByText(/^(Preview|So far): /).waitFor();
    await runBar(page).getByRole('button', { name: 'Cancel' }).click();
    await page.getByText(/^Partial: [\d,]+ of 10,000\.$/).waitFor();
    expect(await page.getByText('Inputs changed').count()).toBe(0);
  });
});
