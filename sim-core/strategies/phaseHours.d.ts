import type { PlanningContext, SettingProblem } from './strategy.ts';
/** Hours of a phase as whole ticks. */
export declare const phaseHours: {
  /** The nearest whole number of ticks, at least one. */
  ticks: (hours: number, tickHours: number) => number;
  /** A phase lasts a whole number of ticks, one or more. */
  check(path: readonly (string | number)[], hours: number, { tickHours }: PlanningContext): SettingProblem[];
};
