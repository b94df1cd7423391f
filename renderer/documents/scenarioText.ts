import { MAX_FILE_BYTES, isFileSize, serializeScenario } from '../../sim-core/index.ts';
import type { Scenario } from '../../sim-core/index.ts';

/**
 * The text of a scenario's file.
 * @throws RangeError if it is too large to be opened again
 */
export function scenarioText(scenario: Scenario): string {
  const text = serializeScenario(scenario);
  if (isFileSize(text)) return text;
  throw new RangeError(
    `The scenario is larger than ${MAX_FILE_BYTES / 2 ** 20} MiB and was not saved: it could not be opened again.`,
  );
}
