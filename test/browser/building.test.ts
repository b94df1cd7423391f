import { describe, expect } from 'vitest';
import type { Page } from 'playwright-core';
import { expectNoAxeViolations, screenshot, test } from './harness/index.ts';
import { card, runBar, select, waitForAnswer } from './person.ts';

const inspectorOf = (page: Page) => page.getByRole('complementary', { name: 'Inspector' });
const header = (page: Page, name: string | RegExp) => page.getByRole('banner').getByRole('button', { name });

/** Adds something by the menu of a group of the outline, with the keyboard alone. */
async function add(page: Page, group: 'world' | 'plans', what: string): Promise<void> {
  await page.getByRole('button', { name: `Add to the ${group}` }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menu').waitFor();
  await page.keyboard.type(what);
  await page.getByRole('menuitem', { name: what }).and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Enter');
  await inspectorOf(page).getByRole('heading', { level: 2, name: what }).waitFor();
}

describe('building', () => {
  test('a world gets a segment, in which the challenger errs more and more', async ({ openApp }) => {
    const page = await openApp();
    await waitForAnswer(page);
    const inspector = inspectorOf(page);
    await add(page, 'world', 'Segment');
    expect(await inspector.getByRole('textbox', { name: 'Share', exact: true }).inputValue()).toBe('1%');
    await inspector.getByRole('textbox', { name: 'Name' }).fill('Night');
    await add(page, 'world', 'Drift');
    await inspector.getByRole('combobox', { name: 'Shape' }).selectOption('gradual');
    expect(await inspector.getByRole('textbox', { name: 'Takes' }).inputValue()).toBe('24');
    await inspector.getByRole('checkbox', { name: 'Night' }).check();
    await select(page, 'Challenger');
    await inspector.getByRole('button', { name: 'Add for a segment' }).click();
    await page.getByRole('menuitem', { name: 'Night' }).click();
    const night = inspector.getByRole('group', { name: 'In Night' });
    const kind = night.getByRole('combobox', { name: 'Errors, kind' });
    await kind.focus();
    await kind.selectOption('Number');
    await night.getByRole('textbox', { name: 'Errors' }).fill('4%');
    await kind.selectOption('Curve');
    expect(await night.getByRole('textbox', { name: 'Value, point 1' }).inputValue()).toBe('4%');
    // The choice stands elsewhere now; the keyboard is still at it.
    expect(await kind.evaluate((element) => element === document.activeElement)).toBe(true);
    await night.getByRole('button', { name: 'Add a point' }).click();
    await night.getByRole('textbox', { name: 'At, point 2' }).fill('0');
    await night.getByText('point 2: Requires more than the point before it (0), got 0').waitFor();
    await night.getByRole('textbox', { name: 'At, point 2' }).fill('300');
    await night.getByRole('textbox', { name: 'Value, point 2' }).fill('1/4');
    await expectNoAxeViolations(page);
    await screenshot(page, 'curve');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Inputs changed').waitFor({ state: 'detached' });
    await waitForAnswer(page);
    await night.getByRole('button', { name: 'Remove what differs in Night' }).click();
    expect(await night.count()).toBe(0);
    await header(page, 'Undo: Challenger, by segment').click();
    await night.waitFor();
    await select(page, 'Night');
    await inspector.getByRole('button', { name: 'Remove', exact: true }).click();
    await select(page, 'All requests');
    expect(await inspector.getByRole('textbox', { name: 'Share', exact: true }).inputValue()).toBe('100%');
    // The drift was about that segment alone: what becomes of it is for a person to say.
    await select(page, 'Drift');
    await inspector.getByText(/^Requires the id of a segment/).waitFor();
    await inspector.getByRole('checkbox', { name: 'segment' }).click();
    expect(await runBar(page).getByRole('button', { name: 'Run' }).isEnabled()).toBe(true);
  });

  test('a plan is added, gets phases of other strategies, and says how they went', async ({ openApp }) => {
    const page = await openApp();
    await waitForAnswer(page);
    const inspector = inspectorOf(page);
    await add(page, 'plans', 'Shadow mode');
    await inspector.getByRole('textbox', { name: 'Name' }).fill('In phases');
    await inspector.getByRole('button', { name: 'Add a phase' }).click();
    await page.getByRole('menuitem', { name: 'Canary release' }).click();
    const second = inspector.getByRole('group', { name: 'Phase 2' });
    await second.getByRole('combobox', { name: 'Phase 2, strategy' }).selectOption('A/B test');
    expect(await second.getByRole('textbox', { name: 'Runs for' }).inputValue()).toBe('336');
    await second.getByRole('combobox', { name: 'Looks, kind' }).selectOption('Always valid');
    await second.getByRole('button', { name: 'Move phase 2 up' }).click();
    const first = inspector.getByRole('group', { name: 'Phase 1: A/B test' });
    await first.getByRole('textbox', { name: 'Looks every' }).fill('12');
    const gate = first.getByRole('group', { name: 'Sample-ratio gate' });
    await first.getByRole('button', { name: 'Add Sample-ratio gate' }).press('Enter');
    const level = gate.getByRole('textbox', { name: 'Significance level' });
    await level.and(page.locator(':focus')).waitFor();
    expect(await level.inputValue()).toBe('0.05%');
    await gate.getByRole('button', { name: 'Remove Sample-ratio gate' }).press('Enter');
    await first.getByRole('button', { name: 'Add Sample-ratio gate' }).and(page.locator(':focus')).waitFor();
    const shadow = inspector.getByRole('group', { name: 'Phase 2: Shadow mode' });
    await shadow.getByRole('checkbox', { name: 'errors', exact: true }).uncheck();
    await shadow.getByText(/^Requires a list of 1 to/).waitFor();
    await shadow.getByRole('checkbox', { name: 'errors', exact: true }).check();
    await expectNoAxeViolations(page);
    await screenshot(page, 'phases-form');
    await runBar(page).getByRole('button', { name: 'Run' }).click();
    await card(page, 'In phases').waitFor();
    await waitForAnswer(page);
    await page.getByRole('link', { name: 'Why In phases does so' }).click();
    const why = page.getByRole('region', { name: 'In phases', exact: true });
    const phases = why.getByRole('table', { name: 'Phases of In phases' });
    expect(await phases.getByRole('row').count()).toBe(3);
    await phases.getByRole('row', { name: /^1\. A\/B test 100%/ }).waitFor();
    await why.getByText(/^All \d+ gates$/).click();
    const gates = why.getByRole('table', { name: 'Gates of In phases' });
    await gates.getByRole('row', { name: /^Phase 1: look 1 after 12 h the first 12 hours/ }).waitFor();
    await page.getByRole('radio', { name: 'Dark' }).click();
    await expectNoAxeViolations(page);
    await why.scrollIntoViewIfNeeded();
    await screenshot(page, 'why-dark');
    await inspector.getByRole('button', { name: 'Remove plan' }).click();
    await inspector.getByRole('heading', { level: 2, name: 'Shadow mode' }).waitFor();
  });

  test('what was done is undone and done again, by keys and by buttons', async ({ openApp }) => {
    const page = await openApp();
    await waitForAnswer(page);
    const inspector = await select(page, 'Traffic');
    const rate = inspector.getByRole('textbox', { name: 'Traffic' });
    expect(await header(page, 'Undo').isDisabled()).toBe(true);
    // Letter by letter in the field, by the field's own undo; from outside at once.
    await rate.fill('5');
    await rate.press('End');
    await page.keyboard.type('0');
    await page.keyboard.press('Control+z');
    expect(await rate.inputValue()).not.toBe('50');
    await rate.fill('50');
    await rate.blur();
    await page.keyboard.press('Control+z');
    expect(await rate.inputValue()).toBe('2.3148');
    await page.getByText('Inputs changed').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+Shift+z');
    expect(await rate.inputValue()).toBe('50');
    await header(page, 'Undo: Traffic, traffic').click();
    await page.keyboard.press('Control+y');
    expect(await rate.inputValue()).toBe('50');
    // A drag is one step.
    const slider = inspector.getByRole('slider', { name: 'Starts at, slider' });
    await slider.scrollIntoViewIfNeeded();
    const box = (await slider.boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    for (const by of [20, 40, 60]) await page.mouse.move(box.x + by, box.y + box.height / 2);
    await page.mouse.up();
    const starts = inspector.getByRole('textbox', { name: 'Starts at' });
    expect(await starts.inputValue()).not.toBe('0');
    await select(page, 'Users');
    await header(page, 'Undo: Traffic, starts at').click();
    // What was undone comes into view.
    await inspector.getByRole('heading', { level: 2, name: 'Traffic' }).waitFor();
    expect(await starts.inputValue()).toBe('0');
    expect(await header(page, 'Undo: Traffic, traffic').isEnabled()).toBe(true);
  });

  test('the shape of the week is pasted from a sheet', async ({ openApp }) => {
    const page = await openApp({ viewport: { width: 900, height: 900 } });
    await waitForAnswer(page);
    const inspector = await select(page, 'Traffic');
    await inspector.getByRole('combobox', { name: 'Shape, kind' }).selectOption('Cycle');
    await inspector.getByRole('textbox', { name: 'Daily swing' }).fill('40%');
    await inspector.getByRole('button', { name: 'Reset Shape' }).click();
    const profile = inspector.getByRole('textbox', { name: 'Hour-of-week profile' });
    expect((await profile.inputValue()).split('\n')).toHaveLength(7);
    await profile.fill(Array.from({ length: 24 }, (_, hour) => hour).join('\n'));
    await inspector.getByText('Requires a list of 168 to 2016 entries, got a list of 24').waitFor();
    await profile.fill(Array.from({ length: 168 }, (_, hour) => (hour % 24) + 1).join('\n'));
    await profile.blur();
    expect((await profile.inputValue()).split('\n')[6]).toMatch(/^1 2 3 .* 24$/);
    expect(await runBar(page).getByRole('button', { name: 'Run' }).isEnabled()).toBe(true);
    await expectNoAxeViolations(page);
    await screenshot(page, 'profile');
  });
});
