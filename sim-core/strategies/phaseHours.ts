import type { PlanningContext, SettingProblem } from './strategy.ts';

/** Hours of a phase as whole ticks. */
export const phaseHours = {
  /** The nearest whole number of ticks, at least one. */
  ticks: (hours: number, tickHours: number): number => Math.max(1, Math.round(hours / tickHours)),

  /** A phase lasts a whole number of ticks, one or more. */
  check(path: readonly (string | number)[], hours: number, { tickHours }: PlanningContext): SettingProblem[] {
    const ticks = hours / tickHours;
    if (ticks > 1 - 1e-9 && Math.abs(ticks - Math.round(ticks)) < 1e-6) return [];
    return [
      { path, message: `requires a whole number of ticks of ${tickHours * 60} minutes, got ${hours} h` },
    ];
  },
};
