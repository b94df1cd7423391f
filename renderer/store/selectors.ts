import { scenarioHash } from '../../sim-core/index.ts';
import type { PlanResult, Problem, Scenario } from '../../sim-core/index.ts';
import type { AppState } from './appState.ts';
import type { Json, Path } from './path.ts';
import { isWithin } from './path.ts';

/** Identifies what a run depends on: two runs of the same key give the same numbers. */
export function runKey(scenario: Scenario, precision: number | undefined): string {
  return [hashOf(scenario), scenario.seed, scenario.replications, precision ?? 'all'].join('/');
}

const hashes = new WeakMap<Scenario, string>();

/** Asked on every change of the store, changed only by edits. */
function hashOf(scenario: Scenario): string {
  const known = hashes.get(scenario) ?? scenarioHash(scenario);
  hashes.set(scenario, known);
  return known;
}

/** The key of the document as it stands; undefined while it has problems. */
export function documentKey({ edits, precision }: Pick<AppState, 'edits' | 'precision'>): string | undefined {
  const { scenario } = edits.checked;
  return scenario && runKey(scenario, precision);
}

/** Whether the answer in view is of other inputs than those on the page. */
export function isStale(state: Pick<AppState, 'edits' | 'precision' | 'run'>): boolean {
  return state.run.answer !== undefined && state.run.answer.key !== documentKey(state);
}

/** Whether the document was edited since it was opened or saved. */
export function hasEdits({ document, edits }: Pick<AppState, 'document' | 'edits'>): boolean {
  return edits.draft !== document.saved && JSON.stringify(edits.draft) !== JSON.stringify(document.saved);
}

/** Whether its file holds something else by now, or is gone. */
export function isOnlyHere({ document }: Pick<AppState, 'document'>): boolean {
  return document.outsideKnown !== undefined || document.differsFromFile === true;
}

/** Whether closing or opening would lose what is open. */
export function hasUnsavedChanges(open: Pick<AppState, 'document' | 'edits'>): boolean {
  return isOnlyHere(open) || hasEdits(open);
}

/** Whether a question has to be answered before anything else is done. */
export function isAsked({
  pending,
  outside,
  conversionAsked,
  copies,
}: Pick<AppState, 'pending' | 'outside' | 'conversionAsked' | 'copies'>): boolean {
  return pending !== undefined || outside !== undefined || conversionAsked || copies.length > 0;
}

/** Problems at or within a place of the document. */
export function problemsWithin(problems: readonly Problem[], path: Path): readonly Problem[] {
  return problems.filter((problem) => isWithin(problem.path, path));
}

/** Why the run cannot be started; undefined when it can. */
export function runObstacle({ edits }: Pick<AppState, 'edits'>): string | undefined {
  const count = edits.checked.problems.length;
  if (count === 0) return undefined;
  return count === 1 ? '1 problem to solve first' : `${count} problems to solve first`;
}

/** Half the width of the widest interval of a verdict, 0 to 1: what "±1.4 points" says. Undefined without one. */
export function widestHalfInterval(plans: readonly PlanResult[]): number | undefined {
  const halves = plans.flatMap(({ verdict }) =>
    [verdict.promoted, verdict.rolledBack, verdict.undecided].flatMap((share) =>
      share ? [(share.high - share.low) / 2] : [],
    ),
  );
  return halves.length > 0 ? Math.max(...halves) : undefined;
}

/** The name in the draft, whatever state it is in. */
export function documentName({ document, edits }: Pick<AppState, 'document' | 'edits'>): string {
  const name = (edits.draft as { readonly name?: Json }).name;
  return typeof name === 'string' && name !== '' ? name : document.fileName;
}
