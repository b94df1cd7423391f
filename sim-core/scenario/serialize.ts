import { fileText } from './fileText.ts';
import type { Scenario } from './schema.ts';

/** The text of a scenario file; reading it again gives the same scenario. */
export function serializeScenario(scenario: Scenario): string {
  return fileText(scenario);
}
