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
