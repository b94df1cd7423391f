/** Random whole numbers from 0 to below a bound. */
export type Dice = (below: number) => number;

/** The same seed throws the same numbers (Marsaglia 2003, xorshift32). */
export function diceOf(seed: number): Dice {
  let state = (Math.imul(seed, 0x9e3779b9) ^ 0x85ebca6b) | 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return Math.floor(((state >>> 0) / 2 ** 32) * below);
  };
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** What JSON can be written as where something else stood. */
const rawValues = [
  'null',
  'true',
  '""',
  '"5%"',
  '"__proto__"',
  '"constructor"',
  '[]',
  '{}',
  '[[[[]]]]',
  '{"__proto__":{"polluted":true}}',
  '{"kind":"formula","formula":"load^load^load^share"}',
  '{"kind":"formula","formula":"1/(hours-5)"}',
  '{"kind":"curve","over":"hours","points":[{"at":0,"value":0}]}',
  '{"kind":"measured","events":1e15,"trials":1}',
  '0',
  '-0',
  '1',
  '-1',
  '0.5',
  '1.0000000000000002',
  '5e-324',
  '1e-300',
  '1e9',
  '1e308',
  '1e400',
  '-1e400',
  '9007199254740992',
  '9007199254740993',
];

const factors = [0, 0.1, 0.5, 0.999, 1.001, 2, 10, -1, 1e6, 1e-9];
const fragments = [
  ...'0123456789.-+eE{}[],:" \n\t\\/u\u0000\u00e9'.split(''),
  '\ud800',
  '\u2028',
  '1e999',
  '":',
  '},{',
  '"__proto__":',
];

/** Places of a value: what it is in, and its key there. */
function placesOf(
  value: Json,
  places: [Record<string, Json>, string][] = [],
): [Record<string, Json>, string][] {
  if (typeof value === 'object' && value !== null) {
    for (const key of Object.keys(value)) {
      places.push([value as Record<string, Json>, key]);
      placesOf((value as Record<string, Json>)[key]!, places);
    }
  }
  return places;
}

/** A placeholder that no file has; JSON cannot hold what replaces it. */
const MARK = '\u0001mark';

/** The text of a JSON file after one to three changes of its structure. */
export function mutateStructure(text: string, dice: Dice): string {
  const root = JSON.parse(text) as Json;
  const replacements: string[] = [];
  for (let change = dice(3); change >= 0; change -= 1) {
    const places = placesOf(root);
    if (places.length === 0) break;
    const [parent, key] = places[dice(places.length)]!;
    const old = parent[key]!;
    const raw = rawValues[dice(rawValues.length)]!;
    switch (dice(8)) {
      case 0:
      case 1:
        parent[key] = MARK;
        replacements.push(raw);
        break;
      case 2:
      case 3:
      case 4:
        if (typeof old === 'number') parent[key] = old * factors[dice(factors.length)]!;
        break;
      case 5:
        if (Array.isArray(parent)) parent.splice(Number(key), 1);
        else delete parent[key];
        break;
      case 6:
        if (Array.isArray(parent)) parent.push(old);
        else {
          parent[`${key}${dice(3)}`] = MARK;
          replacements.push(raw);
        }
        break;
      default: {
        const [other, otherKey] = places[dice(places.length)]!;
        parent[key] = structuredClone(other[otherKey]!);
      }
    }
  }
  return JSON.stringify(root).replaceAll(JSON.stringify(MARK), () => replacements.shift() ?? 'null');
}

/** Numbers at which formulas of probabilities, sizes and times leave what can be computed. */
const edges = [
  5e-324,
  1e-300,
  1e-15,
  1e-12,
  1e-9,
  1e-6,
  0.01,
  0.5,
  0.999999,
  1 - 1e-9,
  1 - 1e-16,
  0,
  1,
  2,
  3,
  1e3,
  20_000,
  1e6,
  1e9,
  1e12,
  2 ** 53,
];

/** The text of a JSON file after one to three of its numbers were put at an edge; lists of numbers are left as they are. */
export function mutateNumbers(text: string, dice: Dice): string {
  const root = JSON.parse(text) as Json;
  const places = placesOf(root).filter(
    ([parent, key]) => typeof parent[key] === 'number' && !Array.isArray(parent),
  );
  for (let change = dice(3); change >= 0; change -= 1) {
    const [parent, key] = places[dice(places.length)]!;
    parent[key] = edges[dice(edges.length)]!;
  }
  return JSON.stringify(root);
}

/** The bytes of a text after one to four changes: cut, repeated, overwritten, a bit turned, something put between. */
export function mutateBytes(text: string, dice: Dice): Uint8Array {
  let bytes = Buffer.from(text);
  for (let change = dice(4); change >= 0; change -= 1) {
    const at = dice(bytes.length + 1);
    const length = dice(2) === 0 ? dice(4) : dice(bytes.length - at + 1);
    switch (dice(8)) {
      case 0:
        bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
        break;
      case 1:
        bytes = Buffer.concat([bytes.subarray(0, at + length), bytes.subarray(at)]);
        break;
      case 2:
        bytes = Buffer.from(bytes.subarray(0, at));
        break;
      case 3:
        bytes = Buffer.from(bytes);
        if (at < bytes.length) bytes[at] = dice(256);
        break;
      case 4:
        bytes = Buffer.from(bytes);
        if (at < bytes.length) bytes[at]! ^= 1 << dice(8);
        break;
      case 5: {
        // A digit for a digit keeps the text a file that can be read.
        bytes = Buffer.from(bytes);
        const digit = bytes.findIndex((byte, index) => index >= at && byte >= 0x30 && byte <= 0x39);
        if (digit !== -1) bytes[digit] = 0x30 + dice(10);
        break;
      }
      default:
        bytes = Buffer.concat([
          bytes.subarray(0, at),
          Buffer.from(fragments[dice(fragments.length)]!),
          bytes.subarray(at),
        ]);
    }
  }
  return bytes;
}
