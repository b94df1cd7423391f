import { serializeScenario } from '../../sim-core/index.ts';
import type { Scenario } from '../../sim-core/index.ts';
import { MAX_FILE_BYTES, isFileSize } from './fileSize.ts';

/**
 * The text of a scenario's file: for people to read, or without spaces where that alone makes it small enough to be opened again.
 * @throws RangeError if it is too large either way
 */
export function scenarioText(scenario: Scenario): string {
  const readable = serializeScenario(scenario);
  if (isFileSize(readable)) return readable;
  const compact = `${JSON.stringify(scenario)}\n`;
  if (isFileSize(compact)) return compact;
  throw new RangeError(
    `The scenario is larger than ${MAX_FILE_BYTES / 2 ** 20} MiB and was not saved: it could not be opened again.`,
  );
}
