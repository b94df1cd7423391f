/** "hourOfWeek" as a label: "Hour of week". */
export function wordsOfKey(key: string): string {
  return capitalised(key.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`));
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "a stage", "an interim look". */
export function withArticle(noun: string): string {
  return `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`;
}

/** What one entry of a list is called: "interim look", "step down", "feedback". */
export function singularOf(label: string): string {
  const plural = /(?<=[^s])s$/;
  const [first = '', ...rest] = label.toLowerCase().split(' ');
  const whole = label.toLowerCase();
  return plural.test(whole) ? whole.replace(plural, '') : [first.replace(plural, ''), ...rest].join(' ');
}
