import { describe, expect, test } from 'vitest';
import { formatProblem, parseScenario } from '../../../sim-core/index.ts';
import { shippedTexts } from './shipped.ts';

const text = shippedTexts.get('slow-burn')!;

/** The shipped scenario with the JSON of one key at the top replaced or added. */
function withRaw(key: string, raw: string): string {
  const value = JSON.parse(text) as Record<string, unknown>;
  delete value[key];
  return JSON.stringify(value).replace(/\}$/, `,${JSON.stringify(key)}:${raw}}`);
}

/** Lines about a text; fails if it took long enough for a user to notice. */
function linesOf(hostile: string): string[] {
  const begun = performance.now();
  const lines = parseScenario(hostile).problems.map(formatProblem);
  expect(performance.now() - begun).toBeLessThan(20_000);
  return lines;
}

describe('parseScenario(text) refuses what is no scenario, in one line', () => {
  const cases: [string, string, string][] = [
    ['an empty file', '', 'The file is not valid JSON (it is empty)'],
    ['a blank file', ' \r\n\t', 'The file is not valid JSON (it is empty)'],
    ['null', 'null', 'The file is not a scenario: it requires an object at the top'],
    ['a list', '[]', 'The file is not a scenario: it requires an object at the top'],
    ['a number', '5', 'The file is not a scenario: it requires an object at the top'],
    ['a text', '"rollout-lab/scenario"', 'The file is not a scenario: it requires an object at the top'],
    [
      'an object without keys',
      '{}',
      'The file is not a scenario: the key "format" is missing (it requires "rollout-lab/scenario")',
    ],
    [
      'a format of depth 100,000',
      `{"format":${'['.repeat(1e5)}${']'.repeat(1e5)}}`,
      'The file is not a scenario: its format is a list of 1, not "rollout-lab/scenario"',
    ],
    [
      'a misplaced character',
      text.replace('"seed": 1', '"seed": one'),
      'The file is not valid JSON (a character is out of place in line 6, column 11)',
    ],
    [
      'a comma too many',
      text.replace('"version": 1,', '"version": 1,,'),
      'The file is not valid JSON (a character is out of place in line 3, column 16)',
    ],
    [
      'YAML',
      'format: rollout-lab/scenario\n',
      'The file is not valid JSON (a character is out of place in line 1, column 2)',
    ],
    ['text of 20 MB', 'x'.repeat(20e6), 'The file is larger than 16 million characters and was not read'],
    [
      'brackets of depth 100,000',
      '['.repeat(1e5),
      'The file is not valid JSON (it ends too early, as a truncated file does)',
    ],
  ];
  test.each(cases)('%s', (_, hostile, line) => {
    expect(linesOf(hostile)).toEqual([line]);
  });

  test('the file cut off anywhere', () => {
    const whole = text.trimEnd();
    for (let length = 1; length < whole.length; length += 97) {
      expect(linesOf(whole.slice(0, length))).toEqual([
        'The file is not valid JSON (it ends too early, as a truncated file does)',
      ]);
    }
  });
});

