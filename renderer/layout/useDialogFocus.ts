import { useRef } from 'react';
import { land } from '../commands/landing.ts';
import { useAfterClose } from '../commands/useAfterClose.ts';

/**
 * Where the keyboard goes on when a dialog that no button of its own opens is closed: where it was, or at what was chosen in
 * the dialog. Radix asks a dialog's trigger, and these have none.
 *
 * @returns `focus`, for the dialog's content, and `later`, which keeps an action until the dialog is gone
 */
export function useDialogFocus() {
  const before = useRef<Element>(null);
  const [later, onClosed] = useAfterClose();
  const focus = {
    onOpenAutoFocus: () => {
      before.current = document.activeElement;
    },
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault();
      const { current: element } = before;
      if (element instanceof HTMLElement && element.isConnected && element !== document.body) element.focus();
      else land('answer');
      onClosed();
    },
  };
  return { focus, later };
}
