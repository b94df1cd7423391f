import type { WorldCourse } from '../../sim-core/index.ts';
import { formatHours } from '../format/durations.ts';
import { formatAmount, formatShare } from '../format/numbers.ts';

const rate = (value: number) => formatShare(Number(value.toPrecision(2)));

/** A picture of a world in one or two sentences; of the truth only where it may be told. */
export function courseSentence(course: WorldCourse, truthShown: boolean): string {
  const { requestsPerHour, horizonHours, failure, truth, drifts, edgeCases } = course;
  const mean = requestsPerHour.reduce((sum, value) => sum + value, 0) / requestsPerHour.length;
  const traffic = `${formatHours(horizonHours)} with ${formatAmount(mean * 24)} requests a day.`;
  if (!truthShown) return traffic;
  const fails = (values: readonly number[]) => {
    const [first, last] = [values[0] ?? 0, values.at(-1) ?? 0];
    return rate(first) === rate(last) ? rate(first) : `${rate(first)}, in the end ${rate(last)}`;
  };
  const [incumbent, challenger] = [fails(failure.incumbent), fails(failure.challenger)];
  const failures =
    incumbent === challenger
      ? `Under both models ${incumbent} of requests do not succeed.`
      : `Requests that do not succeed: ${incumbent} under the incumbent, ${challenger} under the challenger.`;
  const class_ = {
    harmful: `The challenger is harmful${(truth.onsetHours ?? 0) > 0 ? ` from ${formatHours(truth.onsetHours!)} on` : ''}.`,
    equal: 'The challenger is as good as the incumbent.',
    better: 'The challenger is better.',
  }[truth.class];
  const names = [...new Set(drifts.map(({ name }) => name))];
  const marks = [
    ...(names.length > 0 ? [`Drift: ${names.join(', ')}.`] : []),
    ...edgeCases.map(({ name, share }) => `Edge case: ${name}, ${rate(share)} of requests.`),
  ];
  return [traffic, failures, class_, ...marks].join(' ');
}

/** A rate as a label of a picture: "2%", "0.065%". */
export const rateLabel = rate;
