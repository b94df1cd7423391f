/** A share in percent as people say it, such as "0.5%" or "33.3%". */
export const shareWords = (share: number): string =>
  `${(share * 100).toLocaleString('en-US', { maximumSignificantDigits: 3 })}%`;
