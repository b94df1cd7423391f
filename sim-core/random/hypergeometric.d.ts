import type { Random } from './random.ts';
/**
 * Number of marked items among `drawn` taken without replacement from a population of which `marked` are marked,
 * exact. All whole numbers of 0 or more, marked and drawn at most the population; throws otherwise.
 */
export declare function hypergeometric(
  random: Random,
  population: number,
  marked: number,
  drawn: number,
): number;
