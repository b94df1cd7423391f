import { alwaysValidRule } from './alwaysValid.ts';
import { bayesianRule } from './bayesian.ts';
import { groupSequentialRule } from './groupSequential.ts';
import type { LookRule } from './lookRule.ts';
import { judgedByP } from './lookRule.ts';
import type { Settings } from './settings.ts';

/** The rule of a test that is about to begin. */
export function lookRule(chosen: Settings): LookRule {
  const { looks, alpha } = chosen;
  switch (looks.kind) {
    case 'once':
    case 'naive':
      return (arms) => judgedByP(arms, (_, pValue) => ({ pValue, limit: alpha }));
    case 'group-sequential':
      return groupSequentialRule(looks, chosen);
    case 'always-valid':
      return alwaysValidRule(looks, alpha);
    case 'bayesian':
      return bayesianRule(looks);
  }
}
