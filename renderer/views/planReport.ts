import { comparedQuantities } from '../../sim-core/index.ts';
import type { PlanComparison, PlanResult } from '../../sim-core/index.ts';
import { sourceLine, sourceOf } from '../charts/chartSource.ts';
import { markdownList, markdownTable, markdownText } from '../format/markdown.ts';
import { formatProbability, formatProbabilityRange } from '../format/numbers.ts';
import type { Answer } from '../store/runState.ts';
import {
  comparedWords,
  comparisonSentences,
  differenceWords,
  isWorthTelling,
  notComparedWords,
} from './comparisonWords.ts';
import { treeBranches } from './outcomeTreeWords.ts';
import { truthSentence } from './takeaways.ts';
import { toldTruth } from './verdictTerms.ts';

/** Two plans against each other as Markdown, for a review document or an e-mail. */
export function planReportMarkdown(
  answer: Answer,
  plans: readonly [PlanResult, PlanResult],
  comparison: PlanComparison,
): string {
  const names = [plans[0].name, plans[1].name] as const;
  const { result } = answer;
  const told = comparisonSentences(comparison, names, toldTruth(plans[0].truth));
  return [
    `# ${markdownText(`${result.scenario.name}: ${names[0]} against ${names[1]}`)}`,
    markdownText(sourceLine(sourceOf(result))),
    markdownText(truthSentence(plans[0].truth)),
    markdownList(told.map(({ headline, rest }) => `${headline} ${rest}`.trim())),
    '## What becomes of the challenger',
    endingsTable(answer, plans),
    '## By how much they differ',
    markdownText(
      `Means of ${names[0]} less ${names[1]}, each run against the same run of the other plan. Times only where both plans have one.`,
    ),
    differencesTable(comparison),
  ]
    .join('\n\n')
    .concat('\n');
}

function endingsTable({ trees }: Answer, plans: readonly [PlanResult, PlanResult]): string {
  const branchesOf = ({ id }: PlanResult) => treeBranches(trees[id]!);
  const [one, two] = plans.map(branchesOf);
  const rows = one!.flatMap(({ label, leaves }) =>
    leaves.map((leaf) => {
      const other = two!.find((branch) => branch.label === label)?.leaves.find(({ key }) => key === leaf.key);
      return [
        `${label} ${leaf.label.toLowerCase()}`,
        ...[leaf, other].map((own) => {
          if (!own) return '–';
          const { estimate, low, high } = own.probability;
          return `${formatProbability(estimate)} (${formatProbabilityRange(low, high)})`;
        }),
      ];
    }),
  );
  return markdownTable(['Share of runs, with its 95% interval', ...plans.map(({ name }) => name)], rows);
}

function differencesTable({ differences }: PlanComparison): string {
  const rows = comparedQuantities
    .filter((quantity) => isWorthTelling(differences[quantity]))
    .map((quantity) => {
      const { title, among } = comparedWords[quantity];
      const found = differences[quantity];
      const name = among === undefined ? title : `${title}, where ${among}`;
      if ('notCompared' in found) return [name, notComparedWords(found.notCompared), ''];
      const { value, interval } = differenceWords(found, quantity);
      return [name, value, interval ?? ''];
    });
  return markdownTable(['', 'Difference', '95% interval'], rows);
}
