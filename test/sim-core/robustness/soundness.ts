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
  warnings.forEach(requireWords);
  return requireSoundness(scenario, problems, (accepted) => {
    const again = parseScenario(serializeScenario(accepted)).scenario;
    return again !== undefined && scenarioHash(again) === scenarioHash(accepted);
  });
}

/**
 * Reads a text as a stored result and asks the same of the answer.
 * @throws Error that says what does not hold
 */
export function receiveResult(text: string): Reception {
  const { result, problems } = parseResult(text);
  return requireSoundness(result, problems, (accepted) => {
    const again = parseResult(serializeResult(accepted)).result;
    return again !== undefined && serializeResult(again) === serializeResult(accepted);
  });
}

function requireSoundness<Document>(
  document: Document | undefined,
  problems: readonly Problem[],
  readsBackAsItself: (accepted: Document) => boolean,
): Reception {
  if ((document === undefined) !== problems.length > 0) throw new Error('neither refused nor accepted');
  problems.forEach(requireWords);
  if (problems.length > 101) throw new Error(`${problems.length} problems`);
  if (document === undefined) {
    return problems[0]!.message.startsWith('The file is not valid JSON')
      ? 'refused as JSON'
      : 'refused as a file of its kind';
  }
  if (!readsBackAsItself(document)) throw new Error('does not read back as itself');
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
