import { chiSquareTest } from '../../statistics/index.ts';
import type { Comparison } from '../strategy.ts';
import type { Settings } from './settings.ts';

export interface SampleRatioGate {
  /** Takes the units counted at a look; whether they do not fit the split. */
  look(incumbent: number, challenger: number): boolean;
  /** What the dashboard shows of the last look. */
  comparison(): Comparison;
}

/**
 * Whether the units counted in each arm fit the split, by a chi-square test at every look. Source: Fabijan and others 2019,
 * "Diagnosing Sample Ratio Mismatch in Online Controlled Experiments", KDD 2019, 2156-2164, section 2.
 */
export function sampleRatioGate({
  unit,
  challengerShare,
  holdout = 0,
  sampleRatioGate: gate,
}: Settings): SampleRatioGate | undefined {
  if (!gate) return undefined;
  let counted: readonly [incumbent: number, challenger: number] = [0, 0];
  let pValue: number | undefined;
  return {
    look(incumbent, challenger) {
      counted = [incumbent, challenger];
      pValue = chiSquareTest(counted, [1 - challengerShare - holdout, challengerShare])?.pValue;
      return pValue !== undefined && pValue <= gate.alpha;
    },
    comparison() {
      const [incumbent, challenger] = counted;
      const units = incumbent + challenger;
      return {
        metric: `share of the ${unit}s counted`,
        incumbent: units > 0 ? incumbent / units : null,
        challenger: units > 0 ? challenger / units : null,
        statistic: pValue ?? null,
        judgedBy: { statisticName: 'p-value', limit: gate.alpha },
      };
    },
  };
}
