import { useLayoutEffect } from 'react';
import { host } from '../host/host.ts';
import { appStore, useApp, useHistory } from '../store/index.ts';
import { isAsked } from '../store/selectors.ts';
import { commandIn } from './command.ts';
import type { Command, CommandContext, CommandDescription } from './command.ts';
import { commandOfKey, isCandidate } from './keyPress.ts';
import type { KeyPlace } from './keyPress.ts';
import { land } from './landing.ts';
import { commandById, contextOf, perform } from './perform.ts';
import { commandsIn } from './registry.ts';

/** What commands are judged by, at every change of it. */
export function useCommandContext(): CommandContext {
  const app = useApp((state) => state);
  const history = useHistory((state) => state);
  return { app, history };
}

/** One command as it stands now, for a button of its own. */
export function useCommand(description: CommandDescription): Command {
  return commandIn(useCommandContext(), description);
}

/** Does a command and gives the keyboard to where it goes on. */
export function performCommand(id: string): void {
  const command = commandById(appStore, id);
  const landing = command && perform(appStore, command);
  // Once the page shows what was done.
  if (landing) requestAnimationFrame(() => land(landing));
}

/** Shortcuts and the host's menu, while the page is there. */
export function useCommandKeys(): void {
  // Before the first paint: who sees the page may press a key.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const place = placeOf(event.target);
      if (event.defaultPrevented || event.repeat || !isCandidate(event, place) || isBehindDialog()) return;
      const command = commandOfKey(commandsIn(contextOf(appStore)), event, place);
      if (!command) return;
      // Escape keeps its meaning in fields and elsewhere; the others would open the browser's own.
      if (event.key !== 'Escape') event.preventDefault();
      else if (command.obstacle !== undefined) return;
      performCommand(command.id);
    };
    addEventListener('keydown', onKey);
    const stop = host.onMenuCommand(performFromHost);
    return () => {
      removeEventListener('keydown', onKey);
      stop();
    };
  }, []);
}

/**
 * What the host's menu asks for; in a text that is being typed, undo is the text field's own there too. Behind a question nothing is
 * done, as by key; a file that the system hands over waits for its answer.
 */
function performFromHost(id: string): void {
  if (isAsked(appStore.getState())) {
    if (id === 'open') onceAnswered(() => performFromHost(id));
    else appStore.getState().tell('There is a question to answer first.');
    return;
  }
  const command = commandById(appStore, id);
  if (command?.yieldsToTyping && placeOf(document.activeElement).typing) document.execCommand(id);
  else performCommand(id);
}

function onceAnswered(action: () => void): void {
  const stop = appStore.subscribe((state) => {
    if (isAsked(state)) return;
    stop();
    // After what the answer itself does.
    setTimeout(action);
  });
}

function placeOf(target: EventTarget | null): KeyPlace {
  const { edits, singleKeys } = appStore.getState();
  const inText = isTextField(target);
  return {
    platform: host.platform,
    inText,
    typing: inText && edits.gesture !== undefined,
    singleKeys,
  };
}

function isTextField(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return /^(text|search|number)$/.test(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

/** Whether a dialog keeps the page from being used. */
function isBehindDialog(): boolean {
  return document.getElementById('root')?.closest('[aria-hidden="true"]') !== null;
}
