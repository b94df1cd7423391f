import type { Scenario } from './schema.ts';

/**
 * Identity of what determines the numbers: the scenario without its name, description, seed and number of
 * replications, keys in a fixed order. 64-bit FNV-1a in hexadecimal; an identity, not a protection.
 */
export function scenarioHash({ tolerance, world, plans }: Scenario): string {
  return fnv1a64(canonicalJson({ tolerance, world, plans: plans.map(({ id, phases }) => ({ id, phases })) }));
}

/**
 * 64-bit FNV-1a of a text's bytes in UTF-8, as 16 hexadecimal digits (Fowler, Noll and Vo 1991).
 */
export function fnv1a64(text: string): string {
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (const byte of utf8(text)) {
    low = (low ^ byte) >>> 0;
    // Times the FNV prime 2^40 + 0x1b3, in 16-bit limbs so that no product exceeds 2^53.
    const lowProduct = (low & 0xffff) * 0x1b3;
    const middle = (low >>> 16) * 0x1b3 + (lowProduct >>> 16);
    const nextLow = ((middle & 0xffff) * 0x10000 + (lowProduct & 0xffff)) >>> 0;
    high = (Math.imul(high, 0x1b3) + Math.floor(middle / 0x10000) + (low << 8)) >>> 0;
    low = nextLow;
  }
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');
}

/** A value as JSON with its keys in a fixed order, those without a value left out. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
      .filter(([, entry]) => entry !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, entry]) => `${JSON.stringify(key)}:${canonicalJson(entry)}`);
    return `{${entries.join(',')}}`;
  }
  return JSON.stringify(value);
}

/** The bytes of a text in UTF-8; the core has no TextEncoder. */
function utf8(text: string): number[] {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (code < 0x80) bytes.push(code);
    else {
      const extra = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
      bytes.push(((0xf00 >> (extra + 1)) & 0xff) | (code >> (6 * extra)));
      for (let left = extra - 1; left >= 0; left -= 1) bytes.push(0x80 | ((code >> (6 * left)) & 0x3f));
    }
  }
  return bytes;
}
