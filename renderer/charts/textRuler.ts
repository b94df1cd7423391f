/** Measures texts in a CSS font, in CSS pixels. */
export function textRuler(font: string): (text: string) => number {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) throw new Error('textRuler requires a canvas');
  context.font = font;
  return (text) => context.measureText(text).width;
}

/** A text in lines of at most `width`, broken between words; a word that is longer has a line of its own. */
export function wrapped(text: string, width: number, widthOf: (text: string) => number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1);
    const longer = `${last} ${word}`;
    if (last !== undefined && widthOf(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
