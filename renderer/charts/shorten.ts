/** A name cut to fit a label; the full one stands in the tables and cards. */
export function shorten(name: string, most: number): string {
  return name.length <= most ? name : `${name.slice(0, most - 1).trimEnd()}…`;
}
