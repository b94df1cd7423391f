import { strategies } from '../../sim-core/index.ts';
import type { Strategy } from '../../sim-core/index.ts';
import { textOf, valueAt } from '../store/path.ts';
import type { Json } from '../store/path.ts';

/** How a plan is drawn everywhere. */
export interface PlanStyle {
  /** A CSS colour; ink for plans of several strategies. */
  readonly colour: string;
  readonly dash: string;
  readonly marker: Strategy['appearance']['marker'];
  /** Open markers tell a second plan of the same strategy from the first. */
  readonly hollow: boolean;
  readonly lineWidth: number;
  /** Hues of the phases, for plans of several strategies. */
  readonly phaseColours: readonly string[];
}

interface StyledPlan {
  readonly id: string;
  readonly strategies: readonly string[];
}

/** The plans that have a style: those of the answer, as it was played, and those that were added since. */
export function plansInView(
  answered: readonly StyledPlan[] | undefined,
  drafted: Json | undefined,
): readonly StyledPlan[] {
  const played = answered ?? [];
  const added = (Array.isArray(drafted) ? (drafted as readonly Json[]) : []).flatMap((plan) => {
    const [id, phases] = [valueAt(plan, ['id']), valueAt(plan, ['phases'])];
    if (typeof id !== 'string' || !Array.isArray(phases) || played.some((one) => one.id === id)) return [];
    return [
      { id, strategies: (phases as readonly Json[]).map((phase) => textOf(valueAt(phase, ['strategy']))) },
    ];
  });
  return [...played, ...added];
}

const INK = 'var(--ink)';
const INK_DASHES = ['', '10 3', '2 3', '10 3 2 3'];

/** Styles by plan id; plans of the same strategies take turns in shade, line width and open or filled marker. */
export function planStyles(plans: readonly StyledPlan[]): ReadonlyMap<string, PlanStyle> {
  const seen = new Map<string, number>();
  return new Map(
    plans.map(({ id, strategies: kinds }) => {
      const distinct = [...new Set(kinds)];
      const family = distinct.length === 1 ? distinct[0]! : 'phased';
      const turn = seen.get(family) ?? 0;
      seen.set(family, turn + 1);
      return [id, styleOf(distinct, turn)];
    }),
  );
}

function styleOf(kinds: readonly string[], turn: number): PlanStyle {
  const looks = kinds.map((kind) => strategies.find((strategy) => strategy.kind === kind)?.appearance);
  const [only] = looks;
  const common = { hollow: turn % 2 === 1, lineWidth: turn === 0 ? 2.25 : 1.5 };
  if (looks.length === 1 && only) {
    return {
      ...common,
      colour:
        turn < 2
          ? only.colour
          : `color-mix(in oklab, ${only.colour} ${Math.max(40, 90 - turn * 15)}%, ${INK})`,
      dash: only.dash,
      marker: only.marker,
      phaseColours: [],
    };
  }
  return {
    ...common,
    colour: INK,
    dash: INK_DASHES[turn % INK_DASHES.length]!,
    marker: 'circle',
    phaseColours: looks.map((look) => look?.colour ?? INK),
  };
}
