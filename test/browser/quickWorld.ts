import type { Page } from 'playwright-core';
import { pickFile, waitForAnswer } from './person.ts';

/** A day of light traffic, of which hundreds of scenarios are played in moments. */
const quickWorld = {
  format: 'rollout-lab/scenario',
  version: 1,
  name: 'A quick world',
  replications: 200,
  tolerance: 0.001,
  world: {
    horizonHours: 24,
    tickMinutes: 60,
    traffic: { requestsPerSecond: 0.05 },
    users: { population: 100_000 },
    segments: [{ id: 'all', name: 'All', share: 1 }],
    incumbent: { error: 0.05 },
    challenger: { error: 0.08 },
  },
  plans: [
    { id: 'ab', name: 'A/B test', phases: [{ strategy: 'ab', hours: 24, metric: 'error', unit: 'request' }] },
    {
      id: 'canary',
      name: 'Canary release',
      phases: [
        {
          strategy: 'canary',
          stages: [{ share: 0.2, hours: 24 }],
          gates: [{ kind: 'z', metric: 'errors', limit: 2.5, minimumRequests: 50 }],
        },
      ],
    },
  ],
};

/** Opens it and waits for its answer. */
export async function openQuickWorld(page: Page): Promise<void> {
  await pickFile(page, 'quick.rollout.json', JSON.stringify(quickWorld));
  await page.getByRole('heading', { level: 1, name: quickWorld.name }).waitFor();
  await waitForAnswer(page);
}
