import { describe, expect, test } from 'vitest';
import { formatProblem, parseScenario } from '../../../sim-core/index.ts';
import type { World } from '../../../sim-core/index.ts';
import { trialsOf } from '../../../sim-core/scenario/formulaTrials.ts';
import { shippedTexts } from './shipped.ts';

const text = shippedTexts.get('slow-burn')!;

type Json = Record<string, unknown>;

interface Loose {
  seed: unknown;
  replications: unknown;
  plans: Json[];
  world: { segments: Json[]; challenger: Json; incumbent: Json } & Json;
}

/** The shipped scenario after a change. */
function changed(change: (scenario: Loose) => void): string {
  const scenario = JSON.parse(text) as Loose;
  change(scenario);
  return JSON.stringify(scenario);
}

/** The first lines about a text. */
function linesOf(hostile: string): string[] {
  return parseScenario(hostile).problems.map(formatProblem);
}

const recordOf = (count: number, value: unknown) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`s${index}`, value]));

const segmentsOf = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `s${index}`, name: `S ${index}`, share: 1 / count }));

const formula = (written: string) => ({ kind: 'formula', formula: written });

describe('parseScenario(text) counts before it looks into', () => {
  test.each([
    ['plans', 'plans require', (v: Loose, many: unknown) => Object.assign(v, { plans: many })],
    ['segments', 'world.segments', (v: Loose, many: unknown) => Object.assign(v.world, { segments: many })],
    ['drifts', 'world.drifts', (v: Loose, many: unknown) => Object.assign(v.world, { drifts: many })],
    [
      'points',
      'world.challenger.error.points',
      (v: Loose, many: unknown) =>
        Object.assign(v.world.challenger, { error: { kind: 'curve', over: 'hours', points: many } }),
    ],
  ])('a million %s', (key, _, put) => {
    const hostile = changed((v) => put(v, ['MANY'])).replace('"MANY"', `${'{},'.repeat(1e6)}{}`);
    expect(linesOf(hostile)).toEqual([expect.stringContaining('entries, got a list of 1000001')]);
    expect(linesOf(hostile)[0]).toContain(key);
  });

  test('behaviours of a hundred thousand segments, a formula in each', () => {
    const behaviour = { error: formula('hours*share'), latencyMs: { median: formula('hours'), p99: 5 } };
    expect(linesOf(changed((v) => (v.world.challenger['segments'] = recordOf(1e5, behaviour))))).toEqual([
      'world.challenger.segments requires at most 200 segments, got 100000',
    ]);
  });

  test('predictions of a hundred thousand segments', () => {
    const predictions = { incumbent: { shares: [0.5, 0.5], segments: recordOf(1e5, [0.5, 0.5]) } };
    expect(linesOf(changed((v) => (v.world['predictions'] = predictions)))).toEqual([
      'world.predictions.incumbent.segments requires at most 200 segments, got 100000',
    ]);
  });

  test.each([
    ['at the top', (v: Loose) => v, 'The file is not a scenario: it has 200009 settings at the top'],
    ['of a phase', (v: Loose) => (v.plans[0]!['phases'] as Json[])[0]!, 'plans[0].phases[0] requires'],
    ['of a newer file', (v: Loose) => Object.assign(v, { version: 7 }).world, 'The file was written by a'],
  ])('two hundred thousand settings %s, before it names each of them', (_, place, said) => {
    const hostile = changed((v) => Object.assign(place(v), recordOf(2e5, 1)));
    const [first, ...others] = linesOf(hostile);
    expect(first).toContain(said);
    expect(others.length).toBeLessThan(2);
  });

  test('settings below a hundred thousand brackets are looked for without end of the stack', () => {
    const deep = `${'['.repeat(1e5)}${']'.repeat(1e5)}`;
    expect(
      linesOf(changed((v) => (v.world['labels'] = ['DEEP'] as unknown)).replace('"DEEP"', deep)),
    ).toEqual([expect.stringMatching(/^world\.labels requires/)]);
  });

  test('ticks of segments that no memory would hold, before it works anything out for each', () => {
    const hostile = changed((v) => {
      Object.assign(v.world, { horizonHours: 20_000, tickMinutes: 1, segments: segmentsOf(200) });
      v.world['drifts'] = [covariate(0)];
    });
    expect(linesOf(hostile)).toEqual([
      'world.tickMinutes requires at most 100,000 ticks in the horizon, got 1200000',
    ]);
  });

  test('replications of more plans and phases than memory holds the outcomes of', () => {
    const crowd = (plans: number, replications: number) =>
      linesOf(
        changed((v) => {
          const [plan] = v.plans;
          v.plans = Array.from({ length: plans }, (_, index) => ({ ...plan, id: `p${index}` }));
          v.replications = replications;
        }),
      );
    expect(crowd(200, 10_000)).toEqual([]);
    expect(crowd(10, 200_000)).toEqual([]);
    expect(crowd(11, 200_000)).toEqual([
      'replications requires at most 181818 for the outcomes of 11 plans and their phases to be kept, got 200000',
    ]);
    expect(crowd(200, 10_001)).toEqual([
      'replications requires at most 10000 for the outcomes of 200 plans and their phases to be kept, got 10001',
    ]);
  });

  test('covariate drifts times ticks times segments', () => {
    const hostile = changed((v) => {
      Object.assign(v.world, { horizonHours: 1600, tickMinutes: 1, segments: segmentsOf(50) });
      v.world['drifts'] = Array.from({ length: 200 }, (_, index) => covariate(index % 50));
    });
    expect(linesOf(hostile)).toContain(
      'world.drifts require at most 100,000,000 covariate drifts times ticks times segments, got 200 times 96000 times 50: take longer ticks',
    );
  });

  const covariate = (segment: number) => ({
    name: 'Shift',
    kind: 'covariate',
    shape: 'sudden',
    quantity: 'share',
    change: 0,
    atHours: 1,
    segments: [`s${segment}`],
  });
});

