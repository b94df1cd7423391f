import { describe, expect } from 'vitest';
import type { Page } from 'playwright-core';
import { expectNoAxeViolations, screenshot, test } from './harness/index.ts';
import { command, horizontalOverflow, openFromGallery, waitForAnswer } from './person.ts';

/** Words and marks that only the simulator's truth can put on the page. */
const truthWords =
  /in truth|harmful|the harm|false alarm|caught|missed|extra failures|failures avoided|theory asks|blind spot|as good as the incumbent|creep|drift|onset|0\.05 points/i;

async function openGallery(page: Page) {
  await command(page, 'Gallery…');
  return page.getByRole('dialog', { name: 'Gallery' });
}

/** All that is written on the page. */
const textOf = (page: Page) => page.evaluate(() => document.body.innerText);

describe('lessons', () => {
  test('leads from the gallery by a prediction to a checked answer', async ({ openApp }) => {
    const page = await openApp({ viewport: { width: 1280, height: 800 } });
    await waitForAnswer(page);
    const gallery = await openGallery(page);
    await gallery
      .getByRole('img', { name: /requests a day/ })
      .nth(16)
      .waitFor();
    await screenshot(page, 'gallery-light-1280');
    await expectNoAxeViolations(page);
    await gallery.getByRole('button', { name: 'Interleaved test' }).click();
    await gallery.getByRole('switch', { name: 'With a lesson' }).click();
    await gallery.getByText('3 of 17 worlds').waitFor();
    await gallery.getByRole('searchbox', { name: 'Search' }).fill('slow');
    await gallery.getByRole('button', { name: 'Lesson, 20 min: Slow burn' }).click();

    const panel = page.getByRole('complementary', { name: 'Lesson' });
    await panel.and(page.locator(':focus')).waitFor();
    expect(await textOf(page)).not.toMatch(/in truth|\d% of runs/i);
    await screenshot(page, 'lesson-predict-light-1280');
    await panel.getByRole('radio', { name: /^The canary release/ }).click();
    await panel.getByRole('button', { name: 'Keep my prediction and run' }).click();
    await panel.getByRole('button', { name: 'Reveal the truth' }).click({ timeout: 60_000 });
    await panel.getByText(/It came out otherwise: “The A\/B test/).waitFor();
    await page.getByText(/^In truth the challenger is harmful/).waitFor();
    expect(await panel.textContent()).toContain(
      '“A/B test” rolls the challenger back in 100% (99.6–100%) of runs.',
    );
    await screenshot(page, 'lesson-reveal-light-1280');
    await panel.getByRole('button', { name: 'Change one thing' }).click();
    await screenshot(page, 'lesson-change-light-1280');
    await panel.getByRole('textbox', { name: 'New value' }).fill('-1');
    await panel.getByRole('alert').waitFor();
    expect(await panel.getByRole('button', { name: 'Change it and run' }).isDisabled()).toBe(true);
    await panel.getByRole('textbox', { name: 'New value' }).fill('432');
    await panel.getByRole('button', { name: 'Change it and run' }).click();
    await panel.getByRole('radio', { name: /with fewer extra failures/ }).click();
    await panel.getByText(/and so it came out/).waitFor({ timeout: 60_000 });
    await screenshot(page, 'lesson-check-light-1280');
    await expectNoAxeViolations(page);
    await panel.getByRole('button', { name: 'Leave the lesson' }).click();
    await page.getByRole('complementary', { name: 'Inspector' }).waitFor();
    await page.getByText('slow-burn.rollout.json').waitFor();
  });

  test('can be had by command, dark and narrow, with its notes for teachers', async ({ openApp }) => {
    const page = await openApp({ colorScheme: 'dark', viewport: { width: 900, height: 800 } });
    await waitForAnswer(page);
    await command(page, 'Begin the lesson The silent canary');
    const panel = page.getByRole('complementary', { name: 'Lesson' });
    await panel.getByRole('radio').last().click();
    await screenshot(page, 'lesson-predict-dark-900');
    await panel.getByRole('button', { name: 'Keep my prediction and run' }).click();
    await panel.getByRole('button', { name: 'Reveal the truth' }).click();
    await panel.getByText(/and so it came out/).waitFor();
    await panel.getByRole('button', { name: 'Notes for teachers' }).click();
    await panel.getByRole('heading', { name: 'What students get wrong' }).waitFor();
    await screenshot(page, 'lesson-reveal-dark-900');
    await expectNoAxeViolations(page);
    expect(await horizontalOverflow(page)).toBe(0);
  });
});

