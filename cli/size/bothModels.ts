import {
  detectablePairs,
  detectablePreference,
  powerPairs,
  powerPreference,
  sampleSizePairs,
  sampleSizePreference,
} from '../../sim-core/index.ts';
import { valued } from '../command.ts';
import { numberOption, ranges, requiredNumber } from '../optionValues.ts';
import { alphaOption, sampleOptions, sidesChoice, sidesOption, solveFixedTest } from './fixedTest.ts';
import type { SizeKind } from './sizeKind.ts';
import { strictlyWithin, within } from './threeWay.ts';

/** Two shares whose sum and difference are given. */
const apart = (sum: number, difference: number): [number, number] => [
  Math.max(0, (sum - difference) / 2),
  Math.max(0, (sum + difference) / 2),
];

export const interleaving: SizeKind = {
  name: 'interleaving',
  summary: 'sessions won in an interleaved test, with ties',
  usage: '[options]',
  description: [
    'Sessions, power or detectable lead of an interleaved test (two-sided): give two of --effect, --total and --power.',
  ],
  options: {
    effect: valued('D', 'share of all sessions that the challenger wins less that it loses'),
    ties: valued('T', 'share of sessions that neither wins (default: 0)'),
    ...sampleOptions,
  },
  examples: [
    {
      words: 'size interleaving --effect 0.02 --ties 0.3',
      does: 'sessions that it takes to see a lead of 2 points',
    },
  ],
  solve(typed) {
    const ties = numberOption(typed, 'ties', ranges.from0To1) ?? 0;
    const decided = 1 - ties;
    const alpha = alphaOption(typed);
    const wins = (lead: number) => {
      const [winsFirst, winsSecond] = apart(decided, lead);
      return { winsFirst, winsSecond, alpha };
    };
    const answer = solveFixedTest(typed, {
      kind: 'interleaving',
      unit: 'sessions',
      alpha,
      sides: 2,
      // Where no session is lost nothing varies, and the normal approximation has no answer.
      effect: numberOption(typed, 'effect', strictlyWithin(-decided, decided)),
      total: (lead, power) => sampleSizePreference({ ...wins(lead), power }),
      power: (lead, total) => powerPreference({ ...wins(lead), sessions: total }),
      detectable: (total, power) =>
        decided > 0 ? detectablePreference({ decided, sessions: total, alpha, power }) : undefined,
      tooFew: 'every session is a tie, so that none can be won',
    });
    return { ...answer, more: { ties, ...answer.more } };
  },
};

export const shadow: SizeKind = {
  name: 'shadow',
  summary: 'pairs of answers to the same request, in shadow mode',
  usage: '--discordant S [options]',
  description: [
    "Pairs, power or detectable difference of McNemar's test in shadow mode: give two of --effect, --total and --power.",
  ],
  options: {
    discordant: valued('S', 'share of requests that exactly one of the two models gets right'),
    effect: valued('D', 'share that only the challenger gets right less share that only the incumbent does'),
    sides: sidesChoice(),
    ...sampleOptions,
  },
  examples: [
    {
      words: 'size shadow --discordant 0.05 --effect 0.005',
      does: 'pairs that it takes where the models differ on 5% of requests',
    },
  ],
  solve(typed) {
    const discordant = requiredNumber(typed, 'discordant', ranges.from0To1);
    const significance = { alpha: alphaOption(typed), sides: sidesOption(typed) };
    const shares = (difference: number) => {
      const [onlyFirst, onlySecond] = apart(discordant, difference);
      return { ...significance, onlyFirst, onlySecond };
    };
    const answer = solveFixedTest(typed, {
      kind: 'shadow',
      unit: 'pairs',
      ...significance,
      effect: numberOption(typed, 'effect', within(-discordant, discordant)),
      total: (difference, power) => sampleSizePairs({ ...shares(difference), power }),
      power: (difference, total) => powerPairs({ ...shares(difference), pairs: total }),
      detectable: (total, power) =>
        discordant > 0 ? detectablePairs({ ...significance, discordant, pairs: total, power }) : undefined,
      tooFew: 'not even discordant pairs that all fall one way would suffice',
    });
    return { ...answer, more: { discordant, ...answer.more } };
  },
};
