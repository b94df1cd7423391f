import { expect, test } from 'vitest';
import { isFileSize, MAX_FILE_BYTES } from '../../../renderer/documents/fileSize.ts';
import { scenarioText } from '../../../renderer/documents/scenarioText.ts';
import { parseScenario, serializeScenario } from '../../../sim-core/index.ts';
import type { Scenario } from '../../../sim-core/index.ts';
import { shippedText } from '../fixtures/store.ts';

const small = parseScenario(shippedText('needle')).scenario!;

/** As the file of a team that measured its error curve for every segment. */
function large(segments: number): Scenario {
  const curve = {
    kind: 'curve',
    over: 'hours',
    points: Array.from({ length: 1000 }, (_, index) => ({ at: index / 10, value: 0.02 })),
  };
  const world = structuredClone(small.world) as unknown as Record<string, unknown>;
  const ids = Array.from({ length: segments }, (_, index) => `s${index}`);
  world['segments'] = ids.map((id) => ({ id, name: id, share: 1 / segments }));
  world['drifts'] = [];
  world['incumbent'] = {
    error: 0.02,
    segments: Object.fromEntries(ids.map((id) => [id, { error: curve }])),
  };
  world['challenger'] = { error: 0.02 };
  delete world['latencyObjectiveMs'];
  const { scenario, problems } = parseScenario(
    JSON.stringify({ ...small, world, plans: small.plans.slice(0, 1) }),
  );
  if (!scenario) throw new Error(problems.map(({ message }) => message).join('; '));
  return scenario;
}

test('scenarioText(scenario) is for people to read where that is small enough', () => {
  expect(scenarioText(small)).toBe(serializeScenario(small));
});

test('scenarioText(scenario) is without spaces where it could not be opened again with them', () => {
  const scenario = large(200);
  expect(isFileSize(serializeScenario(scenario))).toBe(false);
  const text = scenarioText(scenario);
  expect(isFileSize(text)).toBe(true);
  expect(parseScenario(text).scenario).toEqual(scenario);
});

test('scenarioText(scenario) refuses what could not be opened again either way', () => {
  const scenario = { ...small, name: 'x'.repeat(MAX_FILE_BYTES) };
  expect(() => scenarioText(scenario)).toThrow('The scenario is larger than 16 MiB and was not saved');
});

test('isFileSize(text) counts bytes of UTF-8', () => {
  expect(isFileSize('x'.repeat(MAX_FILE_BYTES))).toBe(true);
  expect(isFileSize('x'.repeat(MAX_FILE_BYTES + 1))).toBe(false);
  expect(isFileSize('計'.repeat(MAX_FILE_BYTES / 3 + 1))).toBe(false);
  expect(isFileSize('計'.repeat(Math.floor(MAX_FILE_BYTES / 3)))).toBe(true);
});
