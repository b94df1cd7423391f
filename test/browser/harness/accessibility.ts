import axe from 'axe-core';
import type { AxeResults } from 'axe-core';
import { expect } from 'vitest';
import type { Page } from 'playwright-core';

/**
 * Fails the test if axe-core finds a violation of WCAG 2.2 A or AA, naming the rule and the elements. The page
 * keeps its Content-Security-Policy: axe comes in through the debugger, which no policy governs.
 */
export async function expectNoAxeViolations(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { exceptionDetails } = await session.send('Runtime.evaluate', { expression: axe.source });
  await session.detach();
  expect(exceptionDetails).toBeUndefined();
  const results = await page.evaluate(() =>
    (window as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    }),
  );
  const violations = results.violations.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.map((node) => node.target.join(' ')).join(', ')})`,
  );
  expect(results.passes.length).toBeGreaterThan(0);
  if (violations.length > 0) expect.fail(`axe-core finds violations:\n${violations.join('\n')}`);
}
