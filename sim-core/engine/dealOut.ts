import type { Random } from '../random/index.ts';
import { hypergeometric } from '../random/index.ts';

/**
 * Takes `size` of the items that are left at random without replacement, and tells how many it took of each kind.
 * @param left items by kind, together at least `size`; what is taken is taken off
 */
export function dealOut(
  random: Random,
  left: Float64Array,
  size: number,
  take: (kind: number, count: number) => void,
): void {
  let others = left.reduce((sum, count) => sum + count, 0);
  let open = size;
  for (let kind = 0; kind < left.length && open > 0; kind += 1) {
    const ofKind = left[kind]!;
    const count = hypergeometric(random, others, ofKind, open);
    others -= ofKind;
    open -= count;
    left[kind] = ofKind - count;
    if (count > 0) take(kind, count);
  }
}
