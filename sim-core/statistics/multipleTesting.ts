/**
 * How several tests share one risk: not at all; so that the chance of any false rejection stays at the level (Bonferroni
 * 1936; Holm 1979, Scandinavian Journal of Statistics 6, 65-70, never less powerful); or so that of all rejections a share of
 * the level is false on average (Benjamini and Hochberg 1995, JRSS B 57, 289-300; for tests that do not depend on each other,
 * or go together).
 */
export const multipleTestingCorrections = ['none', 'bonferroni', 'holm', 'benjamini-hochberg'] as const;
export type MultipleTestingCorrection = (typeof multipleTestingCorrections)[number];

/**
 * p-values that may each be held against the level of all tests together, in the order given. Throws on what is no p-value.
 * Source: Wright 1992, "Adjusted p-values for simultaneous inference", Biometrics 48, 1005-1013 (p.adjust of R).
 */
export function adjustedPValues(pValues: readonly number[], correction: MultipleTestingCorrection): number[] {
  for (const pValue of pValues) {
    if (!(pValue >= 0 && pValue <= 1)) {
      throw new RangeError(`adjustedPValues requires p-values from 0 to 1, got ${pValue}`);
    }
  }
  const count = pValues.length;
  if (correction === 'none') return [...pValues];
  if (correction === 'bonferroni') return pValues.map((pValue) => Math.min(1, count * pValue));
  const ascending = pValues.map((_, index) => index).sort((a, b) => pValues[a]! - pValues[b]!);
  const adjusted = [...pValues];
  if (correction === 'holm') {
    let largest = 0;
    ascending.forEach((index, rank) => {
      largest = Math.max(largest, Math.min(1, (count - rank) * pValues[index]!));
      adjusted[index] = largest;
    });
    return adjusted;
  }
  let smallest = 1;
  for (let rank = count; rank >= 1; rank -= 1) {
    const index = ascending[rank - 1]!;
    smallest = Math.min(smallest, (count / rank) * pValues[index]!);
    adjusted[index] = smallest;
  }
  return adjusted;
}
