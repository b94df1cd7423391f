import {
  formatPath,
  formatProblem,
  parseResult,
  parseScenario,
  scenarioHash,
  serializeResult,
  serializeScenario,
} from '../../../sim-core/index.ts';
import type { Problem } from '../../../sim-core/index.ts';

/** What became of a text, and in how many characters it was said. */
export type Reception = 'refused as JSON' | 'refused as a file of its kind' | 'accepted';

/** A refusal of the whole file says why in one of these ways; any other names its path. */
const ofTheFile =
  /^The file (is not valid JSON \((it is empty|it ends too early, as a truncated file does|a character is out of place in line \d+, column \d+)\)|is not a (scenario|result): .+|was written by a newer Rollout Lab .+|is larger than .+|has \d+ more (problems|settings that were left out))$/;

/**
 * Reads a text as a scenario and asks of the answer what a reader may rely on: a refusal says where and what is
 * required; what is accepted reads back as itself.
 * @throws Error that says what does not hold
 */
export function receive(text: string): Reception {
  const { scenario, problems, warnings } = parseScenario(text);
  if ((scenario === undefined) !== problems.length > 0) throw new Error('neither refused nor accepted');
  for (const problem of [...problems, ...warnings]) requireWords(problem);
  if (problems.length > 101) throw new Error(`${problems.length} problems`);
  if (!scenario)
    return problems[0]!.message.startsWith('The file is not valid JSON')
      ? 'refused as JSON'
      : 'refused as a file of its kind';
  const again = parseScenario(serializeScenario(scenario)).scenario;
  if (!again || scenarioHash(again) !== scenarioHash(scenario))
    throw new Error('does not read back as itself');
  return 'accepted';
}

/**
 * Reads a text as a stored result and asks the same of the answer.
 * @throws Error that says what does not hold
 */
export function receiveResult(text: string): Reception {
  const { result, problems } = parseResult(text);
  if ((result === undefined) !== problems.length > 0) throw new Error('neither refused nor accepted');
  problems.forEach(requireWords);
  if (!result) {
    return problems[0]!.message.startsWith('The file is not valid JSON')
      ? 'refused as JSON'
      : 'refused as a file of its kind';
  }
  const again = parseResult(serializeResult(result)).result;
  if (!again || serializeResult(again) !== serializeResult(result))
    throw new Error('does not read back as itself');
  return 'accepted';
}

/** A line that a person can act on: where, what, and no longer than can be read. */
export function requireWords(problem: Problem): void {
  const line = formatProblem(problem);
  if (formatPath(problem.path) === '' && !ofTheFile.test(line)) throw new Error(`no path: ${line}`);
  if (problem.message.trim() === '') throw new Error(`no words: ${line}`);
  if (line.length > 2000) throw new Error(`${line.length} characters: ${line.slice(0, 200)}`);
  // oxlint-disable-next-line no-control-regex
  if (/[\u0000-\u001f]/.test(line)) throw new Error(`control characters: ${JSON.stringify(line)}`);
}

const decoder = new TextDecoder('utf-8', { fatal: true });

/** The text of some bytes, read as every reader of files does; undefined where they are no text. */
export function textOf(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}
