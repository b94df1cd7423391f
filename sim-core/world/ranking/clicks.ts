import type { Random } from '../../random/index.ts';
import { MAX_SHOWN } from '../../scenario/rankingSchema.ts';
import type { ClickModel } from './clickModel.ts';
import type { Interleaving } from './teamDraft.ts';

/** One session: whether the user clicked anything, and clicks on the challenger's results less the incumbent's. */
export interface Session {
  readonly clicked: boolean;
  readonly creditDifference: number;
}

/** Probabilities of what a session comes to; win, loss and tie are the challenger's and sum to 1. */
export interface SessionChances {
  readonly clicked: number;
  readonly win: number;
  readonly loss: number;
  readonly tie: number;
}

/** Plays one session on a list, result by result. */
export function playSession(
  random: Random,
  list: Interleaving,
  grades: Uint8Array,
  model: ClickModel,
): Session {
  let clicked = false;
  let creditDifference = 0;
  for (let rank = 0; rank < list.documents.length; rank += 1) {
    const grade = grades[list.documents[rank]!]!;
    const clicks = random.uniform() < model.click[grade]!;
    if (clicks) {
      clicked = true;
      creditDifference += list.owners[rank] === 1 ? 1 : -1;
    }
    if ((clicks || !model.stopsOnlyAfterClick) && random.uniform() < model.stop[grade]!) break;
  }
  return { clicked, creditDifference };
}

/** Room for a list of the longest kind, used again by every walk. */
const scratch = {
  looking: new Float64Array(2 * MAX_SHOWN + 1),
  next: new Float64Array(2 * MAX_SHOWN + 1),
  stopped: new Float64Array(2 * MAX_SHOWN + 1),
};

/**
 * The same session in probabilities, exactly: a walk down the list over the distribution of the credit
 * difference among users who still look.
 */
export function sessionChances(list: Interleaving, grades: Uint8Array, model: ClickModel): SessionChances {
  const length = list.documents.length;
  const width = 2 * length + 1;
  // looking[d + length]: still looking with credit difference d; stopped likewise.
  let looking = scratch.looking.fill(0, 0, width);
  let next = scratch.next;
  const stopped = scratch.stopped.fill(0, 0, width);
  looking[length] = 1;
  let lookingUnclicked = 1;
  let stoppedUnclicked = 0;
  for (let rank = 0; rank < length; rank += 1) {
    const grade = grades[list.documents[rank]!]!;
    const click = model.click[grade]!;
    const stop = model.stop[grade]!;
    const stopWithout = model.stopsOnlyAfterClick ? 0 : stop;
    const step = list.owners[rank] === 1 ? 1 : -1;
    next.fill(0, 0, width);
    for (let place = length - rank; place <= length + rank; place += 1) {
      const mass = looking[place]!;
      next[place + step]! += mass * click * (1 - stop);
      stopped[place + step]! += mass * click * stop;
      next[place]! += mass * (1 - click) * (1 - stopWithout);
      stopped[place]! += mass * (1 - click) * stopWithout;
    }
    stoppedUnclicked += lookingUnclicked * (1 - click) * stopWithout;
    lookingUnclicked *= (1 - click) * (1 - stopWithout);
    [looking, next] = [next, looking];
  }
  let win = 0;
  let loss = 0;
  for (let difference = 1; difference <= length; difference += 1) {
    win += looking[length + difference]! + stopped[length + difference]!;
    loss += looking[length - difference]! + stopped[length - difference]!;
  }
  return { clicked: 1 - lookingUnclicked - stoppedUnclicked, win, loss, tie: 1 - win - loss };
}
