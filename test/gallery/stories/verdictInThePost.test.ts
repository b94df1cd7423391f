import type { Scenario } from '../../../sim-core/index.ts';
import { gatePower } from '../../../sim-core/statistics/index.ts';
import { evidenceOf } from '../effects/evidenceOf.ts';
import { meanOf, story, verdictOf } from '../story.ts';
import { exactGatePower, requestsIn } from '../theory.ts';

const MEAN_DELAY = 21 * 24;

/**
 * The part of the frauds of some hours that is reported by their end, or some hours later: the mean of 1 - exp(-age / delay).
 */
const reported = (hours: number, later = 0) =>
  1 - (MEAN_DELAY / hours) * Math.exp(-later / MEAN_DELAY) * (1 - Math.exp(-hours / MEAN_DELAY));

const power = (hours: number) => (scenario: Scenario) => {
  const requests = requestsIn(scenario, [0, hours]);
  const [incumbent, challenger] = [0.005, 0.0065].map((fraud) => fraud * reported(hours)) as [number, number];
  return hours > 7 * 24
    ? gatePower({ incumbent, challenger, share: 0.1, limit: 1.645, looks: 1, requests: 0.1 * requests })!
    : // Two or three reports are no normal sample.
      exactGatePower(
        { requests: 0.9 * requests, rate: incumbent },
        { requests: 0.1 * requests, rate: challenger },
        1.645,
      );
};

/** The same of an A/B test of two days at two-sided 5%, of which one side rolls back. */
const powerFollowed = (later: number) => (scenario: Scenario) => {
  const arm = (fraud: number) => ({
    requests: requestsIn(scenario, [0, 48]) / 2,
    rate: fraud * reported(48, later),
  });
  return exactGatePower(arm(0.005), arm(0.0065), 1.959964);
};

/** The challenger's frauds that the team knows of after some hours, among those there are. */
const known = (hours: number) => (scenario: Scenario, replications: number) => {
  const seen = evidenceOf(scenario, { by: 'request', challenger: 0.5 }, replications, { hours });
  return {
    ...meanOf(
      seen.map(({ served: { challenger } }) => (1 - challenger.successes / challenger.requests) / 0.0065),
    ),
    theory: reported(hours),
  };
};

story('verdict-in-the-post', 4000, {
  'frauds reported after two days': known(48),
  '`canary` rolls back': verdictOf('canary', 'rolledBack', power(48)),
  'frauds reported after two weeks': known(336),
  '`canary-two-weeks` rolls back': verdictOf('canary-two-weeks', 'rolledBack', power(336)),
  '`ab` rolls back': verdictOf('ab', 'rolledBack', powerFollowed(0)),
  '`ab-followed` rolls back': verdictOf('ab-followed', 'rolledBack', powerFollowed(336)),
  '`shadow` rolls back': verdictOf('shadow', 'rolledBack'),
});
