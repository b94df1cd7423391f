import { openStream, streamKey } from '../../random/index.ts';
import type { Ranking } from '../../scenario/schema.ts';
import type { ClickModel } from './clickModel.ts';
import { chanceOfClick, sessionChances } from './clicks.ts';
import type { InterleavingMethod } from './interleavingMethod.ts';
import { merge } from './merge.ts';
import type { MergedList, Merging } from './mergedList.ts';
import type { Query } from './queries.ts';

/** Outcome of an interleaved session in probabilities; the three sum to 1. */
export interface Preference {
  readonly challengerWins: number;
  readonly incumbentWins: number;
  readonly ties: number;
}

/** What a method's lists and the clicks on them come to, averaged over the world's queries. */
export interface MergedTruth {
  /**
   * Probability that a session clicks at least one result; an estimate (see LISTS_DRAWN) where there are too many lists
   * to enumerate.
   */
  readonly clicked: number;
  /** Undefined where there are too many lists to enumerate. */
  readonly preference: Preference | undefined;
  /** The same with coins that fell: bit i of `coins` is 1 where the i-th favoured the challenger. */
  withCoins(coins: number): Preference;
  /** The merged lists of a query, by its position. */
  merging(query: number): Merging;
}

/** Most patterns of clicks that are enumerated over all lists of all queries: some seconds' work. */
const MOST_PATTERNS = 6e6;

/**
 * Whether the merged lists of a ranking, and the patterns of clicks on them, are few enough to be enumerated, whatever
 * the rankers' noise. Only probabilistic interleaving has too many: every order of every document.
 */
export function isEnumerable(
  { queries, documents, shown }: Pick<Ranking, 'queries' | 'documents' | 'shown'>,
  method: InterleavingMethod,
): boolean {
  if (method.kind !== 'probabilistic') return true;
  const candidates = Math.min(2 * shown, documents);
  let patterns = queries;
  for (let place = 0; place < shown; place += 1) patterns *= 2 * (candidates - place);
  return patterns <= MOST_PATTERNS;
}

/**
 * Lists drawn of each query where they cannot be enumerated. They differ in their chance of a click by some hundredths, so
 * that the mean over all queries of a world is known to a few in a hundred thousand; only harm to users is computed from it.
 */
const LISTS_DRAWN = 1000;

/** The n-th number drawn where n coins fell; one coin takes one number, below 1/2 for the challenger. */
export function coinsAsNumbers(coins: number): () => number {
  let left = coins;
  return () => {
    const number = left % 2 === 1 ? 0.25 : 0.75;
    left = Math.floor(left / 2);
    return number;
  };
}

/** Every part is computed once something of it is asked for. */
export function mergedTruth(
  queries: readonly Query[],
  clickModel: ClickModel,
  ranking: Pick<Ranking, 'queries' | 'documents' | 'shown'>,
  method: InterleavingMethod,
): MergedTruth {
  const { shown } = ranking;
  const mergings = new Map<number, Merging>();
  const merging = (index: number) => {
    let own = mergings.get(index);
    if (!own) {
      const { incumbent, challenger } = queries[index]!;
      own = merge(method, incumbent, challenger, shown);
      mergings.set(index, own);
    }
    return own;
  };
  const ofCoins = new Map<number, Preference>();
  let computed: Pick<MergedTruth, 'clicked' | 'preference'> | undefined;
  const compute = () =>
    (computed ??= isEnumerable(ranking, method)
      ? enumerated(queries, clickModel, merging)
      : { clicked: estimatedClicks(queries, clickModel, merging), preference: undefined });
  return {
    merging,
    get clicked() {
      return compute().clicked;
    },
    get preference() {
      return compute().preference;
    },
    withCoins(coins) {
      let preference = ofCoins.get(coins);
      if (!preference) {
        const tally = new Tally(queries.length);
        queries.forEach(({ grades }, index) =>
          tally.add(merging(index).draw(coinsAsNumbers(coins)), 1, grades, clickModel),
        );
        preference = tally.preference;
        ofCoins.set(coins, preference);
      }
      return preference;
    },
  };
}

class Tally {
  clicked = 0;
  readonly preference = { challengerWins: 0, incumbentWins: 0, ties: 0 };
  readonly #weight: number;

  constructor(queries: number) {
    this.#weight = 1 / queries;
  }

  add(list: MergedList, probability: number, grades: Uint8Array, clickModel: ClickModel): void {
    const chances = sessionChances(list, grades, clickModel);
    this.clicked += this.#weight * probability * chances.clicked;
    this.preference.challengerWins += this.#weight * probability * chances.win;
    this.preference.incumbentWins += this.#weight * probability * chances.loss;
    this.preference.ties += this.#weight * probability * chances.tie;
  }
}

function enumerated(
  queries: readonly Query[],
  clickModel: ClickModel,
  merging: (query: number) => Merging,
): Tally {
  const tally = new Tally(queries.length);
  queries.forEach(({ grades }, index) => {
    for (const { list, probability } of merging(index).all()) {
      tally.add(list, probability, grades, clickModel);
    }
  });
  return tally;
}

/** The draws belong to the world, not to a replication. */
function estimatedClicks(
  queries: readonly Query[],
  clickModel: ClickModel,
  merging: (query: number) => Merging,
): number {
  const key = streamKey('world', 'merged lists');
  let sum = 0;
  queries.forEach(({ grades }, index) => {
    const random = openStream(key, index);
    const { draw } = merging(index);
    for (let drawn = 0; drawn < LISTS_DRAWN; drawn += 1) {
      sum += chanceOfClick(draw(() => random.uniform()).documents, grades, clickModel);
    }
  });
  return sum / (queries.length * LISTS_DRAWN);
}
