import type { UserCounts } from '../evidence.ts';
import { phaseHours } from '../phaseHours.ts';
import { isNoEffect } from '../power.ts';
import type { Decision, Reading, Strategy, StrategyRun } from '../strategy.ts';
import { whenInconclusive } from '../whenInconclusive.ts';
import { errorGuardrail } from './guardrail.ts';
import { lookHours, lookProblems } from './lookHours.ts';
import type { LookResult } from './lookRule.ts';
import { requiredUsers } from './requiredUsers.ts';
import { lookRule } from './rules.ts';
import { sampleRatioGate } from './sampleRatioGate.ts';
import type { Settings } from './settings.ts';
import { settings } from './settings.ts';

/**
 * A/B test by user: a pooled two-proportion z-test on the share of exposed users with an event, two-sided, at a fixed horizon
 * or looked at before the end by a rule that allows for it, or by none, as people do it; or a Bayesian comparison of the same
 * shares. Users are split once, so the test is by independent units and stays calibrated however unequal the users' activity is.
 */
export const ab: Strategy<Settings> = {
  kind: 'ab',
  name: 'A/B test',
  summary: 'Splits users between the models and compares their outcomes, at the end or in looks before.',
  blindSpot:
    'Nothing stops it between looks: until then, every user of the challenger meets whatever it does.',
  sampleUnit: () => 'users',
  appearance: { colour: '#0072B2', dash: '', marker: 'circle' },
  settings,
  defaults: ({ horizonHours }) => settings.parse({ hours: Math.min(14 * 24, horizonHours) }),
  check: (chosen, context) => [
    ...phaseHours.check(['hours'], chosen.hours, context),
    ...lookProblems(chosen, context),
  ],
  durationHours: ({ hours }) => hours,
  needs: ({ metric }) => ({ slow: false, userEvent: metric }),
  requiredSample(chosen, effect) {
    const share = (model: 'incumbent' | 'challenger') => {
      const { withEvent, exposed } = effect.userRates(model, chosen.metric);
      return exposed > 0 ? withEvent / exposed : 0;
    };
    const first = share('incumbent');
    const second = share('challenger');
    return isNoEffect(first, second) ? undefined : requiredUsers(chosen, first, second);
  },
  start(chosen, { tickHours, startTick }): StrategyRun {
    const ticks = phaseHours.ticks(chosen.hours, tickHours);
    const endTick = startTick + ticks;
    const lookTicks = lookHours(chosen).map((hours) => startTick + phaseHours.ticks(hours, tickHours));
    const exposure = {
      by: 'user',
      challenger: chosen.challengerShare,
      interleaved: 0,
      shadowed: 0,
    } as const;
    const judge = lookRule(chosen);
    const gate = sampleRatioGate(chosen);
    const guardrail = errorGuardrail(chosen);
    let result: LookResult | undefined;
    let incumbent: UserCounts = { exposed: 0, withEvent: 0 };
    let challenger: UserCounts = { exposed: 0, withEvent: 0 };
    const event = chosen.metric === 'success' ? 'successes' : 'errors';
    const decisionOf = (found: LookResult | undefined, goesOn: boolean): Decision => {
      if (found?.settled)
        return (found.settled === 'above') === (chosen.metric === 'success') ? 'promote' : 'rollBack';
      return goesOn && !found?.isFutile ? 'continue' : whenInconclusive.decision(chosen.whenInconclusive);
    };
    const perRequest = { incumbent: { events: 0, requests: 0 }, challenger: { events: 0, requests: 0 } };
    return {
      watch: (tick) => ({ exposure, lookAt: lookTicks.find((lookTick) => lookTick > tick) ?? endTick }),
      observe({ served, users }, tick): Decision {
        if (served) {
          guardrail?.add(served);
          perRequest.incumbent.requests += served.incumbent.requests;
          perRequest.incumbent.events += served.incumbent[event];
          perRequest.challenger.requests += served.challenger.requests;
          perRequest.challenger.events += served.challenger[event];
        }
        if (users) {
          incumbent = { ...users.incumbent };
          challenger = { ...users.challenger };
        }
        if (!lookTicks.includes(tick)) return 'continue';
        const mismatch = gate?.look(incumbent.exposed, challenger.exposed);
        result = judge(
          {
            incumbent: { events: incumbent.withEvent, units: incumbent.exposed },
            challenger: { events: challenger.withEvent, units: challenger.exposed },
          },
          (tick - startTick) / ticks,
        );
        if (mismatch) return 'inconclusive';
        const decision = decisionOf(result, tick < endTick);
        // Without its guardrail a promotion waits for a later look, and in the end does not come.
        if (decision === 'promote' && guardrail && !guardrail.holds())
          return tick < endTick ? 'continue' : 'inconclusive';
        return decision;
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
              statistic: result?.statistic ?? null,
            },
            ...(guardrail ? [guardrail.comparison()] : []),
            ...(gate ? [gate.comparison()] : []),
          ],
          limit: result?.limit ?? null,
          statisticName: chosen.looks.kind === 'bayesian' ? 'expected loss' : 'p-value',
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
