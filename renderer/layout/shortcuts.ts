import type { HostApi, MenuCommand } from '../../electron/contract.ts';
import type { AppState } from '../store/appState.ts';

const isMac = navigator.userAgent.includes('Mac');

/** The key that goes with a letter in a shortcut, as menus write it. */
export const commandKey = isMac ? '⌘' : 'Ctrl+';

/** Does what a menu of the host or a shortcut asks for. */
export function performCommand(state: AppState, command: MenuCommand): void {
  const commands: Record<MenuCommand, () => void> = {
    open: () => void state.openFile(),
    save: () => void state.save({ as: false }),
    saveAs: () => void state.save({ as: true }),
    run: () => void state.startRun(),
    cancel: () => state.cancelRun(),
  };
  commands[command]();
}

/**
 * Whether a key press undoes or redoes; undefined for all other keys. In a text field that is being typed in, undo
 * is the field's own, letter by letter; once it is left, what was typed there is one step.
 */
export function historyStepOf(event: KeyboardEvent, state: AppState): 'undo' | 'redo' | undefined {
  if (event.defaultPrevented || event.altKey || !(isMac ? event.metaKey : event.ctrlKey)) return undefined;
  const key = event.key.toLowerCase();
  const step = key === 'y' || (key === 'z' && event.shiftKey) ? 'redo' : key === 'z' ? 'undo' : undefined;
  const isTyping = state.edits.gesture !== undefined && isTextField(event.target);
  return isTyping ? undefined : step;
}

function isTextField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === 'text')
  );
}

/** The command of a key press; undefined for all other keys. Electron's own menu has those with Ctrl or Cmd. */
export function commandOf(event: KeyboardEvent, platform: HostApi['platform']): MenuCommand | undefined {
  if (event.defaultPrevented || event.repeat) return undefined;
  if (event.key === 'Escape') return 'cancel';
  if (platform === 'electron' || event.altKey || !(isMac ? event.metaKey : event.ctrlKey)) return undefined;
  switch (event.key.toLowerCase()) {
    case 'o':
      return 'open';
    case 's':
      return event.shiftKey ? 'saveAs' : 'save';
    case 'enter':
      return 'run';
    default:
      return undefined;
  }
}
