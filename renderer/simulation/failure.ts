/** Why something could not be played: a sentence for who plans, and the simulation's own words. */
export interface Failure {
  readonly sentence: string;
  readonly detail: string;
}

/** What an error of a run means to who started it. */
export function failureOf(error: unknown): Failure {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  const sentence = memoryWords.test(message) ? OUT_OF_MEMORY : sentences[name];
  return { sentence: sentence ?? 'The scenario could not be played as it stands.', detail: message };
}

const OUT_OF_MEMORY =
  'The simulation needs more memory than the browser gives it. Less traffic, a shorter horizon, longer ticks or fewer workers need less of it.';

/** What engines of JavaScript say where they cannot get memory: range errors most of them, as a wrong number is too. */
const memoryWords =
  /allocation failed|allocation size overflow|out of memory|(?:map|set) maximum size exceeded|invalid (?:typed )?array length|invalid string length|array size is not/i;

/** By the name of the error: across a worker's boundary only that and the message are kept. */
const sentences: Readonly<Record<string, string>> = {
  WorkerLost:
    'The browser stopped the simulation again and again, mostly for want of memory. Fewer workers, or less traffic, need less of it.',
  UnplayableScenario:
    'The scenario passed its check, but a quantity of it has no value at a moment that is played. Change that quantity and run again.',
  RangeError:
    'A number of the scenario is larger or smaller than can be played; most often it is the traffic. Change it and run again.',
};
