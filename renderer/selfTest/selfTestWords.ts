import { SELF_TEST_LIMIT, selfTestParts } from '../../sim-core/index.ts';
import type { SelfTestComparison } from '../../sim-core/index.ts';
import type { TableDescription } from '../charts/table.ts';
import type { SelfTestState } from '../store/selfTestSlice.ts';

const digits = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 5 });
const few = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 2 });

/** How engines are called by who does not write them. */
const engineWords: Readonly<Record<SelfTestComparison['engine'], string>> = {
  events: 'request by request',
  ticks: 'tick by tick',
  lazy: 'skipping quiet ticks',
};

/** What the self-test says so far, in a sentence or two. */
export function selfTestSentence({ status, done, comparisons, failure }: SelfTestState): string {
  const failed = comparisons.filter(({ ok }) => !ok).length;
  const limit = `${SELF_TEST_LIMIT} standard errors`;
  switch (status) {
    case 'idle':
      return 'Nothing has been compared yet.';
    case 'running':
      return `Playing part ${done + 1} of ${selfTestParts.length}: ${selfTestParts[done]?.title.toLowerCase() ?? 'adding up'}.`;
    case 'failed':
      return `The check could not be finished. ${failure?.sentence ?? ''}`.trimEnd();
    case 'stopped':
      return comparisons.length === 0
        ? 'Stopped before anything was compared.'
        : `Stopped. Of the ${comparisons.length} figures compared so far, ${failed === 0 ? 'all hold' : `${failed} do not hold`} within ${limit}.`;
    case 'finished':
      return failed === 0
        ? `The engine plays right on this computer: all ${comparisons.length} figures hold within ${limit}.`
        : `Do not trust results from this computer: ${failed} of ${comparisons.length} figures do not hold within ${limit}.`;
  }
}

/** The comparisons as a table. */
export function selfTestTable(
  comparisons: readonly SelfTestComparison[],
): TableDescription<SelfTestComparison> {
  return {
    caption: 'What was played against what was computed',
    rows: comparisons,
    rowKey: ({ quantity, engine }) => `${quantity}/${engine}`,
    columns: [
      { title: 'Quantity', cell: ({ quantity }) => quantity, value: ({ quantity }) => quantity },
      { title: 'Computed from', cell: ({ source }) => source, value: ({ source }) => source },
      {
        title: 'Played',
        cell: ({ engine }) => engineWords[engine],
        value: ({ engine }) => engineWords[engine],
      },
      {
        title: 'Computed',
        numeric: true,
        cell: ({ expected }) => digits.format(expected),
        value: ({ expected }) => expected,
      },
      {
        title: 'Simulated',
        numeric: true,
        cell: ({ simulated, standardError }) => `${digits.format(simulated)} ± ${few.format(standardError)}`,
        value: ({ simulated }) => simulated,
      },
      {
        title: 'Apart by',
        numeric: true,
        cell: ({ deviations }) => `${deviations.toFixed(1)} s.e.`,
        value: ({ deviations }) => Math.abs(deviations),
      },
      {
        title: 'Verdict',
        cell: ({ ok }) => (ok ? 'holds' : 'does not hold'),
        value: ({ ok }) => (ok ? 'holds' : 'does not hold'),
      },
    ],
  };
}
