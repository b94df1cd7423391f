/** A share in percent as people say it, such as "0.5%" or "33.3%". */
export const shareWords = (share: number): string => `${Number((share * 100).toPrecision(3))}%`;
