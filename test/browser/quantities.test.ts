import { readFile } from 'node:fs/promises';
import { describe, expect } from 'vitest';
import { expectNoAxeViolations, screenshot, test } from './harness/index.ts';
import { card, horizontalOverflow, pickFile, runBar, select, waitForAnswer } from './person.ts';

/** A shipped scenario as text, with the errors of its models changed. */
async function withErrors(errors: { incumbent?: unknown; challenger?: unknown }): Promise<string> {
  const file = new URL('../../assets/scenarios/slow-burn.rollout.json', import.meta.url);
  const scenario = JSON.parse(await readFile(file, 'utf8')) as {
    name: string;
    replications: number;
    world: Record<string, Record<string, unknown> | undefined>;
  };
  scenario.name = 'Changed errors';
  scenario.replications = 200;
  for (const [role, error] of Object.entries(errors)) {
    scenario.world[role] = { ...scenario.world[role], error };
  }
  return JSON.stringify(scenario);
}

describe('a formula that leaves 0 to 1', () => {
  test('is told in the page, not as a problem, and goes with its cause', async ({ openApp }) => {
    const page = await openApp();
    const text = await withErrors({ challenger: { kind: 'formula', formula: '0.02 - hours / 20000' } });
    await pickFile(page, 'formula.rollout.json', text);
    await page.getByRole('heading', { level: 1, name: 'Changed errors' }).waitFor();
    await waitForAnswer(page);
    const told = page.getByText(
      /^Challenger, error, formula gives -0\.0\d+ at hours 671\.5; it is taken as 0\.$/,
    );
    await told.waitFor();
    expect(await runBar(page).getByRole('button', { name: 'Run' }).isEnabled()).toBe(true);
    await expectNoAxeViolations(page);
    await screenshot(page, 'warning');
    const inspector = await select(page, 'Challenger');
    await inspector.getByRole('textbox', { name: 'Formula' }).fill('0.02 + hours / 20000');
    await told.waitFor({ state: 'detached' });
  });
});

describe('measured counts', () => {
  test('say in how many drawn worlds the challenger is harmful, and what is counted of those', async ({
    openApp,
  }) => {
    const page = await openApp();
    const text = await withErrors({
      incumbent: { kind: 'measured', events: 40, trials: 2000, uncertainty: 'drawn' },
      challenger: { kind: 'measured', events: 16, trials: 1000, uncertainty: 'drawn' },
    });
    await pickFile(page, 'measured.rollout.json', text);
    await page.getByRole('heading', { level: 1, name: 'Changed errors' }).waitFor();
    await waitForAnswer(page);
    await page
      .getByText(
        /^In truth the challenger is (harmful|better) in [\d.]+% \([\d.]+–[\d.]+%\) of the drawn worlds, (harmful|better) in .+ Detection counts only those in which it is harmful\. At the point estimates it is /,
      )
      .waitFor();
    await page.getByRole('heading', { level: 3, name: 'What becomes of the challenger?' }).waitFor();
    expect(await card(page, 'Canary release').textContent()).toContain('of the runs in which it is harmful');
    await expectNoAxeViolations(page);
    await screenshot(page, 'drawn-worlds');
    expect(await horizontalOverflow(page)).toBe(0);
    const truth = await page.getByText(/^In truth the challenger is/).textContent();
    const inspector = await select(page, 'Challenger');
    const uncertainty = inspector.getByRole('combobox', { name: 'Uncertainty' });
    expect(await uncertainty.inputValue()).toBe('drawn');
    await uncertainty.selectOption('ignored');
    await waitForAnswer(page);
    expect(await page.getByText(/^In truth the challenger is/).textContent()).not.toBe(truth);
  });
});
