import type { Ranking } from '../../scenario/schema.ts';

/**
 * A dependent click model: the user looks at results from the top, clicks one of grade g with probability
 * `click[g]` and may stop with probability `stop[g]`, only after a click or at every result looked at.
 */
export interface ClickModel {
  readonly click: readonly number[];
  readonly stop: readonly number[];
  readonly stopsOnlyAfterClick: boolean;
}

/** Highest relevance grade; grades are whole numbers from 0. */
export const MAX_GRADE = 4;

/**
 * Click and stop probabilities by grade 0 to 4. Source: the presets that online learning-to-rank studies use
 * (Hofmann, Whiteson and de Rijke 2013; Schuth et al. 2014 "Lerot").
 */
const presets: Record<Ranking['clickModel'], { click: readonly number[]; stop: readonly number[] }> = {
  perfect: { click: [0, 0.2, 0.4, 0.8, 1], stop: [0, 0, 0, 0, 0] },
  navigational: { click: [0.05, 0.3, 0.5, 0.7, 0.95], stop: [0.2, 0.3, 0.5, 0.7, 0.9] },
  informational: { click: [0.4, 0.6, 0.7, 0.8, 0.9], stop: [0.1, 0.2, 0.3, 0.4, 0.5] },
  'almost-random': { click: [0.4, 0.45, 0.5, 0.55, 0.6], stop: [0.5, 0.5, 0.5, 0.5, 0.5] },
  random: { click: [0.5, 0.5, 0.5, 0.5, 0.5], stop: [0, 0, 0, 0, 0] },
};

export function clickModelOf(ranking: Pick<Ranking, 'clickModel' | 'stop'>): ClickModel {
  return { ...presets[ranking.clickModel], stopsOnlyAfterClick: ranking.stop === 'after-click' };
}
