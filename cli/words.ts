/** A number to three significant digits, or all digits of a whole number: 0.0123, 4.5, 123,456. */
export function number(value: number): string {
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en-US');
  return value.toLocaleString('en-US', { maximumSignificantDigits: 3 });
}

/** The same, in millions from a million on: 1.381M. For the ends of an interval, where no more digits matter. */
export function brief(value: number): string {
  return Math.abs(value) < 1e6
    ? number(value)
    : value.toLocaleString('en-US', { notation: 'compact', maximumSignificantDigits: 4 });
}

/** A share in percent with one decimal, more where it would read 0% or 100% and is neither. */
export function percent(share: number): string {
  const distance = Math.min(share, 1 - share);
  const digits = distance > 0 && distance < 0.0005 ? 3 : 1;
  return `${Number((share * 100).toFixed(digits))}%`;
}

/** "22.5 h" or, from two days on, "13.0 days". */
export function duration(hours: number): string {
  return hours < 48 ? `${number(hours)} h` : `${(hours / 24).toFixed(1)} days`;
}

/** "1,200 to 1,270", or nothing when both ends read the same. */
export function range([low, high]: readonly [number, number], show: (value: number) => string): string {
  return show(low) === show(high) ? '' : `${show(low)} to ${show(high)}`;
}

/** A paragraph in lines of at most `width` characters: its first indented by two, the others by four. */
export function paragraph(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = ' ';
  for (const word of text.split(' ')) {
    if (line.length + 1 + word.length > width) {
      lines.push(line);
      line = '   ';
    }
    line += ` ${word}`;
  }
  return [...lines, line];
}
