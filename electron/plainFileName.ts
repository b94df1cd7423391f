const mostCharacters = 200;
/** What stays at the end of a name that is shortened. */
const extension = /(?:\.rollout|\.rollout-result)?\.\w{1,8}$/i;

/**
 * A name as that of a file in its folder: without a path, a drive, and what hides a file. A document's name may hold more
 * than that, for systems differ in what they take.
 */
export function plainFileName(name: string): string {
  const plain = name.replace(/[/\\:\p{Cc}\p{Surrogate}]/gu, '-').replace(/^[.\s]+/, '');
  const end = extension.exec(plain)?.[0] ?? '';
  const stem = Array.from(plain.slice(0, plain.length - end.length))
    .slice(0, mostCharacters)
    .join('');
  return `${stem || 'scenario'}${end}`;
}
