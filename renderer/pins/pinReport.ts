import { sourceLine, sourceOf } from '../charts/chartSource.ts';
import { markdownList, markdownTable, markdownText } from '../format/markdown.ts';
import type { Answer } from '../store/runState.ts';
import type { PinnedRun } from '../store/pinState.ts';
import type { ComparedPlan } from './pinMeasures.ts';
import { namesOf } from './pinTakeaways.ts';
import { differenceRows, planSentences, unpairedSentences } from './pinWords.ts';

/** All that the comparison of a run with a pinned one says. */
export interface PinReport {
  readonly pin: Pick<PinnedRun, 'name' | 'answer'>;
  readonly answer: Answer;
  /** What changed, a line each. */
  readonly changes: readonly string[];
  readonly pairing: string;
  readonly plans: readonly ComparedPlan[];
}

/** The comparison as Markdown, for a review document or an e-mail. */
export function pinReportMarkdown({ pin, answer, changes, pairing, plans }: PinReport): string {
  const unchanged = plans.filter(({ comparison }) => comparison.isUnchanged).map(({ now }) => now.name);
  const sections = plans
    .filter(({ comparison }) => !comparison.isUnchanged)
    .map((plan) => planSection(plan, pin.name));
  return [
    `# ${markdownText(`${answer.settings.scenario.name}: now against “${pin.name}”`)}`,
    markdownList([
      `Now: ${sourceLine(sourceOf(answer.result))}`,
      `${pin.name}: ${sourceLine(sourceOf(pin.answer.result))}`,
    ]),
    '## What changed',
    changes.length > 0 ? markdownList(changes) : 'Nothing.',
    '## What came of it',
    markdownText(pairing),
    ...(unchanged.length > 0 ? [markdownText(unchangedSentence(unchanged))] : []),
    ...unpairedSentences(answer.result.plans, pin.answer.result.plans, pin.name).map(markdownText),
    ...sections,
    '',
  ]
    .join('\n\n')
    .trimEnd()
    .concat('\n');
}

function planSection(plan: ComparedPlan, pinName: string): string {
  const { comparison, now, pinned } = plan;
  return [
    `### ${markdownText(now.name)}`,
    markdownList(planSentences(comparison, now).map(({ headline, rest }) => `${headline} ${rest}`.trim())),
    markdownTable(
      ['', pinName, 'Now', 'Difference', '95% interval'],
      differenceRows(comparison, now, pinned).map(({ title, among, pinnedWords, nowWords, words }) => [
        among === undefined ? title : `${title}, ${among}`,
        pinnedWords,
        nowWords,
        words.value,
        words.interval ?? '',
      ]),
    ),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** Plans that came out exactly as before. */
export function unchangedSentence(names: readonly string[]): string {
  return `${namesOf(names)} ${names.length === 1 ? 'is' : 'are'} as pinned: every run came out the same.`;
}
