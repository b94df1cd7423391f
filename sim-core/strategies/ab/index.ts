import type * as z from 'zod';
import { choice, object, positive, properShare, significanceLevel } from '../scenario/fields.ts';
import { sampleSizeTwoProportions, twoProportionTest } from '../statistics/index.ts';
import type { UserCounts } from './evidence.ts';
import { phaseHours } from './phaseHours.ts';
import { isNoEffect, powerForPlanning } from './power.ts';
import { whenInconclusive } from './whenInconclusive.ts';
import type { Decision, Reading, Strategy, StrategyRun } from './strategy.ts';

const settings = object({
  challengerShare: properShare({
    title: 'Share of users',
    help: 'Users whom the challenger serves for the whole test; the others stay with the incumbent.',
  }).default(0.5),
  hours: positive(20_000, {
    title: 'Runs for',
    help: 'Fixed horizon: the data are tested once, at the end.',
    unit: 'h',
  }),
  metric: choice(['success', 'error'], {
    title: 'Metric',
    help: 'Compares the shares of users with at least one success, or with at least one error.',
  }).default('success'),
  alpha: significanceLevel({
    title: 'Significance level',
    help: 'Chance of a verdict, either way, when the models are equal (two-sided).',
  }).default(0.05),
  whenInconclusive: whenInconclusive.field('Without a significant difference'),
});

type Settings = z.output<typeof settings>;

/**
 * A/B test by user with a fixed horizon: a pooled two-proportion z-test on the share of exposed users with an
 * event, two-sided. Users are split once, so the test is by independent units and stays calibrated however
 * unequal the users' activity is.
 */
export const ab: Strategy<Settings> = {
  kind: 'ab',
  name: 'A/B test',
  summary: 'Splits users between the models and compares outcomes once, at the end.',
  blindSpot: 'Nothing stops it early: until the end, every user of the challenger meets whatever it does.',
  sampleUnit: 'users',
  appearance: { colour: '#0072B2', dash: '', marker: 'circle' },
  settings,
  defaults: ({ horizonHours }) => settings.parse({ hours: Math.min(14 * 24, horizonHours) }),
  check: ({ hours }, context) => phaseHours.check(['hours'], hours, context),
  durationHours: ({ hours }) => hours,
  needs: ({ metric }) => ({ slow: false, userEvent: metric }),
  requiredSample({ metric, alpha, challengerShare }, effect) {
    const share = (model: 'incumbent' | 'challenger') => {
      const { withEvent, exposed } = effect.userRates(model, metric);
      return exposed > 0 ? withEvent / exposed : 0;
    };
    const first = share('incumbent');
    const second = share('challenger');
    if (isNoEffect(first, second)) return undefined;
    return sampleSizeTwoProportions({
      first,
      second,
      alpha,
      power: powerForPlanning,
      sides: 2,
      ratio: challengerShare / (1 - challengerShare),
    })?.total;
  },
  start(chosen, { tickHours, startTick }): StrategyRun {
    const endTick = startTick + phaseHours.ticks(chosen.hours, tickHours);
    const watch = {
      exposure: { by: 'user', challenger: chosen.challengerShare, interleaved: 0, shadowed: 0 } as const,
      lookAt: endTick,
    };
    let incumbent: UserCounts = { exposed: 0, withEvent: 0 };
    let challenger: UserCounts = { exposed: 0, withEvent: 0 };
    const event = chosen.metric === 'success' ? 'successes' : 'errors';
    const perRequest = { incumbent: { events: 0, requests: 0 }, challenger: { events: 0, requests: 0 } };
    const test = () =>
      twoProportionTest(
        { events: incumbent.withEvent, units: incumbent.exposed },
        { events: challenger.withEvent, units: challenger.exposed },
        'two-sided',
      );
    return {
      watch: () => watch,
      observe({ served, users }, tick): Decision {
        if (served) {
          perRequest.incumbent.requests += served.incumbent.requests;
          perRequest.incumbent.events += served.incumbent[event];
          perRequest.challenger.requests += served.challenger.requests;
          perRequest.challenger.events += served.challenger[event];
        }
        if (users) {
          incumbent = { ...users.incumbent };
          challenger = { ...users.challenger };
        }
        if (tick < endTick) return 'continue';
        const result = test();
        if (!result || result.pValue > chosen.alpha) {
          return whenInconclusive.decision(chosen.whenInconclusive);
        }
        const better = chosen.metric === 'success' ? result.difference > 0 : result.difference < 0;
        return better ? 'promote' : 'rollBack';
      },
      reading(): Reading {
        // Users are counted when the team looks; until then its dashboard has requests.
        const counted = incumbent.exposed + challenger.exposed > 0;
        const [name, unit] = [
          chosen.metric === 'success' ? 'success' : 'error',
          counted ? 'users' : 'requests',
        ];
        const first = counted
          ? shareOf(incumbent.withEvent, incumbent.exposed)
          : rateOf(perRequest.incumbent);
        const second = counted
          ? shareOf(challenger.withEvent, challenger.exposed)
          : rateOf(perRequest.challenger);
        return {
          comparisons: [
            {
              metric:
                unit === 'users'
                  ? `users with ${name === 'error' ? 'an error' : 'a success'}`
                  : `${name === 'error' ? 'errors' : 'successes'} per request`,
              incumbent: first,
              challenger: second,
              statistic: counted ? (test()?.pValue ?? null) : null,
            },
          ],
          limit: counted ? chosen.alpha : null,
          statisticName: 'p-value',
        };
      },
      unitsSeen: () => incumbent.exposed + challenger.exposed,
    };
  },
};

function rateOf({ events, requests }: { events: number; requests: number }): number | null {
  return shareOf(events, requests);
}

function shareOf(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null;
}