describe('parseScenario(text) takes numbers for what they are', () => {
  const withSeed = (raw: string) => text.replace('"seed": 1', `"seed": ${raw}`);
  test.each(['1e400', '-1e400', '9007199254740992', '1e308', '-1', '5e-324', '0.1'])(
    'a seed of %s is none',
    (raw) => {
      expect(linesOf(withSeed(raw))).toEqual([
        `seed requires a whole number from 0 to 9,007,199,254,740,991, got ${Number(raw)}`,
      ]);
    },
  );

  test('a seed of -0 is 0, also where it was written and read', () => {
    const { scenario } = parseScenario(withSeed('-0'));
    expect(JSON.stringify(scenario?.seed)).toBe('0');
  });

  test('a number of a million digits is a number', () => {
    expect(linesOf(withSeed('1'.repeat(1e6)))).toEqual([
      'seed requires a whole number from 0 to 9,007,199,254,740,991, got Infinity',
    ]);
    expect(linesOf(withSeed(`0.${'0'.repeat(1e6)}1`))).toEqual([]);
  });
});

describe('parseScenario(text) is stopped by no formula', () => {
  const lines = (written: string) =>
    linesOf(changed((v) => Object.assign(v.world.challenger, { error: formula(written) })));

  test.each([
    ['brackets', `${'('.repeat(249)}0${')'.repeat(249)}`],
    ['signs', `${'-'.repeat(499)}0`],
    ['choices', `${'hours>1?'.repeat(40)}0${':0'.repeat(40)}`],
    ['calls', `${'abs('.repeat(99)}0${')'.repeat(99)}`],
    ['towers of powers', `0*${'1^'.repeat(240)}2`],
    ['sums', `0${'*load'.repeat(99)}`],
  ])('nested %s have a value', (_, written) => {
    expect(lines(written)).toEqual([]);
  });

  test.each([
    ['a tower that leaves the numbers', '9^9^9^9^9', /requires a formula with a value everywhere, got none/],
    ['a product that does', '1e308*10', /requires a formula with a value everywhere/],
    ['a number that is none', '1e400', /requires numbers up to 1e308/],
    ['a zero over a zero', '(hours-hours)/(hours-hours)', /requires a formula with a value everywhere/],
    ['a text of letters', '"a"+"b"', /requires numbers, and texts only to compare/],
    ['brackets left open', '('.repeat(500), /requires a formula that can be read/],
    ['a property', 'hours.constructor', /requires arithmetic/],
    ['a prototype', '__proto__', /requires known names/],
    ['a constructor called', 'constructor("x")', /requires known functions/],
    ['a list', '[1,2]', /requires arithmetic/],
    ['this', 'this', /requires/],
    ['two formulas', '1;2', /requires/],
    ['a function of too many values', `min(${'1,'.repeat(200)}1)`, /requires 2 values in min/],
    ['fourteen million characters', '1'.repeat(14e6), /requires a text of 1 to 500 characters/],
  ])('%s is refused where it stands', (_, written, said) => {
    const found = lines(written);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(said);
    expect(found[0]).toMatch(/^world\.challenger\.error\.formula /);
    expect(found[0]!.length).toBeLessThan(300);
  });

  test('thousands of formulas are tried at fewer moments, and the work is bounded', () => {
    const quantity = formula(`(${'load^share^sinceStart+(segment=="s1")+'.repeat(12)}hours)*0`);
    const behaviour = {
      error: quantity,
      success: quantity,
      value: quantity,
      latencyMs: { median: quantity, p99: quantity },
    };
    const model = { ...behaviour, segments: recordOf(200, behaviour) };
    const hostile = changed((v) => {
      Object.assign(v.world, { segments: segmentsOf(200), challenger: model, incumbent: model });
    });
    const { scenario, problems } = parseScenario(hostile);
    expect(problems).toEqual([]);
    const world: World = scenario!.world;
    const trials = trialsOf(world);
    const uses = new Set(['hours', 'sinceStart', 'share', 'load', 'segment'] as const);
    const count = (segment: string | undefined) => [...trials(uses, segment)].length;
    // Of both models and five quantities, those of a latency tried twice.
    const evaluations = 2 * 7 * (count(undefined) + 200 * count('s0'));
    expect(evaluations * quantity.formula.length).toBeLessThan(1.1e8);
    // One formula in the same world is tried at 200 moments and the last.
    const alone = trialsOf({
      ...world,
      challenger: { error: 0, segments: {} },
      incumbent: { error: 0, segments: {} },
    });
    expect([...alone(new Set(['hours']), undefined)].length).toBeGreaterThanOrEqual(200);
  });
});
