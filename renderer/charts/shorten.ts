/** A name cut to fit a label; the full one stands in the tables and cards. */
export function shorten(name: string, most: number): string {
  return name.length <= most ? name : `${name.slice(0, most - 1).trimEnd()}…`;
}

/** Mean width of a character of a bold label, in CSS pixels, for fonts on the wide side. */
const CHARACTER = 7.8;

/** A name cut to fit a label of a width in CSS pixels. */
export function shortenTo(name: string, width: number): string {
  return shorten(name, Math.max(3, Math.floor(width / CHARACTER)));
}
