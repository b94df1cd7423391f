import { readFileSync } from 'node:fs';

/** Reference figures from test/golden; each file names their source. */
export function golden(topic: string): unknown {
  return JSON.parse(readFileSync(new URL(`../golden/${topic}.json`, import.meta.url), 'utf8'));
}

/** [function in R, arguments in R's order, tail, value]. */
export type DistributionRow = [string, number[], 'lower' | 'upper', number];