describe('parseScenario(text) neither throws nor hangs', () => {
  const deepList = '['.repeat(1e5) + ']'.repeat(1e5);
  const deepObject = '{"a":'.repeat(1e5) + '1' + '}'.repeat(1e5);
  test.each([
    ['world', 'world requires an object, got a list of 1'],
    ['name', 'name requires a text of 1 to 200 characters, got a list of 1'],
    ['plans', 'plans[0] requires an object, got a list of 1'],
    ['version', 'version requires 1, the version this program knows, got a list of 1'],
  ])('on lists of depth 100,000 in %s', (key, line) => {
    expect(linesOf(withRaw(key, deepList))).toEqual([line]);
  });

  test('on objects of depth 100,000, known place or not', () => {
    expect(linesOf(withRaw('deep', deepObject))[0]).toMatch(/^deep is not a setting here/);
    expect(linesOf(withRaw('world', deepObject)).at(-1)).toMatch(/^world\.a is not a setting here/);
  });

  test('on a list of millions', () => {
    expect(linesOf(withRaw('plans', `[${'0,'.repeat(5e6)}0]`))).toEqual([
      'plans requires a list of 1 to 200 entries, got a list of 5000001',
    ]);
  });

  test('on hundreds of unknown keys, of which it lists a hundred, and on a hundred thousand, which it counts', () => {
    const withKeys = (count: number) => {
      const many = Object.fromEntries(Array.from({ length: count }, (_, index) => [`key${index}`, 0]));
      return linesOf(JSON.stringify({ ...(JSON.parse(text) as object), ...many }));
    };
    const lines = withKeys(900);
    expect(lines).toHaveLength(101);
    expect(lines[0]).toMatch(/^key0 is not a setting here/);
    expect(lines[100]).toBe('The file has 800 more problems');
    expect(withKeys(1e5)).toEqual([
      expect.stringMatching(/^The file is not a scenario: it has 1000\d\d settings at the top$/),
    ]);
  });

  test('on names that would give orders to a terminal', () => {
    for (const order of ['\u001b[2J', 'a\u0007', 'b\nplans[0] is fine', 'c\r', '\u009b1A', '\u007f']) {
      const lines = linesOf(withRaw('name', JSON.stringify(order)));
      expect(lines).toEqual([
        expect.stringMatching(/^name requires a line of text without control characters, got "/),
      ]);
      // oxlint-disable-next-line no-control-regex
      expect(lines[0]).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
      const plan = text.replace(
        /("plans": \[\s*\{\s*"id": "[a-z-]+",\s*"name": )"[^"]*"/,
        `$1${JSON.stringify(order)}`,
      );
      expect(linesOf(plan)).toEqual([
        expect.stringMatching(/^plans\[0\]\.name requires a line of text without/),
      ]);
    }
    expect(linesOf(withRaw('description', JSON.stringify('One.\n\tTwo.')))).toEqual([]);
    expect(linesOf(withRaw('description', JSON.stringify('\u001b]0;title')))).toEqual([
      expect.stringMatching(/^description requires a text without control characters/),
    ]);
  });

  test('on keys and texts of a million characters, of which it shows the beginning', () => {
    for (const hostile of [
      withRaw('k'.repeat(1e6), '1'),
      withRaw('name', `"${'\\n'.repeat(1e6)}"`),
      withRaw('format', `"${'x'.repeat(1e6)}"`),
    ]) {
      const lines = linesOf(hostile);
      expect(lines).toHaveLength(1);
      expect(lines[0]!.length).toBeLessThan(250);
      expect(lines[0]).not.toContain('\n');
    }
  });
});

describe('parseScenario(text) takes the keys of prototypes for what they are: unknown', () => {
  test.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'])('%s', (key) => {
    expect(linesOf(withRaw(key, '{"seed":5}'))).toEqual([
      expect.stringContaining(`${key} is not a setting here`),
    ]);
    const world = JSON.stringify((JSON.parse(text) as { world: unknown }).world);
    const inBehaviours = world.replace('"challenger":{', `"challenger":{"segments":{"${key}":{"error":0.5}}`);
    expect(inBehaviours).not.toBe(world);
    expect(linesOf(withRaw('world', inBehaviours))).toEqual([
      `world.challenger.segments.${key} requires the id of a segment (everyone)`,
    ]);
    const predictions = `{"incumbent":{"shares":[0.5,0.5],"segments":{"${key}":[0.5,0.5]}}}`;
    expect(linesOf(withRaw('world', `${world.slice(0, -1)},"predictions":${predictions}}`))).toEqual([
      `world.predictions.incumbent.segments.${key} requires the id of a segment (everyone)`,
    ]);
    expect(({} as Record<string, unknown>)['seed']).toBeUndefined();
  });

  test('and a segment of such a name has no behaviour but what is written', () => {
    const { scenario } = parseScenario(text.replace('"id": "everyone"', '"id": "constructor"'));
    expect(scenario?.world.segments[0]!.id).toBe('constructor');
  });
});

test('parseScenario(text) reads a file that begins with a byte order mark, once', () => {
  expect(parseScenario(`\uFEFF${text}`).scenario).toEqual(parseScenario(text).scenario);
  expect(linesOf(`\uFEFF\uFEFF${text}`)).toHaveLength(1);
});

test('parseScenario(text) reads line ends of Windows', () => {
  expect(parseScenario(text.replaceAll('\n', '\r\n')).scenario).toEqual(parseScenario(text).scenario);
});
