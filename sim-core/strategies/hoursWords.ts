/**
 * Hours with four significant digits at the most, such as "48 h", "7.667 h" or "2,160 h". Not through Intl, whose first
 * use costs a start more than all that it formats.
 */
export function hoursWords(hours: number): string {
  const [whole = '', fraction] = String(Number(hours.toPrecision(4))).split('.');
  const grouped = whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
  return `${fraction === undefined ? grouped : `${grouped}.${fraction}`} h`;
}
