import { useRef } from 'react';

/**
 * Keeps what was chosen in a menu until the menu is gone and the focus is back where it was: what opens then knows where the
 * focus has to return to, and what moves the focus has the last word.
 *
 * @returns what keeps an action, and what does it, for radix's `onCloseAutoFocus`
 */
export function useAfterClose(): [later: (action: () => void) => void, onClosed: () => void] {
  const kept = useRef<() => void>(undefined);
  return [
    (action) => {
      kept.current = action;
    },
    () => {
      const action = kept.current;
      kept.current = undefined;
      if (action) setTimeout(action);
    },
  ];
}
