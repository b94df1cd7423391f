import type { FileObject, Migration } from './migration.ts';

/** A file in the present version of the format. */
export interface Migrated {
  readonly file: FileObject;
  /** Where something of it stands in the file as it was written. */
  writtenAt(path: readonly PropertyKey[]): readonly PropertyKey[];
}

/**
 * Takes a file through every step from its version on. One that says no version, or one that no step begins with,
 * comes out as it went in: the check says what is wrong with it.
 * @param steps in any order, one a version at the most
 */
export function migrate(file: FileObject, steps: readonly Migration[]): Migrated {
  let migrated = file;
  const taken: Migration[] = [];
  for (;;) {
    const { version } = migrated;
    const step = steps.find(({ from }) => from === version);
    // Each step leads one version on, so that they come to an end.
    if (!step) break;
    migrated = { ...step.migrate(migrated), version: step.from + 1 };
    taken.push(step);
  }
  return {
    file: migrated,
    writtenAt: (path) => taken.reduceRight((place, step) => step.writtenAt?.(place) ?? place, path),
  };
}
