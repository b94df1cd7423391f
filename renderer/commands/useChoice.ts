import { useRef } from 'react';
import { performCommand } from './useCommands.ts';

/**
 * Keeps what was chosen until the menu is gone and the focus is back where it was: what opens then knows where the
 * focus has to return to.
 */
export function useChoice(): [choose: (id: string) => void, onClosed: () => void] {
  const chosen = useRef<string>(undefined);
  return [
    (id) => {
      chosen.current = id;
    },
    () => {
      const id = chosen.current;
      chosen.current = undefined;
      if (id !== undefined) setTimeout(() => performCommand(id));
    },
  ];
}
