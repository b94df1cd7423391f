import type { Random } from '../../random/index.ts';
import type { ClickModel } from './clickModel.ts';
import type { MergedList } from './mergedList.ts';
import { preferenceOf } from './mergedList.ts';

/** Probabilities of what a session comes to; win, loss and tie are the challenger's and sum to 1. */
export interface SessionChances {
  readonly clicked: number;
  readonly win: number;
  readonly loss: number;
  readonly tie: number;
}

/** Plays one session on a list, result by result: which of them are clicked, by position. */
export function playClicks(
  random: Random,
  documents: readonly number[],
  grades: Uint8Array,
  model: ClickModel,
): boolean[] {
  const clicked = documents.map(() => false);
  for (let rank = 0; rank < documents.length; rank += 1) {
    const grade = grades[documents[rank]!]!;
    clicked[rank] = random.uniform() < model.click[rank]![grade]!;
    const stop = clicked[rank] ? model.stopAfterClick : model.stopWithoutClick;
    if (stop && random.uniform() < stop[rank]![grade]!) break;
  }
  return clicked;
}

/** Probability that a session clicks at least one result of a list. */
export function chanceOfClick(documents: readonly number[], grades: Uint8Array, model: ClickModel): number {
  let looking = 1;
  let stopped = 0;
  documents.forEach((document, rank) => {
    const grade = grades[document]!;
    const click = model.click[rank]![grade]!;
    const stopWithout = model.stopWithoutClick?.[rank]![grade] ?? 0;
    stopped += looking * (1 - click) * stopWithout;
    looking *= (1 - click) * (1 - stopWithout);
  });
  return 1 - looking - stopped;
}

/** Largest sum of credits, by size, that is walked through credit by credit: linear credits of the longest lists. */
const MOST_CREDIT = 100;

/** A session on a merged list in probabilities, exactly. */
export function sessionChances(list: MergedList, grades: Uint8Array, model: ClickModel): SessionChances {
  const clicked = chanceOfClick(list.documents, grades, model);
  const { win, loss } =
    'credits' in list && list.credits.reduce((sum, credit) => sum + Math.abs(credit), 0) <= MOST_CREDIT
      ? walkCredits(list.documents, list.credits, grades, model)
      : sumPatterns(list, grades, model);
  return { clicked, win, loss, tie: 1 - win - loss };
}

/** Room for the credits of a list, used again by every walk. */
const scratch = {
  looking: new Float64Array(2 * MOST_CREDIT + 1),
  next: new Float64Array(2 * MOST_CREDIT + 1),
  stopped: new Float64Array(2 * MOST_CREDIT + 1),
};

/** A walk down the list over the distribution of the sum of credits among users who still look. */
function walkCredits(
  documents: readonly number[],
  credits: readonly number[],
  grades: Uint8Array,
  model: ClickModel,
): { win: number; loss: number } {
  const most = credits.reduce((sum, credit) => sum + Math.abs(credit), 0);
  const width = 2 * most + 1;
  // looking[d + most]: still looking with a sum of d; stopped likewise.
  let looking = scratch.looking.fill(0, 0, width);
  let next = scratch.next;
  const stopped = scratch.stopped.fill(0, 0, width);
  looking[most] = 1;
  let reached = 0;
  for (let rank = 0; rank < documents.length; rank += 1) {
    const grade = grades[documents[rank]!]!;
    const click = model.click[rank]![grade]!;
    const stop = model.stopAfterClick[rank]![grade]!;
    const stopWithout = model.stopWithoutClick?.[rank]![grade] ?? 0;
    const step = credits[rank]!;
    next.fill(0, 0, width);
    for (let place = most - reached; place <= most + reached; place += 1) {
      const mass = looking[place]!;
      next[place + step]! += mass * click * (1 - stop);
      stopped[place + step]! += mass * click * stop;
      next[place]! += mass * (1 - click) * (1 - stopWithout);
      stopped[place]! += mass * (1 - click) * stopWithout;
    }
    reached += Math.abs(step);
    [looking, next] = [next, looking];
  }
  let win = 0;
  let loss = 0;
  for (let difference = 1; difference <= most; difference += 1) {
    win += looking[most + difference]! + stopped[most + difference]!;
    loss += looking[most - difference]! + stopped[most - difference]!;
  }
  return { win, loss };
}

/** The sum over every pattern of clicks, for readings in which they do not add up. */
function sumPatterns(list: MergedList, grades: Uint8Array, model: ClickModel): { win: number; loss: number } {
  const { documents } = list;
  const clicked = documents.map(() => false);
  let win = 0;
  let loss = 0;
  const look = (rank: number, mass: number) => {
    if (mass === 0) return;
    if (rank === documents.length) {
      end(mass);
      return;
    }
    const grade = grades[documents[rank]!]!;
    const click = model.click[rank]![grade]!;
    const stop = model.stopAfterClick[rank]![grade]!;
    const stopWithout = model.stopWithoutClick?.[rank]![grade] ?? 0;
    clicked[rank] = true;
    end(mass * click * stop);
    look(rank + 1, mass * click * (1 - stop));
    clicked[rank] = false;
    end(mass * (1 - click) * stopWithout);
    look(rank + 1, mass * (1 - click) * (1 - stopWithout));
  };
  const end = (mass: number) => {
    if (mass === 0) return;
    const preference = preferenceOf(list, clicked);
    if (preference > 0) win += mass;
    else if (preference < 0) loss += mass;
  };
  look(0, 1);
  return { win, loss };
}
