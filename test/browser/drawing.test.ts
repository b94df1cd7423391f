import { describe, expect } from 'vitest';
import type { Page } from 'playwright-core';
import { expectNoAxeViolations, screenshot, test } from './harness/index.ts';
import { horizontalOverflow, select, waitForAnswer } from './person.ts';

const header = (page: Page, name: string | RegExp) => page.getByRole('banner').getByRole('button', { name });

describe('a curve', () => {
  test('is drawn by dragging and by keys, takes shapes, and is undone drag by drag', async ({ openApp }) => {
    const page = await openApp();
    await waitForAnswer(page);
    const inspector = await select(page, 'Incumbent');
    await inspector.getByRole('combobox', { name: 'Errors, kind' }).selectOption('Curve');
    const curve = inspector.getByRole('group', { name: 'Curve of errors' });
    const point = (number: number, of: number) =>
      curve.getByRole('slider', { name: `Point ${number} of ${of}` });
    const at = (number: number) => inspector.getByRole('textbox', { name: `At, point ${number}` });
    const value = (number: number) => inspector.getByRole('textbox', { name: `Value, point ${number}` });
    expect(await point(1, 1).getAttribute('aria-valuetext')).toBe('0 h: 2%');

    // By keys: another point, moved up and to the left.
    await inspector.getByRole('button', { name: 'Insert point' }).click();
    expect(await at(2).inputValue()).toBe('336');
    await point(2, 2).focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Shift+ArrowUp');
    await page.keyboard.press('Shift+ArrowLeft');
    expect(await point(2, 2).getAttribute('aria-valuetext')).toMatch(/^\d+ h: 2\.\d+%$/);
    expect(Number(await at(2).inputValue())).toBeLessThan(336);

    // By the pointer: one drag, however many moves, is one step back.
    const before = [await at(2).inputValue(), await value(2).inputValue()];
    const box = (await point(2, 2).boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    for (const by of [5, 12, 20]) await page.mouse.move(box.x + box.width / 2 + by, box.y + by);
    await page.mouse.up();
    const after = [await at(2).inputValue(), await value(2).inputValue()];
    expect(after).not.toEqual(before);
    await screenshot(page, 'curve-drawn');
    await expectNoAxeViolations(page);
    await page.keyboard.press('Control+z');
    expect([await at(2).inputValue(), await value(2).inputValue()]).toEqual(before);

    // A double click adds one, Delete takes it away.
    const drawing = (await curve.boundingBox())!;
    await page.mouse.dblclick(drawing.x + drawing.width - 40, drawing.y + 30);
    await point(3, 3).waitFor();
    await point(3, 3).focus();
    await page.keyboard.press('Delete');
    await point(2, 2).and(page.locator(':focus')).waitFor();

    await inspector.getByRole('button', { name: 'Shapes' }).click();
    await page.getByRole('menuitem', { name: /^Fade out/ }).click();
    expect(await curve.getByRole('slider').count()).toBe(5);
    await page.getByRole('radio', { name: 'Dark' }).click();
    await expectNoAxeViolations(page);
    await curve.scrollIntoViewIfNeeded();
    await screenshot(page, 'curve-fade-dark');
    await header(page, /^Undo: Incumbent/).click();
    expect(await curve.getByRole('slider').count()).toBe(2);
    await page.setViewportSize({ width: 900, height: 900 });
    expect(await horizontalOverflow(page)).toBe(0);
    await screenshot(page, 'curve-900');
  });
});

describe('a week', () => {
  test('is drawn with the pointer and by keys, and its traffic is shown with bursts and trend', async ({
    openApp,
  }) => {
    const page = await openApp();
    await waitForAnswer(page);
    const inspector = await select(page, 'Traffic');
    const expected = inspector.getByRole('region', { name: 'Expected requests per hour' });
    const said = async () => (await expected.locator('.takeaway').textContent()) ?? '';
    expect(await said()).toMatch(/^8,330 requests an hour on average, from /);
    const week = inspector.getByRole('group', { name: 'Week of hour-of-week profile' });
    const step = week.getByRole('slider');
    const profile = inspector.getByRole('textbox', { name: 'Hour-of-week profile' });
    const before = await profile.inputValue();
    await step.focus();
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('ArrowRight');
    expect(await step.getAttribute('aria-valuetext')).toMatch(/^Tuesday 01:00: weight /);
    const low = Number(await step.getAttribute('aria-valuenow'));
    await page.keyboard.press('Shift+ArrowUp');
    expect(Number(await step.getAttribute('aria-valuenow'))).toBeGreaterThan(low);
    await page.keyboard.press('Control+z');
    expect(await profile.inputValue()).toBe(before);

    const box = (await week.boundingBox())!;
    await page.mouse.move(box.x + 60, box.y + 100);
    await page.mouse.down();
    for (const by of [20, 60, 120]) await page.mouse.move(box.x + 60 + by, box.y + 100);
    await page.mouse.up();
    expect(await profile.inputValue()).not.toBe(before);
    await screenshot(page, 'week-drawn');
    await expectNoAxeViolations(page);
    await header(page, /^Undo: Traffic/).click();
    expect(await profile.inputValue()).toBe(before);

    await inspector.getByRole('button', { name: 'Shapes' }).click();
    await page.getByRole('menuitem', { name: /^Level/ }).click();
    expect(await said()).toMatch(/the same at every hour/);
    await inspector.getByRole('textbox', { name: 'Trend' }).fill('0.1');
    await expected.getByText(/from 8,330 to /).waitFor();
    await expected.getByRole('slider', { name: 'Read Expected requests per hour' }).press('End');
    await expected.getByText(/^6\d\d h: Requests per hour /).waitFor();
    await screenshot(page, 'traffic-preview');

    await select(page, 'Errors creep up');
    const added = inspector.getByRole('region', { name: 'What it adds over the horizon' });
    await added
      .getByText(/^\+1\.4 points to the errors of the challenger: from the start, complete after 28 days\.$/)
      .waitFor();
    await page.getByRole('radio', { name: 'Dark' }).click();
    await expectNoAxeViolations(page);
    await screenshot(page, 'drift-preview-dark');
  });
});

describe('a formula', () => {
  test('is drawn while it is typed, says where it cannot be read, and what is kept within bounds', async ({
    openApp,
  }) => {
    const page = await openApp();
    await waitForAnswer(page);
    const inspector = await select(page, 'Challenger');
    await inspector.getByRole('combobox', { name: 'Errors, kind' }).selectOption('Formula');
    const formula = inspector.getByRole('textbox', { name: 'Formula' });
    await formula.fill('0.02 + 0.03 * share * hour');
    await inspector.getByText(/^Requires known names .* not "hour"/).waitFor();
    await inspector.getByText('At character 23: 0.02 + 0.03 * share * hour').waitFor();
    await screenshot(page, 'formula-fault');
    await formula.fill('0.02 + 0.03 * share + hours / 20000');
    const preview = inspector.getByRole('region', { name: 'Errors over the horizon' });
    await preview.getByText(/^5% at 0 h, 8\.36% at 672 h\. With drifts/).waitFor();
    await inspector.getByRole('combobox', { name: 'The challenger answers' }).selectOption('1%');
    await preview.getByText(/^2\.03% at 0 h, 5\.39% at 672 h\./).waitFor();
    await inspector.getByText('What a formula may say').click();
    await expectNoAxeViolations(page);
    await screenshot(page, 'formula-preview');
    await formula.fill('0.02 - hours / 20000');
    await inspector
      .getByText(/^Goes below 0% between 40\d h and 672 h; it is taken as 0% there\.$/)
      .waitFor();
    await formula.fill('0.02');
    await inspector.getByRole('combobox', { name: 'Errors, kind' }).selectOption('Measured');
    await preview
      .getByText(/^2% was measured \(20 of 1,000\); the truth is likely \(95%\) from 1\.\d+% to [23]\.\d+%\./)
      .waitFor();
    await screenshot(page, 'measured-preview');
    await expectNoAxeViolations(page);
  });
});
