import { test as base } from 'vitest';
import { launchApp, type RunningApp } from './electronStandIn.ts';

/** Starts the built main process against the stand-in for Electron. */
export type Launch = (options?: Parameters<typeof launchApp>[0]) => Promise<RunningApp>;

/** vitest's `test` with the desktop's shell: `test('…', async ({ launch }) => { const app = await launch(); … })`. What was launched is closed. */
export const test = base.extend<{ readonly launch: Launch }>({
  // oxlint-disable-next-line no-empty-pattern -- vitest reads from the pattern what a fixture depends on
  launch: async ({}, provide) => {
    const launched: RunningApp[] = [];
    await provide(async (options) => {
      const app = await launchApp(options);
      launched.push(app);
      return app;
    });
    await Promise.all(launched.map((app) => app.close()));
  },
});
