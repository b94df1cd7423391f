import { cusumRule } from './cusumRule.ts';
import type { GateContext, GateRule } from './gateRule.ts';
import type { Gate } from './gateSettings.ts';
import { judgeRule } from './judgeRule.ts';
import { sequentialRule } from './sequentialRule.ts';
import type { Settings } from './settings.ts';
import type { SharedGate } from './sharedGate.ts';
import { thresholdRule } from './thresholdRule.ts';
import { ZRule } from './zRule.ts';

/** The rules of the gates at the beginning of a rollout; one for all where they are a shared gate. */
export function gateRules(
  { gates }: Settings,
  shared: SharedGate | undefined,
  context: GateContext,
): readonly GateRule[] {
  const [first] = gates;
  if (shared && first?.kind === 'z') return [new ZRule(first, shared.metrics, context)];
  return gates.map((gate) => gateRule(gate, context));
}

function gateRule(gate: Gate, context: GateContext): GateRule {
  switch (gate.kind) {
    case 'z':
      return new ZRule(gate, [gate.metric], context);
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
