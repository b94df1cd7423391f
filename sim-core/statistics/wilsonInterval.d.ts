import { type Interval } from './interval.ts';
/**
 * Share of successes with its score interval; undefined without trials. Throws unless 0 <= successes <= trials.
 * Source: Wilson 1927, "Probable inference, the law of succession, and statistical inference", JASA 22, 209-212.
 */
export declare function wilsonInterval(
  successes: number,
  trials: number,
  level?: number,
): Interval | undefined;
