import type { ComparedPlan, PinMeasure } from './pinMeasures.ts';

const list = new Intl.ListFormat('en-US', { type: 'conjunction' });

/** Names of plans in a sentence; of many only how many there are. */
export function namesOf(plans: readonly string[]): string {
  return plans.length > 5 ? `${plans.length} plans` : list.format(plans);
}

/** What became of a measure, in one or two sentences: what has changed beyond chance, by name, and what may not have. */
export function measureTakeaway(measure: PinMeasure, plans: readonly ComparedPlan[]): string {
  const told = plans.flatMap((plan) => {
    const words = measure.difference(plan);
    return words ? [{ name: plan.now.name, words }] : [];
  });
  const isClear = ({ words: { ends } }: (typeof told)[number]) =>
    ends !== null && (ends[0] > 0 || ends[1] < 0);
  const clear = told
    .filter(isClear)
    .sort((a, b) => Math.abs(b.words.amount) - Math.abs(a.words.amount))
    .slice(0, 2)
    .map(
      ({ name, words: { value, interval } }) =>
        `${name}: ${value}${interval === undefined ? '' : ` (${interval})`}`,
    );
  const open = told.filter((own) => !isClear(own)).map(({ name }) => name);
  const sentences = [
    clear.length > 0 && `${clear.join('; ')}.`,
    open.length > 0 &&
      `${clear.length > 0 ? 'For ' : 'No difference beyond chance for '}${namesOf(open)}${clear.length > 0 ? ' no difference beyond chance' : ''}.`,
  ].filter((sentence) => sentence !== false);
  return sentences.length > 0 ? sentences.join(' ') : 'No run has one to compare, as pinned or now.';
}
