import { expect, test } from 'vitest';
import { MAX_FILE_BYTES, isFileSize, parseScenario, serializeScenario } from '../../../sim-core/index.ts';
import type { Scenario } from '../../../sim-core/index.ts';
import { shipped } from './shipped.ts';

const small = shipped('needle');

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

const readable = (scenario: Scenario) => `${JSON.stringify(scenario, null, 2)}\n`;

test('serializeScenario(scenario) is for people to read where that is small enough', () => {
  expect(serializeScenario(small)).toBe(readable(small));
});

test('serializeScenario(scenario) is without spaces where it could not be opened again with them', () => {
  const scenario = large(200);
  expect(isFileSize(readable(scenario))).toBe(false);
  const text = serializeScenario(scenario);
  expect(isFileSize(text)).toBe(true);
  expect(parseScenario(text).scenario).toEqual(scenario);
});

test('isFileSize(text) counts bytes of UTF-8', () => {
  expect(isFileSize('x'.repeat(MAX_FILE_BYTES))).toBe(true);
  expect(isFileSize('x'.repeat(MAX_FILE_BYTES + 1))).toBe(false);
  expect(isFileSize('計'.repeat(MAX_FILE_BYTES / 3 + 1))).toBe(false);
  expect(isFileSize('計'.repeat(Math.floor(MAX_FILE_BYTES / 3)))).toBe(true);
  // As the encoder of the host counts them: one to four bytes a character.
  for (const sign of ['a', 'é', '計', '🧪']) {
    const most = Math.floor(MAX_FILE_BYTES / new TextEncoder().encode(sign).length);
    expect([isFileSize(sign.repeat(most)), isFileSize(sign.repeat(most + 1))]).toEqual([true, false]);
  }
});
