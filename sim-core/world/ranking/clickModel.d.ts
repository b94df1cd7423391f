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
export declare const MAX_GRADE = 4;
export declare function clickModelOf(ranking: Pick<Ranking, 'clickModel' | 'stop'>): ClickModel;
