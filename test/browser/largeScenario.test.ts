import { describe, expect } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { LARGE, largeScenario } from '../bench/largeScenario.ts';
import { expectNoAxeViolations, screenshot, test } from './harness/index.ts';
import { card, horizontalOverflow, pickFile, runBar, select } from './person.ts';

const inspectorOf = (page: Page) => page.getByRole('complementary', { name: 'Inspector' });

function isWholeInView(item: Locator): Promise<boolean> {
  return item.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });
}

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

    // The last of 50 plans is found in the menu, and the last of 40 segments in what can be added.
    await page.getByRole('menubar').getByRole('menuitem', { name: 'Go' }).click();
    await page.getByRole('menuitem', { name: 'Plans' }).press('ArrowRight');
    await page.getByRole('menuitem', { name: 'A/B test 1', exact: true }).waitFor();
    await page.keyboard.press('End');
    const lastPlan = page.getByRole('menuitem').and(page.locator(':focus'));
    await expect.poll(() => isWholeInView(lastPlan)).toBe(true);
    const planName = (await lastPlan.textContent())!;
    expect(planName).toBe('Shadow, then canary 10');
    await screenshot(page, 'large-go');
    await page.keyboard.press('Enter');
    await inspectorOf(page).getByRole('heading', { level: 2, name: planName }).waitFor();
    await select(page, 'Challenger');
    await inspectorOf(page).getByRole('button', { name: 'Add for a segment' }).first().click();
    await page.getByRole('menuitem').nth(20).waitFor();
    await page.keyboard.press('End');
    const lastSegment = page.getByRole('menuitem', { name: 'Segment 40' }).and(page.locator(':focus'));
    await expect.poll(() => isWholeInView(lastSegment)).toBe(true);
    await screenshot(page, 'large-add');
    await page.keyboard.press('Escape');

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
