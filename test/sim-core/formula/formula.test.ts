import { array, assert, constantFrom, oneof, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FormulaVariables } from '../../../sim-core/formula/formula.ts';
import { FormulaError, parseFormula } from '../../../sim-core/formula/formula.ts';

const at: FormulaVariables = { hours: 30, sinceStart: 6, share: 0.25, load: 1.5, segment: 'rare' };
const valueOf = (text: string, more: Partial<FormulaVariables> = {}) =>
  parseFormula(text).evaluate({ ...at, ...more });

describe('parseFormula(text).evaluate(variables)', () => {
  test.each([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['2 ^ 3 ^ 2', 512],
    ['(-2) ^ 2', 4],
    ['(-2) ^ 3', -8],
    ['((-2)) ^ 2', 4],
    ['-(2 ^ 2)', -4],
    ['2 ^ -1', 0.5],
    ['2 ^ -load * 4', 4 * 2 ** -1.5],
    ['2 * 3 ^ 2 * 2', 36],
    ['1 - 2 - 3', -4],
    ['24 / 4 / 2 * 3', 9],
    ['-7 % 4', -3],
    ['1 + 2 < 2 + 2', 1],
    ['(hours > 9) == (share < 0.5) ? 1 : 2', 1],
    ['(3 > 2) > 1', 0],
    ['1 || 0 && 0', 1],
    ['0.1 * !(hours > 48)', 0.1],
    ['!(hours == 5)', 1],
    ['!share || load > 1', 1],
    ['0.1 + hours > 48 ? 1 : 2', 2],
    ['0 ? 1 : 0 ? 2 : 3', 3],
    ['10 % 4 - 1', 1],
    ['1e-3 * 2', 0.002],
    ['hours / 24', 1.25],
    ['0.02 + 0.01 * (hours > 48)', 0.02],
    ['0.02 + 0.01 * (hours >= 30)', 0.03],
    ['segment == "rare" ? 0.3 : 0.02', 0.3],
    ['segment != "rare" ? 0.3 : 0.02', 0.02],
    ['share > 0.2 && load > 1', 1],
    ['share > 0.5 || load > 2', 0],
    ['!share', 0],
    ['min(share, load) + max(1, 2) + clamp(9, 0, 5) + abs(-1)', 8.25],
    ['round(2.4) + floor(2.9) + sqrt(16)', 8],
    ['exp(0) + log(1) + cos(0) + sin(0)', 2],
    ['0.1 * exp(-sinceStart / 6)', 0.1 * Math.exp(-1)],
    ['sin(2 * pi * hours / 24)', Math.sin((2 * Math.PI * 30) / 24)],
  ])('%s', (text, value) => {
    expect(valueOf(text)).toBeCloseTo(value, 14);
  });

  test.each(['1 / 0', 'log(0)', '0 / 0', 'sqrt(-1)', '(-8) ^ 0.5', '0 ^ -1', '1 % 0', '10 ^ 999'])(
    'is not finite where there is no value: %s',
    (text) => {
      expect(Number.isFinite(valueOf(text))).toBe(false);
    },
  );

  test.each(['1 / 0', 'log(0)', '0 / 0', 'sqrt(share - 0.3)', '(-8) ^ 0.5', '0 ^ -1', '1 % 0'])(
    'has no value where something of it has none: %s',
    (none) => {
      for (const text of [
        ...['<', '>', '<=', '>=', '==', '!='].flatMap((sign) => [
          `(${none}) ${sign} 1`,
          `1 ${sign} (${none})`,
        ]),
        ...['+', '-', '*', '/', '%', '^'].flatMap((sign) => [`(${none}) ${sign} 1`, `1 ${sign} (${none})`]),
        `(${none}) && 1`,
        `(${none}) && 0`,
        `1 && (${none})`,
        `(${none}) || 1`,
        `(${none}) || 0`,
        `0 || (${none})`,
        `!(${none})`,
        `!!(${none})`,
        `-(${none})`,
        `+(${none})`,
        `(${none}) ? 0.5 : 0.1`,
        `1 ? (${none}) : 0.1`,
        `0 ? 0.5 : (${none})`,
        `!(${none}) ? 0.5 : 0.1`,
        `min(${none}, 1)`,
        `max(1, ${none})`,
        `clamp(${none}, 0, 1)`,
        `clamp(1, 0, ${none})`,
        ...['abs', 'sqrt', 'floor', 'round', 'exp', 'log', 'sin', 'cos'].map((name) => `${name}(${none})`),
        `1 / (1 / (${none}))`,
      ]) {
        expect([text, valueOf(text)]).toEqual([text, Number.NaN]);
      }
    },
  );

  test.each([
    ['hours > 0 ? 1 / hours : 0.1', 0.1],
    ['hours > 0 && 1 / hours < 0.5', 0],
    ['hours == 0 || 1 / hours < 0.5', 1],
    // Too large to be written, and larger than any number all the same: the foot of a long S-shaped rise.
    ['1 / (1 + exp(-(hours - 1000)))', 0],
    ['min(1e300 * 1e300, 0.2)', 0.2],
  ])('has a value where what has none is not asked for: %s', (text, value) => {
    expect(valueOf(text, { hours: 0 })).toBe(value);
  });

  test('says which variables it uses', () => {
    expect([...parseFormula('hours * share + min(load, 2)').uses].sort()).toEqual(['hours', 'load', 'share']);
    expect(parseFormula('1 + pi').uses.size).toBe(0);
  });
});

