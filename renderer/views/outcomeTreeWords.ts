import type { OutcomeTree, ProbabilityEstimate } from '../../sim-core/index.ts';
import type { Ending } from './verdictTerms.ts';

/** One ending of a branch. */
export interface Leaf {
  readonly key: string;
  readonly label: string;
  readonly worth: Ending['worth'];
  readonly probability: ProbabilityEstimate;
}

/** What the challenger truly is, how often, and what becomes of it. */
export interface Branch {
  readonly label: string;
  readonly share: ProbabilityEstimate;
  readonly leaves: readonly Leaf[];
}

/** The branches that are met, the bad one first, their endings from shipped to undecided. */
export function treeBranches({ bad, good }: OutcomeTree): readonly Branch[] {
  const branches: Branch[] = [];
  if (bad) {
    branches.push({
      label: 'Bad challenger (harmful):',
      share: bad.share,
      leaves: [
        { key: 'shipped', label: 'Shipped the harm', worth: 'bad', probability: bad.shipped },
        { key: 'stopped', label: 'Stopped, harm caught', worth: 'good', probability: bad.stopped },
        {
          key: 'stoppedBefore',
          label: 'Stopped before the harm',
          worth: 'early',
          probability: bad.stoppedBefore,
        },
        { key: 'undecided', label: 'Undecided', worth: 'open', probability: bad.undecided },
      ],
    });
  }
  if (good) {
    branches.push({
      label: 'Good challenger (equal or better):',
      share: good.share,
      leaves: [
        { key: 'shipped', label: 'Shipped', worth: 'good', probability: good.shipped },
        { key: 'stopped', label: 'Stopped without cause', worth: 'bad', probability: good.stopped },
        { key: 'undecided', label: 'Undecided', worth: 'open', probability: good.undecided },
      ],
    });
  }
  return branches;
}
