import axe from 'axe-core';
import type { AxeResults } from 'axe-core';
import { expect } from 'vitest';
import type { Page } from 'playwright-core';

/** Fails the test if axe-core finds a violation of WCAG 2.2 A or AA. */
export async function expectNoAxeViolations(page: Page): Promise<void> {
  const violations = await axeViolations(page);
  if (violations.length > 0) expect.fail(`axe-core finds violations:\n${violations.join('\n')}`);
}

/**
 * The violations of WCAG 2.2 A or AA that axe-core finds, each with its rule and its elements. The page keeps its
 * Content-Security-Policy: axe comes in through the debugger, which no policy governs.
 *
 * @param within a CSS selector of what to look at alone; the whole page if left out
 */
export async function axeViolations(page: Page, within = 'html'): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) {
    const session = await page.context().newCDPSession(page);
    const { exceptionDetails } = await session.send('Runtime.evaluate', { expression: axe.source });
    await session.detach();
    expect(exceptionDetails).toBeUndefined();
  }
  const results = await page.evaluate(
    (context) =>
      (window as unknown as { axe: { run(context: string, options: object): Promise<AxeResults> } }).axe.run(
        context,
        { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
      ),
    within,
  );
  expect(results.passes.length).toBeGreaterThan(0);
  return results.violations.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.map((node) => node.target.join(' ')).join(', ')})`,
  );
}
