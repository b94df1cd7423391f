import type { Problem } from '../../sim-core/index.ts';

/** Problems as sentences under a field. */
export const messages = (problems: readonly Problem[]) => problems.map(({ message }) => sentence(message));

/** "requires a number" under a field reads as "Requires a number". */
function sentence(message: string): string {
  return message.charAt(0).toUpperCase() + message.slice(1);
}
