import { gatePower, normalUpperTail } from '../../../sim-core/statistics/index.ts';
import type { Scenario } from '../../../sim-core/index.ts';
import { meanOf, play, shareOf, story, verdictOf } from '../story.ts';
import { meanByTraffic, requestsIn } from '../theory.ts';

const INCUMBENT = 0.02;
/** 0.05 points a day. */
const excess = (hours: number) => (0.0005 * hours) / 24;

const canaryPower = (hours: number, limit: number) => (scenario: Scenario) =>
  gatePower({
    incumbent: INCUMBENT,
    challenger: INCUMBENT + meanByTraffic(scenario, [0, hours], excess),
    share: 0.05,
    limit,
    looks: 1,
    requests: 0.05 * requestsIn(scenario, [0, hours]),
  })!;

const excessFailures = (scenario: Scenario, hours: readonly [number, number], share: number) =>
  share * requestsIn(scenario, hours) * meanByTraffic(scenario, hours, excess);

/** Chance that a day's errors of everyone are 3.09 standard errors above 2% on any of the first days. */
function foundByDay(scenario: Scenario, days: number): number {
  let missed = 1;
  for (let day = 0; day < days; day += 1) {
    const hours = [24 * day, 24 * (day + 1)] as const;
    const rate = INCUMBENT + meanByTraffic(scenario, hours, excess);
    const requests = requestsIn(scenario, hours);
    const standard = Math.sqrt((INCUMBENT * (1 - INCUMBENT)) / requests);
    const actual = Math.sqrt((rate * (1 - rate)) / requests);
    missed *= 1 - normalUpperTail((3.09 * standard - (rate - INCUMBENT)) / actual);
  }
  return 1 - missed;
}

const stoppedBy =
  (planId: string, hours: number, theory: (scenario: Scenario) => number) =>
  (scenario: Scenario, replications: number) => {
    const { decisionHours } = play(scenario, planId, replications).columns;
    return { ...shareOf([...decisionHours].map((at) => at <= hours)), theory: theory(scenario) };
  };

story('slow-burn', 1000, {
  '`canary` promotes': verdictOf('canary', 'promoted'),
  '`ab` rolls back': verdictOf('ab', 'rolledBack'),
  'extra failures of `ab`': (scenario, replications) =>
    meanOf([...play(scenario, 'ab', replications).columns.extraFailures]),
});

story('slow-burn-soak', 4000, {
  '`canary` rolls back': verdictOf('canary', 'rolledBack', canaryPower(48, 1.645)),
  '`canary-nine-days` rolls back': verdictOf('canary-nine-days', 'rolledBack', canaryPower(216, 3.09)),
  'extra failures of `canary-nine-days` when it rolls back': (scenario, replications) => {
    const { verdict, extraFailures } = play(scenario, 'canary-nine-days', replications).columns;
    return {
      ...meanOf([...extraFailures].filter((_, row) => verdict[row] === 2)),
      theory: excessFailures(scenario, [0, 216], 0.05),
    };
  },
  'extra failures of `review-weekly` when its first review stops it': (scenario, replications) => {
    const { decisionHours, extraFailures } = play(scenario, 'review-weekly', replications).columns;
    return {
      ...meanOf([...extraFailures].filter((_, row) => decisionHours[row] === 216)),
      theory: excessFailures(scenario, [0, 48], 0.05) + excessFailures(scenario, [48, 216], 1),
    };
  },
  '`everyone-daily` has stopped it by day 2': stoppedBy('everyone-daily', 48, (of) => foundByDay(of, 2)),
  '`everyone-daily` has stopped it by day 3': stoppedBy('everyone-daily', 72, (of) => foundByDay(of, 3)),
});
