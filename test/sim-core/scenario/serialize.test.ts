import { expect, test } from 'vitest';
import { parseScenario, scenarioHash, serializeScenario } from '../../../sim-core/index.ts';
import { smallWorlds } from '../worlds.ts';
import { shipped, shippedTexts } from './shipped.ts';

test('serializeScenario(scenario) reads back as the same scenario', () => {
  const scenarios = [
    ...[...shippedTexts.keys()].map(shipped),
    ...Object.values(smallWorlds).map((make) => make()),
  ];
  for (const scenario of scenarios) {
    const text = serializeScenario(scenario);
    const { scenario: again, problems } = parseScenario(text);
    expect(problems).toEqual([]);
    expect(again).toEqual(scenario);
    expect(serializeScenario(again!)).toBe(text);
    expect(scenarioHash(again!)).toBe(scenarioHash(scenario));
  }
});

test('serializeScenario(scenario) keeps numbers to the last bit and text in any script', () => {
  const scenario = {
    ...shipped('needle'),
    name: 'Nadel "\\" \u2028 \u{1F4CD}',
    tolerance: 0.1 + 0.2,
    seed: Number.MAX_SAFE_INTEGER,
  };
  expect(parseScenario(serializeScenario(scenario)).scenario).toEqual(scenario);
});

test('serializeScenario(scenario) ends with a line end', () => {
  expect(serializeScenario(shipped('needle'))).toMatch(/\}\n$/);
});
