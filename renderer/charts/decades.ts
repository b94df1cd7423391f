/** Room that a number under an axis needs, in CSS pixels. */
const LABEL_ROOM = 62;

/** The powers of ten in a range, or every second or third of them where `width` has no room for all. */
export function decadesWithin(from: number, to: number, width: number): number[] {
  const first = Math.ceil(Math.log10(from) - 1e-9);
  const last = Math.floor(Math.log10(to) + 1e-9);
  const room = width / Math.log10(to / from) || width;
  const stride = Math.max(1, Math.ceil(LABEL_ROOM / room));
  const decades: number[] = [];
  for (let exponent = first; exponent <= last; exponent += stride) decades.push(Number(`1e${exponent}`));
  return decades;
}
