import type { AppStore } from '../store/createAppStore.ts';
import type { Command, CommandContext } from './command.ts';
import type { Landing } from './landing.ts';
import { commandsIn } from './registry.ts';

/** What the commands of a store are judged by now. */
export function contextOf(store: AppStore): CommandContext {
  return { app: store.getState(), history: store.temporal.getState() };
}

/** The command of an id as it stands now; undefined where there is none. */
export function commandById(store: AppStore, id: string): Command | undefined {
  return commandsIn(contextOf(store)).find((command) => command.id === id);
}

/**
 * Does what a command does, or tells why that cannot be done now.
 *
 * @returns where the keyboard goes on; undefined where it stays
 */
export function perform(store: AppStore, command: Command): Landing | undefined {
  const { tell, rememberCommand } = store.getState();
  if (command.obstacle !== undefined) {
    tell(`${command.title}: ${command.obstacle}`);
    return undefined;
  }
  tell(undefined);
  // What finds commands is no command to find again.
  if (command.id !== 'palette') rememberCommand(command.id);
  command.perform();
  return command.landing;
}
