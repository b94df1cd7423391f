import { carryingProblem } from './carrying.ts';
import { hoursWords } from '../hoursWords.ts';
import { shareWords } from '../shareWords.ts';
import type { Gate, Strategy } from '../strategy.ts';
import { longestApproval } from './approval.ts';
import { canaryProblems } from './checks.ts';
import { requiredRequests, sizing } from './requiredRequests.ts';
import { CanaryRun, canaryExposures } from './run.ts';
import type { Settings } from './settings.ts';
import { formerSettings, settings } from './settings.ts';
import { canaryNeeds } from './watchedSegments.ts';

/**
 * Canary release in stages, watched by gates: each compares one metric of the challenger with the incumbent at the same time,
 * with the hours before or with a number, by a rule of its own, and any of them rolls back. A verdict is reached when the last
 * of a rollback’s steps is over, or the last stage: a stage at 100% watches on before the promotion counts. Gates count
 * requests; where users differ in how often they succeed, requests of one user are alike and a gate on successes that splits
 * by user is not calibrated. A split by user is by a feature flag's number; cookies that pin whoever was once routed to the
 * challenger, and raise its share above the one asked for, are not meant.
 */
export const canary: Strategy<Settings> = {
  kind: 'canary',
  name: 'Canary release',
  summary: 'Serves a small share first, watches, and widens stage by stage.',
  blindSpot: 'What shows only at scale or only later: a small share for a short time holds few failures.',
  sampleUnit: () => 'requests',
  appearance: { colour: '#D55E00', dash: '8 4', marker: 'triangle' },
  settings,
  formerSettings,
  defaults: ({ horizonHours }) =>
    settings.parse({
      stages: [0.01, 0.05, 0.25].map((share) => ({ share, hours: Math.min(24, horizonHours / 3) })),
    }),
  check: canaryProblems,
  carryingProblem,
  durationHours({ stages, beforeHours, gates, longestHoldHours, rollback }) {
    const mayHold = gates.some((gate) => gate.kind !== 'judge' && gate.whenTooFew === 'hold');
    const hold = mayHold ? longestHoldHours : 0;
    const stepsDown = rollback.steps.reduce((sum, { hours }) => sum + hours, 0);
    return stages.reduce(
      (sum, { hours, approval }) => sum + hours + hold + longestApproval(approval),
      beforeHours + rollback.lagHours + stepsDown,
    );
  },
  needs: canaryNeeds,
  requiredSample: requiredRequests,
  sizing,
  gates(chosen) {
    const { stages, beforeHours, assignment } = chosen;
    let fromHours = beforeHours;
    return stages.map((stage) => {
      const { share, hours, approval } = stage;
      const gate: Gate = {
        name: `${shareWords(share)} for ${hoursWords(hours)}`,
        fromHours,
        toHours: fromHours + hours,
        exposure: { by: assignment, challenger: share, interleaved: 0, shadowed: 0 },
        sample: ({ requests }) => requests * share,
        requiredSample: (effect) => requiredRequests({ ...chosen, stages: [stage] }, effect),
      };
      fromHours = gate.toHours + (approval?.reactionHours ?? 0);
      return gate;
    });
  },
  start: (chosen, context) => new CanaryRun(chosen, context),
  exposures: canaryExposures,
};
