import { readPreference, writePreference } from '../store/preferences.ts';

/** Whether nobody has said on this computer that the welcome is known. */
export function isNewcomer(): boolean {
  return readPreference('welcome') !== 'known';
}

/** Remembers whether the welcome is to be shown at the next start. */
export function rememberWelcome(shownAgain: boolean): void {
  writePreference('welcome', shownAgain ? 'again' : 'known');
}
