import { useDeferredValue } from 'react';

/** So many are drawn with the page; hardly any scenario has more. */
const AT_ONCE = 8;

/**
 * What is drawn of plans, bit by bit where they are many: the first now, all of them as soon as the page has time, so
 * that nobody's click waits for what is out of sight. What is drawn beside them (their styles, their curves) comes
 * with them, as plans may come and go.
 */
export function useGradually<Shown extends { readonly plans: readonly unknown[] }>(shown: Shown): Shown {
  const isLong = shown.plans.length > AT_ONCE;
  const later = useDeferredValue(shown, isLong ? { ...shown, plans: shown.plans.slice(0, AT_ONCE) } : shown);
  return isLong ? later : shown;
}
