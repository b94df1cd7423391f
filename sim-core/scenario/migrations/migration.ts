/** An object of a file, as JSON has it; nothing of it has been checked. */
export type FileObject = Readonly<Record<string, unknown>>;

/**
 * One step from a version of the file format to the next. A file named after its step (`from1To2.ts`) holds it;
 * `migrations/index.ts` lists it.
 */
export interface Migration {
  /** The version that it reads; it writes the next. */
  readonly from: number;
  /**
   * What the file would say in the next version, the key "version" aside. Takes nothing for granted but an object,
   * changes nothing in place and never throws: what it does not understand it leaves to the check.
   */
  migrate(file: FileObject): FileObject;
  /** Where something of the next version stands in the file as it was written; left out where nothing moves. */
  writtenAt?(path: readonly PropertyKey[]): readonly PropertyKey[];
}