describe('parseFormula(text) refuses', () => {
  test.each([
    ['', /requires|arithmetic/],
    ['1 +', /can be read/],
    ['speed * 2', /known names \(hours, sinceStart, share, load, segment, pi\), not "speed"/],
    ['erf(1)', /known functions .* not "erf"/],
    ['min(1)', /2 values in min\(\), not 1/],
    ['hours; share', /arithmetic/],
    ['hours, share', /arithmetic/],
    ['[1, 2]', /arithmetic/],
    ['hours.constructor', /arithmetic/],
    ['hours["constructor"]', /arithmetic/],
    ['constructor', /known names/],
    ['__proto__', /known names/],
    ['toString()', /known functions/],
    ['this', /arithmetic/],
    ['globalThis', /known names/],
    ['min.constructor("return 1")()', /known functions/],
    ['x = 1', /can be read|arithmetic|known names/],
    ['`${hours}`', /can be read|arithmetic/],
    ['() => 1', /can be read|arithmetic/],
    ['true', /numbers/],
    ['null', /numbers/],
    [`1${' + 1'.repeat(200)}`, /at most 500 characters/],
    ['1e999', /numbers up to 1e308, not 1e999/],
    ['() 5', /can be read/],
    ['(2)(3)', /known functions/],
  ])('%s', (text, reason) => {
    expect(() => parseFormula(text)).toThrow(FormulaError);
    expect(() => parseFormula(text)).toThrow(reason);
  });

  test.each([
    ['segment ? 0.5 : 0.1', 0, /segment, which is a text, only in a comparison/],
    ['0.1 + (segment > 1 ? 0.5 : 0.1)', 7, /segment, which is a text/],
    ['!segment', 1, /segment, which is a text/],
    ['hours && segment', 9, /segment, which is a text/],
    ['min(1, segment)', 7, /segment, which is a text/],
    ['segment', 0, /segment, which is a text/],
    ['segment + 1', 0, /segment, which is a text/],
    ['"rare"', 0, /texts only to compare the segment with/],
    ['hours ? "rare" : 1', 8, /texts only to compare the segment with/],
    ['hours == "rare"', 0, /segment on one side and an id in quotes on the other/],
    ['0.1 * (segment == 1)', 18, /segment on one side and an id in quotes on the other/],
    ['segment != segment', 11, /segment on one side/],
    ['"a" == "b"', 7, /segment on one side/],
    ['-2 ^ 2', 0, /parentheses that say what the sign before a power belongs to: \(-x\) \^ 2 or -\(x \^ 2\)/],
    ['0.02 + exp(-(sinceStart / 24)^2)', 11, /parentheses that say what the sign/],
    ['1 - -exp(1) ^ 2', 4, /parentheses that say what the sign/],
    ['2 ^ -hours ^ 2', 4, /parentheses that say what the sign/],
    ['!share ^ 2', 0, /parentheses that say what the sign/],
    ['!hours == 5', 0, /parentheses that say what ! belongs to: \(!x\) == y or !\(x == y\)/],
    ['1 < hours < 5', 0, /parentheses or "&&" where comparisons follow each other: 1 < x && x < 5/],
    ['0.1 * (1 < hours <= 5)', 7, /parentheses or "&&"/],
    ['hours > 9 == share < 0.5', 0, /parentheses or "&&"/],
    ['1 + speed + hours', 4, /known names/],
    ['1 + ( min(1) )', 6, /2 values/],
    ['1 + [2]', 4, /arithmetic/],
    ['1 + ', 4, /Expected expression after \+\)$/],
    ['2 ** 3', 3, /Expected expression after \*\)$/],
  ])('%s, and says where: at %i', (text, place, reason) => {
    const error = outcomeOf(text);
    expect(error).toBeInstanceOf(FormulaError);
    expect((error as FormulaError).message).toMatch(reason);
    expect((error as FormulaError).at).toBe(place);
  });

  test.each(['segment == "rear" ? 0.3 : 0.02', '0.02 + 0.3 * ("rear" != segment)'])(
    'a segment that the world does not have, where they are told: %s',
    (text) => {
      expect(() => parseFormula(text, ['common', 'rear'])).not.toThrow();
      const error = outcomeOf(text, ['common', 'rare']);
      expect(error).toMatchObject({ message: 'the id of a segment (common, rare), not "rear"' });
      expect((error as FormulaError).at).toBe(text.indexOf('"'));
    },
  );

  test('nothing else: any text gives a formula with a numeric value or a FormulaError', () => {
    const word = constantFrom(
      'hours',
      'share',
      '(',
      ')',
      '+',
      '-',
      '*',
      '/',
      '^',
      '?',
      ':',
      'min',
      ',',
      '"a"',
      '1',
      '.',
      '[',
      ']',
      ';',
      '{',
      '!',
      '==',
    );
    assert(
      property(
        oneof(
          string(),
          array(word, { maxLength: 30 }).map((words) => words.join(' ')),
        ),
        (text) => {
          const outcome = outcomeOf(text);
          expect(outcome instanceof FormulaError || typeof outcome === 'number').toBe(true);
        },
      ),
      { numRuns: 3000 },
    );
  });
});

function outcomeOf(text: string, segments?: readonly string[]): unknown {
  try {
    return parseFormula(text, segments).evaluate(at);
  } catch (error) {
    return error;
  }
}
