/** "A", "A and B", "A, B and C", "A, B and 3 more": as many names as are told. */
export function listed(names: readonly string[], most = Infinity): string {
  const told = names.slice(0, most);
  const rest = names.length - told.length;
  if (rest > 0) return `${told.join(', ')} and ${rest} more`;
  return told.length > 1 ? `${told.slice(0, -1).join(', ')} and ${told.at(-1)!}` : (told[0] ?? '');
}
