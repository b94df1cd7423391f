import { expect, test } from 'vitest';
import { planReportMarkdown } from '../../../renderer/views/planReport.ts';
import { summarizeRun } from '../../../renderer/simulation/summary.ts';
import { comparePlans, createSimulationWorker, parseScenario } from '../../../sim-core/index.ts';
import { unpackOutcomes } from '../../../sim-core/outcome/packedOutcomes.ts';
import { shippedText } from '../fixtures/store.ts';

test('planReportMarkdown(answer, plans, comparison) holds who is first, the endings and the differences', async () => {
  const scenario = parseScenario(shippedText('slow-burn')).scenario!;
  const settings = { scenario, seed: 1, replications: 60, engine: 'auto' } as const;
  const worker = createSimulationWorker();
  await worker.prepare(settings);
  const outcomes = unpackOutcomes(await worker.play({ from: 0, to: 60 }), scenario.plans);
  const answer = { ...summarizeRun(settings, outcomes, true), settings, key: '' };
  const [one, two] = answer.result.plans;
  const text = planReportMarkdown(answer, [one!, two!], comparePlans(outcomes[0]!, outcomes[1]!));
  expect(text).toMatch(/^# Slow burn: A\/B test against Canary release\n\nRollout Lab · Slow burn · 60 rep/);
  expect(text).toMatch(/\n- A\/B test catches the harm before Canary release in \d+ of 100 runs/);
  expect(text).toMatch(
    /\n\| Bad challenger \(harmful\): shipped the harm \| [\d.]+% \(\S+%\) \| [\d.]+% \(\S+%\) \|\n/,
  );
  expect(text).toMatch(/\n\| Users reached \| [\d,]+ users fewer \| [\d,]+ to [\d,]+ fewer \|\n/);
  expect(text).not.toMatch(/NaN|undefined|null/);
});
