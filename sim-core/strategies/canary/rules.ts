import { cusumRule } from './cusumRule.ts';
import type { GateContext, GateRule } from './gateRule.ts';
import type { Gate } from './gateSettings.ts';
import { judgeRule } from './judgeRule.ts';
import { sequentialRule } from './sequentialRule.ts';
import { thresholdRule } from './thresholdRule.ts';
import { zRule } from './zRule.ts';

/** The rule of a gate, at the beginning of a rollout. */
export function gateRule(gate: Gate, context: GateContext): GateRule {
  switch (gate.kind) {
    case 'z':
      return zRule(gate, context);
    case 'threshold':
      return thresholdRule(gate, context);
    case 'sequential':
      return sequentialRule(gate);
    case 'cusum':
      return cusumRule(gate, context);
    case 'judge':
      return judgeRule(gate, context);
  }
}
