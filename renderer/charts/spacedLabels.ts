/** Width of a character of an axis, in CSS pixels: figures are wider than most letters. */
const CHARACTER = 7.2;
/** Kept clear between two labels. */
const GAP = 8;

/**
 * Which labels of an axis are written: all, or evenly every second, third and so on where they would touch; the first always.
 * @param labels in the order of their places
 * @returns for each label whether it is written
 */
export function spacedLabels(labels: readonly { readonly at: number; readonly text: string }[]): boolean[] {
  const half = (text: string) => (text.length * CHARACTER) / 2;
  for (let step = 1; ; step++) {
    const written = labels.filter((_, index) => index % step === 0);
    const isClear = written.every((label, index) => {
      const before = written[index - 1];
      return !before || Math.abs(label.at - before.at) >= half(before.text) + half(label.text) + GAP;
    });
    if (isClear) return labels.map((_, index) => index % step === 0);
  }
}
