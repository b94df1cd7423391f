/** What may come next: a value, a key, the colon after it, or a comma or bracket after a value. */
type Expected = 'value' | 'firstValue' | 'key' | 'firstKey' | 'colon' | 'next';

const LITERALS = ['true', 'false', 'null'];

/**
 * Index of the first character at which a text stops being JSON (RFC 8259); its length where it ends too early, and
 * undefined where it is JSON. JSON.parse says whether, but only some engines say where, each in words of its own.
 */
export function jsonFault(text: string): number | undefined {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  let at = 0;
  for (;;) {
    at = skipSpace(text, at);
    if (at >= text.length) return expected === 'next' && open.length === 0 ? undefined : text.length;
    const character = text[at]!;
    if (expected === 'next') {
      const inside = open.at(-1);
      if (inside && character === ',') expected = inside === '{' ? 'key' : 'value';
      else if (inside && character === (inside === '{' ? '}' : ']')) open.pop();
      else return at;
      at += 1;
    } else if (expected === 'colon') {
      if (character !== ':') return at;
      expected = 'value';
      at += 1;
    } else if (
      (expected === 'firstKey' && character === '}') ||
      (expected === 'firstValue' && character === ']')
    ) {
      open.pop();
      expected = 'next';
      at += 1;
    } else if (expected === 'key' || expected === 'firstKey') {
      const end = character === '"' ? stringEnd(text, at) : { fault: at };
      if ('fault' in end) return end.fault;
      at = end.after;
      expected = 'colon';
    } else if (character === '{' || character === '[') {
      open.push(character);
      expected = character === '{' ? 'firstKey' : 'firstValue';
      at += 1;
    } else {
      const end = character === '"' ? stringEnd(text, at) : plainEnd(text, at);
      if ('fault' in end) return end.fault;
      at = end.after;
      expected = 'next';
    }
  }
}

/** Where a token ends, or where it went wrong. */
type End = { readonly after: number } | { readonly fault: number };

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && ' \n\r\t'.includes(text[at]!)) at += 1;
  return at;
}

function stringEnd(text: string, from: number): End {
  let at = from + 1;
  while (at < text.length && text[at] !== '"') {
    if (text.charCodeAt(at) < 0x20) return { fault: at };
    if (text[at] === '\\') {
      at += 1;
      const digits = text[at] === 'u' ? 4 : 0;
      if (at < text.length && !'"\\/bfnrtu'.includes(text[at]!)) return { fault: at };
      for (let digit = 0; digit < digits && at + 1 < text.length; digit += 1) {
        at += 1;
        if (!/[0-9a-f]/i.test(text[at]!)) return { fault: at };
      }
    }
    at += 1;
  }
  return at < text.length ? { after: at + 1 } : { fault: text.length };
}

/** A number or a literal. */
function plainEnd(text: string, from: number): End {
  const literal = LITERALS.find((word) => word[0] === text[from]);
  let at = from;
  if (literal) {
    while (at - from < literal.length && text[at] === literal[at - from]) at += 1;
    return at - from === literal.length ? { after: at } : { fault: at };
  }
  const digits = () => {
    const first = at;
    while (at < text.length && text[at]! >= '0' && text[at]! <= '9') at += 1;
    return at > first;
  };
  if (text[at] === '-') at += 1;
  if (text[at] === '0') at += 1;
  else if (!digits()) return { fault: at };
  if (text[at] === '.') {
    at += 1;
    if (!digits()) return { fault: at };
  }
  if (text[at] === 'e' || text[at] === 'E') {
    at += 1;
    if (text[at] === '+' || text[at] === '-') at += 1;
    if (!digits()) return { fault: at };
  }
  return { after: at };
}
