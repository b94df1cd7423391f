import { plannedPhase, solveLinked } from '../../../sim-core/index.ts';
import type {
  LinkedAnswer,
  LinkedQuantity,
  Plan,
  PlannedPhase,
  Supply,
  World,
} from '../../../sim-core/index.ts';

/** A phase of a checked plan in its world. */
export interface PhasePlace {
  readonly world: World;
  readonly plan: Plan;
  readonly index: number;
}

/** What is worked out, and what is given in place of the plan's own numbers. */
export interface SizingRequest {
  readonly solveFor: LinkedQuantity;
  readonly given: Readonly<Partial<Record<LinkedQuantity, number>>>;
}

/** What is known of the phase, and the answer; a sentence where theory has nothing to say. */
export type Sized =
  | { readonly unknown: string }
  | {
      readonly phase: Pick<PlannedPhase, 'unit' | 'supply' | 'sharePath' | 'hoursPath'>;
      readonly answer: LinkedAnswer | { readonly unknown: string };
    };

/** What a worker that sizes phases does for its page. */
export interface SizingWorker {
  /** Takes the phase that further requests are about: its world is compiled once for all of them. */
  prepare(place: PhasePlace): void;
  solve(request: SizingRequest): Sized;
}

/** Power that is planned for while it is not what is worked out: the convention. */
const USUAL_POWER = 0.8;

/** Apart from the worker that it runs in. */
export function createSizingWorker(): SizingWorker {
  let prepared: PlannedPhase | { readonly unknown: string } | undefined;
  return {
    prepare({ world, plan, index }) {
      prepared = plannedPhase(world, plan, index);
    },
    solve({ solveFor, given }) {
      if (!prepared) throw new Error('a size requires prepare to be called first');
      if ('unknown' in prepared) return prepared;
      const { unit, supply, sharePath, hoursPath } = prepared;
      const { power = USUAL_POWER, effect: difference, sample } = given;
      const { traffic, share, hours }: Supply = { ...supply, ...given };
      const question = { solveFor, traffic, share, hours, power, difference, sample };
      return {
        phase: { unit, supply, sharePath, hoursPath },
        answer: solveLinked(prepared, question),
      };
    },
  };
}
