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
  const last = rateLabels(course);
  const fails = (model: 'incumbent' | 'challenger') => {
    const first = rate(failure[model][0] ?? 0);
    return first === rate(failure[model].at(-1) ?? 0) ? last[model] : `${first}, in the end ${last[model]}`;
  };
  const [incumbent, challenger] = [fails('incumbent'), fails('challenger')];
  const failures =
    incumbent === challenger
      ? `Under both models ${incumbent} of requests do not succeed.`
      : `Requests that do not succeed: ${incumbent} under the incumbent, ${challenger} under the challenger.`;
  const judgement = {
    harmful: `The challenger is harmful${(truth.onsetHours ?? 0) > 0 ? ` from ${formatHours(truth.onsetHours!)} on` : ''}.`,
    equal: 'The challenger is as good as the incumbent.',
    better: 'The challenger is better.',
  }[truth.class];
  const names = [...new Set(drifts.map(({ name }) => name))];
  const marks = [
    ...(names.length > 0 ? [`Drift: ${names.join(', ')}.`] : []),
    ...edgeCases.map(({ name, share }) => `Edge case: ${name}, ${rate(share)} of requests.`),
  ];
  return [traffic, failures, judgement, ...marks].join(' ');
}

/** The last rates of both models as labels, in as many digits as it takes to tell them apart: "90%" and "90.3%". */
export function rateLabels({ failure }: WorldCourse): Readonly<Record<'incumbent' | 'challenger', string>> {
  const [incumbent, challenger] = [failure.incumbent.at(-1) ?? 0, failure.challenger.at(-1) ?? 0];
  const told = (value: number, digits: number) => formatShare(Number(value.toPrecision(digits)));
  const differ = Math.abs(incumbent - challenger) > 1e-9;
  let digits = 2;
  while (differ && digits < 6 && told(incumbent, digits) === told(challenger, digits)) digits += 1;
  return { incumbent: told(incumbent, digits), challenger: told(challenger, digits) };
}
