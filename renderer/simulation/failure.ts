/** Why something could not be played: a sentence for who plans, and the simulation's own words. */
export interface Failure {
  readonly sentence: string;
  readonly detail: string;
}

/** What an error of a run means to who started it. */
export function failureOf(error: unknown): Failure {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  return { sentence: sentences[name] ?? 'The scenario could not be played as it stands.', detail: message };
}

/** By the name of the error: across a worker's boundary only that and the message are kept. */
const sentences: Readonly<Record<string, string>> = {
  WorkerLost:
    'The browser stopped the simulation again and again, mostly for want of memory. Fewer workers, or less traffic, need less of it.',
  UnplayableScenario:
    'The scenario passed its check, but a quantity of it has no value at a moment that is played. Change that quantity and run again.',
  RangeError:
    'A number of the scenario is larger or smaller than can be played; most often it is the traffic. Change it and run again.',
};
