/**
 * Keeps the last few results of an expensive pure function, so that editing one part of a world does not
 * compute the others again.
 */
export function memoize<Input, Output>(
  compute: (input: Input) => Output,
  { keep }: { readonly keep: number },
): (input: Input) => Output {
  const kept = new Map<string, Output>();
  return (input) => {
    const key = JSON.stringify(input);
    let output = kept.get(key);
    if (output === undefined) {
      output = compute(input);
      if (kept.size >= keep) kept.delete(kept.keys().next().value!);
      kept.set(key, output);
    }
    return output;
  };
}
