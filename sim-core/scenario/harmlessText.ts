/** What a terminal or a page takes for an order: to clear, to begin a line, to write backwards. */
// oxlint-disable-next-line no-control-regex -- that is what it is about
const ORDERS = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g;
/** What JSON leaves as it is and nobody sees, so that two names look alike; orders among it. */
const UNSEEN = /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** A text on one line with the orders in it written as JSON writes them: "\u001b[31m", "\r". */
export function harmlessText(text: string): string {
  return text.replace(ORDERS, (order) => (order < ' ' ? JSON.stringify(order).slice(1, -1) : escaped(order)));
}

/** A text as JSON writes it, with what is unseen in it written too. */
export function visibleJson(json: string): string {
  return json.replace(UNSEEN, escaped);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
