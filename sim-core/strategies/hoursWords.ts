/** Hours with four significant digits at the most, such as "48 h" or "7.667 h". */
export const hoursWords = (hours: number): string =>
  `${hours.toLocaleString('en-US', { maximumSignificantDigits: 4 })} h`;
