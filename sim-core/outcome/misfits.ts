import { chooseEngine } from '../engine/engine.ts';
import { PROGRAM_VERSION } from '../programVersion.ts';
import { scenarioHash } from '../scenario/hash.ts';
import { showValue } from '../scenario/problems.ts';
import type { Scenario } from '../scenario/schema.ts';
import type { SimulationResult } from './result.ts';

/** Something in which a stored result and a scenario differ. */
export interface Misfit {
  /** Where the result says it. */
  readonly path: readonly PropertyKey[];
  /** A sentence. */
  readonly sentence: string;
  /** Whether the numbers would come out otherwise for that reason, or may; where not, it is only worth knowing. */
  readonly changesNumbers: 'yes' | 'perhaps' | 'no';
}

/** Whether playing the scenario would give the numbers of a result, by what was found to differ. */
export function fitOf(misfits: readonly Misfit[]): 'fits' | 'may not fit' | 'does not fit' {
  const found = new Set(misfits.map(({ changesNumbers }) => changesNumbers));
  if (found.has('yes')) return 'does not fit';
  return found.has('perhaps') ? 'may not fit' : 'fits';
}

/** What of a stored result no longer fits a scenario: whether playing it as it says would give these numbers. */
export function misfitsOf(result: SimulationResult, scenario: Scenario): Misfit[] {
  const misfits: Misfit[] = [];
  const add = (changesNumbers: Misfit['changesNumbers'], path: readonly PropertyKey[], sentence: string) =>
    misfits.push({ changesNumbers, path, sentence });
  const hash = scenarioHash(scenario);
  if (result.scenario.hash !== hash) {
    add(
      'yes',
      ['scenario', 'hash'],
      `The scenario is another or has changed since: its world, plans or tolerance are not those of the result (${hash} now, ${result.scenario.hash} then).`,
    );
  }
  if (result.seed !== scenario.seed) {
    add('yes', ['seed'], `The result is of seed ${result.seed}; the scenario says ${scenario.seed}.`);
  }
  if (result.replications !== scenario.replications) {
    add(
      result.stoppedBy === 'precision' ? 'no' : 'yes',
      ['replications'],
      `The result is of ${result.replications} replications; the scenario says ${scenario.replications}.`,
    );
  }
  if (result.programVersion !== PROGRAM_VERSION) {
    add(
      'perhaps',
      ['programVersion'],
      `The result was played by Rollout Lab ${result.programVersion}; this is ${PROGRAM_VERSION}, which may come to other numbers.`,
    );
  }
  const engine = chooseEngine('auto');
  if (result.engine !== engine) {
    add(
      'perhaps',
      ['engine'],
      `The result was played by the engine "${result.engine}"; unless one is asked for, playing takes "${engine}", whose figures have the same distribution but are other draws: they differ as by another seed.`,
    );
  }
  if (result.partial) {
    add(
      'no',
      ['partial'],
      'The run was stopped before its end; the intervals are as wide as that leaves them.',
    );
  }
  misfits.push(...planMisfits(result, scenario));
  if (result.scenario.name !== scenario.name) {
    add(
      'no',
      ['scenario', 'name'],
      `The scenario was called ${JSON.stringify(result.scenario.name)}; now it is ${JSON.stringify(scenario.name)}.`,
    );
  }
  return misfits;
}

/** Every plan draws its own chances: a result of some of them has their numbers, one of none has no numbers at all. */
function planMisfits(result: SimulationResult, scenario: Scenario): Misfit[] {
  const lacking = idsWithout(scenario.plans, result.plans);
  const foreign = idsWithout(result.plans, scenario.plans);
  const misfits: Misfit[] = [];
  if (lacking.length > 0) {
    misfits.push({
      changesNumbers: lacking.length < scenario.plans.length ? 'no' : 'yes',
      path: ['plans'],
      sentence: `The result has nothing of ${plansNamed(lacking)}.`,
    });
  }
  if (foreign.length > 0) {
    misfits.push({
      changesNumbers: 'yes',
      path: ['plans'],
      sentence: `The result holds ${plansNamed(foreign)}, which the scenario does not have.`,
    });
  }
  return misfits;
}

type Identified = readonly { readonly id: string }[];

function idsWithout(plans: Identified, others: Identified): string[] {
  const known = new Set(others.map(({ id }) => id));
  return plans.map(({ id }) => id).filter((id) => !known.has(id));
}

function plansNamed(ids: readonly string[]): string {
  return `${ids.length === 1 ? 'the plan' : 'the plans'} ${ids.map(showValue).join(', ')}`;
}
