const explanations = new Map([
  ['ENOENT', 'the file or its folder does not exist'],
  ['ENOTDIR', 'the file or its folder does not exist'],
  ['EACCES', 'the file or its folder is read-only or not yours'],
  ['EPERM', 'the file or its folder is read-only or not yours'],
  ['EROFS', 'the disk is read-only'],
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'your share of the disk is full'],
  ['EISDIR', 'it is a folder'],
  ['ENOTREG', 'it is a pipe or a device, not a file'],
  ['ENAMETOOLONG', 'its name is too long'],
  ['EBUSY', 'another program is using it'],
  ['EFBIG', 'it is too large for the disk'],
  ['ELOOP', 'its link leads in a circle'],
  ['EIO', 'the disk reports an error'],
]);

/** The reason of a failed file operation in plain words, to be put after "could not be saved: ". */
export function explainFileError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  return explanations.get(code) ?? error.message;
}

/** Whether an operation failed because there is no such file. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
