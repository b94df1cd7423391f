import type { Migration } from './migration.ts';

/** The steps from every version that was ever released to the present one, in order: none yet, for this is the first. */
export const migrations: readonly Migration[] = [];
