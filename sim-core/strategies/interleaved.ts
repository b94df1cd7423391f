import type * as z from 'zod';
import { object, positive, positiveShare, significanceLevel } from '../scenario/fields.ts';
import { sampleSizePreference, signTest } from '../statistics/index.ts';
import { phaseHours } from './phaseHours.ts';
import { isNoEffect, powerForPlanning } from './power.ts';
import { whenInconclusive } from './whenInconclusive.ts';
import { shareWords } from './shareWords.ts';
import type { Decision, Exposure, Reading, Strategy, StrategyRun } from './strategy.ts';

const settings = object({
  share: positiveShare({
    title: 'Share of sessions',
    help: 'Sessions that see one list merged from both models; a session is one request.',
    scale: 'logarithmic',
  }).default(1),
  hours: positive(20_000, {
    title: 'Runs for',
    help: 'Fixed horizon: the wins are tested once, at the end.',
    unit: 'h',
  }),
  alpha: significanceLevel({
    title: 'Significance level',
    help: 'Chance of a verdict, either way, when users prefer neither (two-sided).',
  }).default(0.05),
  whenInconclusive: whenInconclusive.field('Without a significant preference'),
});

type Settings = z.output<typeof settings>;

function exposureTo(share: number): Exposure {
  return { by: 'request', challenger: 0, interleaved: share, shadowed: 0 };
}

/**
 * Team-draft interleaving: every session shows one list drafted from both rankers, clicks earn credit for the
 * team that owns the result, and an exact two-sided sign test by session decides at a fixed horizon.
 */
export const interleaved: Strategy<Settings> = {
  kind: 'interleaved',
  name: 'Interleaved test',
  summary: 'Shows both models in one list and counts whose results users click.',
  blindSpot:
    'It sees preference only: not errors, speed, retention or what a click is worth; both models run.',
  sampleUnit: () => 'sessions',
  appearance: { colour: '#CC79A7', dash: '2 4', marker: 'diamond' },
  settings,
  defaults: ({ horizonHours }) => settings.parse({ hours: Math.min(48, horizonHours) }),
  check({ hours }, context) {
    const problems = phaseHours.check(['hours'], hours, context);
    return context.hasRanking
      ? problems
      : [
          {
            path: ['strategy'],
            message: 'requires a world with a ranking: there are no lists to interleave',
          },
          ...problems,
        ];
  },
  durationHours: ({ hours }) => hours,
  needs: () => ({ slow: false }),
  requiredSample({ alpha }, { preference }) {
    if (!preference || isNoEffect(preference.incumbentWins, preference.challengerWins)) return undefined;
    return sampleSizePreference({
      winsFirst: preference.incumbentWins,
      winsSecond: preference.challengerWins,
      alpha,
      power: powerForPlanning,
    });
  },
  gates: (chosen) => [
    {
      name: `${shareWords(chosen.share)} of sessions for ${chosen.hours} h`,
      fromHours: 0,
      toHours: chosen.hours,
      exposure: exposureTo(chosen.share),
      sample: ({ requests }) => requests * chosen.share,
      requiredSample: (effect) => interleaved.requiredSample(chosen, effect),
    },
  ],
  start(chosen, { tickHours, startTick }): StrategyRun {
    const endTick = startTick + phaseHours.ticks(chosen.hours, tickHours);
    const watch = {
      exposure: exposureTo(chosen.share),
      lookAt: endTick,
    };
    let sessions = 0;
    let incumbentWins = 0;
    let challengerWins = 0;
    return {
      watch: () => watch,
      observe({ preference }, tick): Decision {
        sessions += preference?.sessions ?? 0;
        incumbentWins += preference?.incumbentWins ?? 0;
        challengerWins += preference?.challengerWins ?? 0;
        if (tick < endTick) return 'continue';
        if (signTest(challengerWins, incumbentWins, 'two-sided') <= chosen.alpha) {
          return challengerWins > incumbentWins ? 'promote' : 'rollBack';
        }
        return whenInconclusive.decision(chosen.whenInconclusive);
      },
      reading(): Reading {
        return {
          comparisons: [
            {
              metric: 'sessions won',
              incumbent: sessions > 0 ? incumbentWins / sessions : null,
              challenger: sessions > 0 ? challengerWins / sessions : null,
              statistic: sessions > 0 ? signTest(challengerWins, incumbentWins, 'two-sided') : null,
            },
          ],
          limit: chosen.alpha,
          statisticName: 'p-value',
        };
      },
      unitsSeen: () => sessions,
    };
  },
};
