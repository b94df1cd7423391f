import { phaseHours } from '../phaseHours.ts';
import type { ArmCounts } from './counts.ts';
import { addServed, countsOf, badOf, badRate, noCounts, ratesOf, wordsOf } from './counts.ts';
import type { GateContext, GateRule } from './gateRule.ts';
import type { GateOf } from './gateSettings.ts';
import { greatestCommonDivisor } from './greatestCommonDivisor.ts';

/**
 * Checks of the latest window's rate against the baseline's and a margin, of which so many may fail. The first check is one
 * interval after the beginning; a window that reaches back before it holds less.
 */
export function thresholdRule(
  gate: GateOf<'threshold'>,
  { tickHours, startTick, before }: GateContext,
): GateRule {
  const { metric, segment, baseline, margin, minimumRequests, whenTooFew, rollsBack, memory } = gate;
  const every = phaseHours.ticks(gate.everyHours, tickHours);
  const window = phaseHours.ticks(gate.windowHours ?? gate.everyHours, tickHours);
  // Counts are kept by parts of time of which both a window and the time between checks are made.
  const grain = greatestCommonDivisor(every, window);
  let origin = startTick;
  let parts: ArmCounts[] = [];
  let open: ArmCounts = { incumbent: noCounts(), challenger: noCounts() };
  let latest: ArmCounts = open;
  /** Whether each check so far has failed, the latest last. */
  let failed: boolean[] = [];
  let lacksRequests = false;
  const looksBack = rollsBack.kind === 'most-recent' ? rollsBack.checks : Infinity;
  const allowed = rollsBack.kind === 'most-recent' ? rollsBack.failures - 1 : rollsBack.allowed;
  const failures = () => failed.filter(Boolean).length;
  const normal = () =>
    baseline.kind === 'fixed'
      ? badRate(baseline.rate, metric)
      : perRequest(baseline.kind === 'before' ? before(segment) : latest.incumbent);
  const perRequest = (counts: ArmCounts['incumbent']) =>
    counts.requests > 0 ? badOf(counts, metric) / counts.requests : undefined;
  const check = () => {
    latest = { incumbent: noCounts(), challenger: noCounts() };
    for (const part of parts) {
      addServed(latest.incumbent, part.incumbent);
      addServed(latest.challenger, part.challenger);
    }
    const rate = perRequest(latest.challenger);
    const expected = normal();
    lacksRequests =
      latest.challenger.requests < minimumRequests || rate === undefined || expected === undefined;
    // A check that cannot tell is none, unless no data is a failure.
    if (lacksRequests && whenTooFew !== 'fail') return;
    failed.push(lacksRequests || rate! > expected! + margin);
    if (failed.length > looksBack) failed.shift();
  };
  return {
    beginStage(tick) {
      if (memory === 'rollout') return;
      origin = tick;
      parts = [];
      open = { incumbent: noCounts(), challenger: noCounts() };
      failed = [];
      lacksRequests = false;
    },
    nextLook: (tick) => tick + grain - ((tick - origin) % grain),
    add(evidence, tick) {
      const seen = countsOf(evidence, segment);
      if (seen) {
        addServed(open.incumbent, seen.incumbent);
        addServed(open.challenger, seen.challenger);
      }
      if (tick === origin || (tick - origin) % grain !== 0) return;
      parts.push(open);
      if (parts.length > window / grain) parts.shift();
      open = { incumbent: noCounts(), challenger: noCounts() };
      if ((tick - origin) % every === 0) check();
    },
    judge(_, stageEnds) {
      if (failures() > allowed) return 'fail';
      return stageEnds && lacksRequests && whenTooFew === 'hold' ? 'hold' : 'pass';
    },
    comparisons: () => [
      {
        metric: wordsOf(metric, segment, baseline),
        ...ratesOf(
          baseline.kind === 'fixed'
            ? baseline
            : baseline.kind === 'before'
              ? before(segment)
              : latest.incumbent,
          latest.challenger,
          metric,
        ),
        statistic: failed.length > 0 ? failures() : null,
        judgedBy: { statisticName: 'failed checks', limit: allowed },
      },
    ],
  };
}
