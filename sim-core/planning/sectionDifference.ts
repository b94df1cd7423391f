import { momentsOf, studentTCriticalValue, studentTUpperTail } from '../statistics/index.ts';
import type { Measured } from './measures.ts';
import { SECTIONS } from './measures.ts';

/** How far a measure moves from one cell to another. */
export interface SectionDifference {
  /** Second minus first. */
  readonly estimate: number;
  /** 95% interval. */
  readonly low: number;
  readonly high: number;
  /** Two-sided p-value of there being no difference; 1 where no section differs at all. */
  readonly pValue: number;
  /** Whether no section of the replications tells the two apart. */
  readonly same: boolean;
}

/**
 * The difference of a measure between two cells that played the same replications. Their random numbers are
 * common, so that section by section they met the same luck: the sections' differences give the error of the whole,
 * whatever the measure is, a share, a mean or a quantile (sectioning: Asmussen and Glynn 2007, "Stochastic Simulation",
 * section III.5a; common random numbers: Law 2015, "Simulation Modeling and Analysis", section 11.2). Undefined where one of them has no
 * number, whole or in a section, or where their sections are not the same replications.
 */
export function sectionDifference(first: Measured, second: Measured): SectionDifference | undefined {
  if ('reason' in first || 'reason' in second || !first.sections || !second.sections) return undefined;
  const estimate = second.estimate - first.estimate;
  const before = first.sections;
  const differences = second.sections.map((value, section) => value - before[section]!);
  if (differences.every((difference) => difference === 0)) {
    const ends = { low: Math.min(0, estimate), high: Math.max(0, estimate) };
    return { estimate, ...ends, pValue: 1, same: estimate === 0 };
  }
  const { m2 } = momentsOf(differences);
  const error = Math.sqrt(m2 / (SECTIONS - 1) / SECTIONS);
  const half = criticalValue() * error;
  return {
    estimate,
    low: estimate - half,
    high: estimate + half,
    pValue: error === 0 ? 0 : Math.min(1, 2 * studentTUpperTail(Math.abs(estimate) / error, SECTIONS - 1)),
    same: false,
  };
}

let known: number | undefined;

/** Found when it is first asked for: most starts of the program never do. */
function criticalValue(): number {
  return (known ??= studentTCriticalValue(0.025, SECTIONS - 1));
}
