import type { Tab } from '../store/appState.ts';

/** A tab of the answer. */
export interface TabDescription {
  readonly tab: Tab;
  readonly title: string;
  /** What showing it is called where there is no tab to see. */
  readonly command: string;
  /** Whether there has to be an answer first. */
  readonly needsAnswer: boolean;
}

/** The tabs in their order; Alt and a number show them. */
export const tabs: readonly TabDescription[] = [
  { tab: 'answer', title: 'Answer', command: 'Show the answer', needsAnswer: false },
  { tab: 'plans', title: 'Plans', command: 'Look at the plans', needsAnswer: true },
  { tab: 'compare', title: 'Compare', command: 'Compare plans', needsAnswer: true },
  { tab: 'whatIf', title: 'What if', command: 'Ask what if: sweep, power, what matters', needsAnswer: false },
  { tab: 'trace', title: 'One run', command: 'Look at one run', needsAnswer: true },
  { tab: 'replays', title: 'Twenty runs', command: 'Look at twenty runs', needsAnswer: true },
];
