import { power } from '../../numeric/index.ts';
import { MAX_SHOWN } from '../../scenario/rankingSchema.ts';
import type { Ranking } from '../../scenario/schema.ts';

/**
 * How users click on a list that they look through from the top. Probabilities are by rank, from 0, and by grade of the
 * result there.
 */
export interface ClickModel {
  readonly click: ByRankAndGrade;
  /** Of looking no further, after a click. */
  readonly stopAfterClick: ByRankAndGrade;
  /** Of looking no further, after a result that was not clicked; undefined where it always goes on. */
  readonly stopWithoutClick: ByRankAndGrade | undefined;
}

export type ByRankAndGrade = readonly (readonly number[])[];

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

/**
 * The click model of a ranking. The preset says how attractive a result of each grade is, and in the dynamic Bayesian
 * model how likely it satisfies. Sources: Craswell, Zoeter, Taylor and Ramsey 2008, "An experimental comparison of click
 * position-bias models" (position-based, cascade); Guo, Liu and Wang 2009, "Efficient multiple-click models in web search"
 * (dependent click); Chapelle and Zhang 2009, "A dynamic Bayesian network click model for web search ranking".
 */
export function clickModelOf({ clickModel, stop, browsing }: ClickSettings): ClickModel {
  const { click, stop: satisfies } = presets[clickModel];
  const never = click.map(() => 0);
  const sure = click.map(() => 1);
  switch (browsing.kind) {
    case 'dynamic-bayesian': {
      const givesUp = 1 - browsing.perseverance;
      const satisfied = satisfies.map((chance) => chance + (1 - chance) * givesUp);
      return {
        click: alike(click),
        stopAfterClick: alike(satisfied),
        stopWithoutClick:
          stop === 'at-every-result'
            ? alike(satisfied)
            : givesUp > 0
              ? alike(click.map(() => givesUp))
              : undefined,
      };
    }
    case 'dependent-click':
      return {
        click: alike(click),
        stopAfterClick: alike(click.map(() => 1 - browsing.goesOn)),
        stopWithoutClick: undefined,
      };
    case 'cascade':
      return { click: alike(click), stopAfterClick: alike(sure), stopWithoutClick: undefined };
    case 'position-based':
      return {
        click: alike(click).map((ofRank, rank) => {
          const looksAt = power(rank + 1, -browsing.decay);
          return ofRank.map((chance) => chance * looksAt);
        }),
        stopAfterClick: alike(never),
        stopWithoutClick: undefined,
      };
  }
}

type ClickSettings = Pick<Ranking, 'clickModel' | 'stop' | 'browsing'>;

/** The same at every rank. */
const alike = (byGrade: readonly number[]): ByRankAndGrade =>
  Array.from({ length: MAX_SHOWN }, () => byGrade);