describe('the hidden truth', () => {
  test('leaves nothing on any page that a real team could not see', async ({ openApp }) => {
    const page = await openApp();
    await waitForAnswer(page);
    expect(await textOf(page)).toMatch(truthWords);
    await command(page, 'Show the truth');
    await page.getByRole('heading', { name: 'What do the plans decide?' }).waitFor();
    const told = () => textOf(page);
    expect(await told()).not.toMatch(truthWords);
    await screenshot(page, 'truth-hidden');
    await expectNoAxeViolations(page);
    for (const tab of ['Plans', 'Compare', 'One run', 'Twenty runs']) {
      await page.getByRole('tab', { name: tab }).click();
      if (tab === 'One run') await page.getByRole('slider').first().waitFor();
      expect(await told()).not.toMatch(truthWords);
      // What is read aloud is told, too.
      const spoken = await page.evaluate(() =>
        [...document.querySelectorAll('[aria-label]')]
          .map((part) => part.getAttribute('aria-label'))
          .join('\n'),
      );
      expect(spoken).not.toMatch(truthWords);
    }
    // Another world keeps its truth to itself as well: its segments, its story.
    await openFromGallery(page, 'Needle in the haystack');
    await page.getByRole('heading', { level: 1, name: 'Needle in the haystack' }).waitFor();
    await waitForAnswer(page);
    expect(await told()).not.toMatch(truthWords);
    expect(await told()).not.toMatch(/rare kind|catastroph|a thousand times/i);
    await page.getByRole('button', { name: 'Show the truth' }).click();
    await page.getByText(/^In truth the challenger is/).waitFor();
  });
});

describe('the glossary', () => {
  test('explains a word where it stands, by keyboard, and leads on to all words', async ({ openApp }) => {
    const page = await openApp();
    await waitForAnswer(page);
    const term = page.locator('main .term').first();
    await term.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: /^What “.*” means$/ }).waitFor();
    await screenshot(page, 'term');
    await expectNoAxeViolations(page);
    await page.getByRole('button', { name: 'Look it up in the glossary' }).click();
    const glossary = page.getByRole('dialog', { name: 'Glossary' });
    await glossary.getByRole('searchbox', { name: 'Search' }).fill('blast');
    await glossary.getByText(/^Whom and what the challenger reaches/).waitFor();
    await screenshot(page, 'glossary');
    await expectNoAxeViolations(page);
    await page.keyboard.press('Escape');
    await glossary.waitFor({ state: 'detached' });
  });
});

test('the display for a projector holds at 1280 by 720 and 1024 by 768, and is kept', async ({ openApp }) => {
  const page = await openApp({ viewport: { width: 1280, height: 720 } });
  await waitForAnswer(page);
  await command(page, 'Display for a projector');
  await page.reload();
  await waitForAnswer(page);
  expect(await page.getByRole('navigation').isVisible()).toBe(false);
  expect(await horizontalOverflow(page)).toBe(0);
  await screenshot(page, 'projector-1280');
  await page.setViewportSize({ width: 1024, height: 768 });
  expect(await horizontalOverflow(page)).toBe(0);
  await screenshot(page, 'projector-1024');
  await openGallery(page);
  await screenshot(page, 'projector-gallery-1024');
  await page.getByRole('button', { name: 'Lesson, 20 min: Slow burn' }).click();
  await page.getByRole('radiogroup').waitFor();
  expect(await horizontalOverflow(page)).toBe(0);
  await screenshot(page, 'projector-lesson-1024');
  await expectNoAxeViolations(page);
});
