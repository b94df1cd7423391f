import { describe, expect } from 'vitest';
import { expectNoAxeViolations, screenshot, test } from './harness/index.ts';
import { card, horizontalOverflow, waitForAnswer } from './person.ts';

const drawing = /^Run 0 of Canary release/;

describe('one run', () => {
  test('opens from a plan’s card, and the truth can be hidden', async ({ openApp }) => {
    const page = await openApp();
    await waitForAnswer(page);
    await card(page, 'Canary release')
      .getByRole('button', { name: 'Look at one run of Canary release' })
      .click();
    const lanes = page.getByRole('img', { name: drawing });
    await lanes.waitFor();
    expect(await lanes.getAttribute('aria-label')).toContain('Truth: extra failures to date');
    await page.getByText(/The challenger turns harmful after .* extra failures by the end\.$/).waitFor();
    await screenshot(page, 'trace');
    await expectNoAxeViolations(page);
    const truth = page.getByRole('switch', { name: 'Show the truth' });
    await truth.click();
    expect(await lanes.getAttribute('aria-label')).not.toContain('Truth');
    const view = (await page.getByRole('main').textContent()) ?? '';
    expect(view).toContain('What the team sees: errors per request');
    expect(view).not.toMatch(/extra failures|turns harmful|harm begins|Truth:|In truth/);
    await truth.click();
    expect(await lanes.getAttribute('aria-label')).toContain('Truth: extra failures to date');
  });

  test('is scrubbed by keyboard with its values read out', async ({ openApp }) => {
    const page = await openApp();
    await waitForAnswer(page);
    await card(page, 'Canary release')
      .getByRole('button', { name: 'Look at one run of Canary release' })
      .click();
    const scrubber = page.getByRole('slider', { name: 'Move through the run' });
    await scrubber.focus();
    expect(await scrubber.getAttribute('aria-valuetext')).toBe('not started');
    await page.keyboard.press('PageUp');
    expect(await scrubber.getAttribute('aria-valuetext')).toMatch(
      /^Hour 10: canary release, challenger answers 1%; errors per request [\d.]+% against [\d.]+%; standard errors worse -?[\d.]+ \(limit 3\); in truth [\d.]+ extra failures so far\.$/,
    );
    await page.keyboard.press('End');
    expect(await scrubber.getAttribute('aria-valuetext')).toMatch(
      /^Day 28: the plan is over, challenger answers 100%; in truth [\d,.]+K? extra failures so far\.$/,
    );
    await screenshot(page, 'trace-end');
  });

  test('plays, pauses and stops at the verdict, and goes to what happened', async ({ openApp }) => {
    const page = await openApp({ viewport: { width: 900, height: 900 }, colorScheme: 'dark' });
    await waitForAnswer(page);
    await card(page, 'Canary release')
      .getByRole('button', { name: 'Look at one run of Canary release' })
      .click();
    const scrubber = page.getByRole('slider', { name: 'Move through the run' });
    const moment = () => scrubber.getAttribute('aria-valuetext');
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('combobox', { name: 'Speed' }).selectOption('12 hours a second');
    await scrubber.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Pause' }).waitFor();
    // By itself it goes no further than the verdict, after 72 hours.
    await page.getByRole('button', { name: 'Play', exact: true }).waitFor();
    expect(await moment()).toMatch(/^Day 3: the plan is over, challenger answers 100%/);
    await page.getByRole('button', { name: 'Back 1 hour' }).click();
    expect(await moment()).toMatch(/^Hour 71: canary release, challenger answers 5%/);
    const events = page.getByRole('region', { name: 'What happened' });
    await events
      .getByRole('button', { name: /^Hour 24 “1% for 24 h” passed, the phase goes on\. From here/ })
      .click();
    expect(await moment()).toMatch(/^Hour 24: /);
    expect(await events.locator('[aria-current=step]').textContent()).toContain('“1% for 24 h” passed');
    await expectNoAxeViolations(page);
    expect(await horizontalOverflow(page)).toBe(0);
    await screenshot(page, 'trace-playing');
    await page.getByRole('button', { name: /^Show as table: Run 0/ }).click();
    await page.getByRole('row', { name: /^24 hours 5% / }).waitFor();
  });

  test('goes from one run that ends alike to the next', async ({ openApp }) => {
    const page = await openApp();
    await waitForAnswer(page);
    await page.getByRole('tab', { name: 'One run' }).click();
    await page.getByRole('combobox', { name: 'Plan' }).selectOption('Canary release');
    await page
      .getByText(
        /^How run 0 ends: a harmful challenger is promoted, the harm is missed\. 9\d\d of 1,000 runs end alike, 9[\d.]+% \([\d.–]+%\)\.$/,
      )
      .waitFor();
    const kinds = page.getByRole('combobox', { name: 'Runs' });
    await kinds.selectOption(await kinds.getByText(/^harm caught \(/).getAttribute('value'));
    await page.getByText(/^1 of \d+$/).waitFor();
    await page.getByText(/^How run \d+ ends: rolled back, the harm is caught\./).waitFor();
    await page.getByText(/^Canary release rolls the challenger back/).waitFor();
    await page.getByRole('button', { name: 'Next run that is harm caught' }).click();
    await page.getByText(/^2 of \d+$/).waitFor();
    await page.getByRole('button', { name: 'Runs that stand for a number' }).click();
    const late = page.getByRole('menuitem', { name: /^Harm caught late ?run \d+$/ });
    const [, run] = /run ([\d,]+)$/.exec((await late.textContent()) ?? '')!;
    await screenshot(page, 'trace-notable');
    await late.click();
    await page.getByRole('heading', { name: `Run ${run} of Canary release` }).waitFor();
    await page.getByText(new RegExp(`^How run ${run} ends: rolled back, the harm is caught\\.`)).waitFor();
    await page.getByRole('switch', { name: 'Show the truth' }).click();
    // What only the truth tells apart cannot be asked for.
    expect(await kinds.textContent()).not.toContain('harm');
    await page.getByText(/^How run \d+ ends: rolled back\. /).waitFor();
  });

  test('shows another plan and another replication, and plays in steps where motion is to be reduced', async ({
    openApp,
  }) => {
    const page = await openApp({ reducedMotion: 'reduce' });
    await waitForAnswer(page);
    await page.getByRole('tab', { name: 'One run' }).click();
    await page.getByRole('combobox', { name: 'Plan' }).selectOption('Shadow mode');
    await page.getByRole('img', { name: /^Run 0 of Shadow mode/ }).waitFor();
    await page.getByRole('button', { name: 'Next run' }).click();
    await page.getByRole('img', { name: /^Run 1 of Shadow mode/ }).waitFor();
    await page.getByRole('textbox', { name: 'Run number', exact: true }).fill('17');
    await page.keyboard.press('Enter');
    await page.getByRole('img', { name: /^Run 17 of Shadow mode/ }).waitFor();
    // Where motion is to be reduced it moves once a second.
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    await page.getByText(/^Hour 6$/).waitFor();
    await page.getByText(/^Hour 12$/).waitFor();
    await expectNoAxeViolations(page);
  });
});
