import { binomialCdf } from './binomialCdf.ts';

/**
 * A rule that gives up when more than `failureLimit` (a whole number of 0 or more) of at most `count` measurements have
 * failed, each by itself with probability `failure` (0 to 1), whatever lies between them: the chance that it has by each
 * measurement, the first first. As Argo Rollouts reads its failureLimit; Flagger's threshold T is a limit of T - 1. Throws on
 * others.
 */
export function failureLimitAlarms({
  failure,
  count,
  failureLimit,
}: {
  failure: number;
  count: number;
  failureLimit: number;
}): number[] {
  if (!(Number.isSafeInteger(failureLimit) && failureLimit >= 0)) {
    throw new RangeError(
      `failureLimitAlarms requires a whole failureLimit of 0 or more, got ${failureLimit}`,
    );
  }
  return Array.from({ length: count }, (_, index) =>
    index < failureLimit ? 0 : upperTail(failureLimit, index + 1, failure),
  );
}

function upperTail(k: number, trials: number, probability: number): number {
  return binomialCdf(trials - k - 1, trials, 1 - probability);
}

/**
 * Mean number of measurements taken by a rule that stops at its alarm or after the last, and of those taken when it alarms
 * (undefined where it never does); from the chances to have alarmed by each.
 */
export function measurementsTaken(alarms: readonly number[]): {
  mean: number;
  whenAlarmed: number | undefined;
} {
  const byThen = alarms.at(-1) ?? 0;
  let mean = 0;
  let alarmedAt = 0;
  alarms.forEach((alarmed, index) => {
    const before = index === 0 ? 0 : alarms[index - 1]!;
    mean += 1 - before;
    alarmedAt += (index + 1) * (alarmed - before);
  });
  return { mean, whenAlarmed: byThen > 0 ? alarmedAt / byThen : undefined };
}
