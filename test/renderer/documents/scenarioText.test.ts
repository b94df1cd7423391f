import { expect, test } from 'vitest';
import { scenarioText } from '../../../renderer/documents/scenarioText.ts';
import { MAX_FILE_BYTES, parseScenario, serializeScenario } from '../../../sim-core/index.ts';
import { shippedText } from '../fixtures/store.ts';

const scenario = parseScenario(shippedText('needle')).scenario!;

test('scenarioText(scenario) is what the core writes', () => {
  expect(scenarioText(scenario)).toBe(serializeScenario(scenario));
});

test('scenarioText(scenario) refuses what could not be opened again', () => {
  expect(() => scenarioText({ ...scenario, name: 'x'.repeat(MAX_FILE_BYTES) })).toThrow(
    'The scenario is larger than 16 MiB and was not saved',
  );
});
