import type { PlanningContext, Strategy } from '../strategies/strategy.ts';
import type { Problem } from './problems.ts';
import type { Phase, Scenario, World } from './schema.ts';
/** Either the scenario or everything that is wrong with the text. */
export type Checked =
  | {
      readonly scenario: Scenario;
      readonly problems: readonly [];
    }
  | {
      readonly scenario?: undefined;
      readonly problems: readonly Problem[];
    };
/** Longest text of a scenario that is read, in characters. */
export declare const MAX_TEXT_LENGTH: number;
/**
 * Reads the text of a scenario file. Never throws for bad input: the problems say what is wrong and where.
 * @param known the strategies a plan may use
 */
export declare function parseScenario(text: string, known?: readonly Strategy[]): Checked;
/** Checks a value that came from JSON; fills in the defaults. */
export declare function checkScenario(value: unknown, known?: readonly Strategy[]): Checked;
/** The circumstances that a plan's settings are checked against. */
export declare function planningContext(world: World): PlanningContext;
/** The strategy of a phase; throws on a kind that the check would have refused. */
export declare function strategyOf(phase: Phase, known?: readonly Strategy[]): Strategy;
