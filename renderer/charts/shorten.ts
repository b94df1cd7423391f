import { wrapped } from './textRuler.ts';

/** A name cut to fit a label; the full one stands in the tables and cards. */
export function shorten(name: string, most: number): string {
  return name.length <= most ? name : `${name.slice(0, most - 1).trimEnd()}…`;
}

/** Mean width of a character of a bold label, in CSS pixels, for fonts on the wide side. */
const CHARACTER = 7.8;

/** A name cut to fit a label of a width in CSS pixels and of so many lines, broken between words. */
export function wrapTo(name: string, width: number, lines: number): readonly string[] {
  const most = Math.max(3, Math.floor(width / CHARACTER));
  const all = wrapped(name, most, ({ length }) => length);
  const kept = [...all.slice(0, lines - 1), ...(all.length < lines ? [] : [all.slice(lines - 1).join(' ')])];
  return kept.map((line) => shorten(line, most));
}
