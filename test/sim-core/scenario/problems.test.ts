import { describe, expect, test } from 'vitest';
import {
  checkScenario,
  formatPath,
  formatProblem,
  parseScenario,
  showValue,
} from '../../../sim-core/index.ts';

/* eslint-disable-next-line @typescript-eslint/no-explicit-any -- the tests break it in every way */
type Draft = any;

/** A scenario that is right, with every part that can be wrong. */
const draft = (): Draft => ({
  format: 'rollout-lab/scenario',
  version: 1,
  name: 'A world for tests',
  tolerance: 0.001,
  world: {
    horizonHours: 100,
    tickMinutes: 60,
    traffic: {
      requestsPerSecond: 1,
      shape: { kind: 'cycle', dailyAmplitude: 0.5, peakHour: 12, weekendFactor: 1 },
      dispersion: 0.1,
      memoryHours: 2,
    },
    users: { population: 1000, activitySpread: 1 },
    segments: [
      { id: 'common', name: 'Common', share: 0.9 },
      { id: 'rare', name: 'Rare', share: 0.1, severity: 5 },
    ],
    incumbent: { error: 0.01, success: 0.5, latencyMs: { median: 100, p99: 500 } },
    challenger: { segments: { rare: { error: 0.02 } } },
    drifts: [
      {
        name: 'Rot',
        shape: 'incremental',
        model: 'challenger',
        quantity: 'error',
        change: 0.1,
        overHours: 10,
      },
    ],
    latencyObjectiveMs: 300,
    truthArrivesAnyway: 0.5,
    ranking: { incumbentNoise: 1, challengerNoise: 0.5 },
  },
  plans: [
    { id: 'ab', name: 'A/B', phases: [{ strategy: 'ab', hours: 24 }] },
    {
      id: 'canary',
      name: 'Canary',
      phases: [
        {
          strategy: 'canary',
          stages: [{ share: 0.1, hours: 10 }],
          gates: [
            { kind: 'z', metric: 'errors' },
            { kind: 'z', metric: 'slow' },
          ],
        },
      ],
    },
    { id: 'interleaved', name: 'Interleaved', phases: [{ strategy: 'interleaved', hours: 24 }] },
    {
      id: 'shadow',
      name: 'Shadow',
      phases: [{ strategy: 'shadow', hours: 24, comparisons: ['errors', 'correct'] }],
    },
  ],
});

/** Lines that a reader sees of a draft with something broken. */
function linesAfter(breakIt: (draft: Draft) => void): string[] {
  const broken = draft();
  breakIt(broken);
  return parseScenario(JSON.stringify(broken)).problems.map(formatProblem);
}

test('a scenario without a fault has no problems', () => {
  expect(linesAfter(() => {})).toEqual([]);
});

describe('parseScenario(text) says each problem in one line with its path', () => {
  const cases: [string, (draft: Draft) => void, string[]][] = [
    [
      'a share above 1',
      (d) => (d.plans[2].phases[0].share = 1.2),
      ['plans[2].phases[0].share requires a number from 0 to 1, got 1.2'],
    ],
    [
      'a share of truth above 1',
      (d) => (d.world.truthArrivesAnyway = 1.2),
      ['world.truthArrivesAnyway requires a number from 0 to 1, got 1.2'],
    ],
    [
      'a spread of propensity that leaves 0 to 1',
      (d) => (d.world.users.propensitySpread = 0.8),
      ['world.users.propensitySpread requires a number from 0 to 0.7, got 0.8'],
    ],
    [
      'fewer users than propensities',
      (d) => Object.assign(d.world.users, { population: 3, propensitySpread: 0.1 }),
      ['world.users.population requires at least 4 users where their propensity differs, got 3'],
    ],
    [
      'sessions of hardly more than one request',
      (d) => (d.world.users.requestsPerSession = 1.001),
      ['world.users.requestsPerSession requires 1 or a number from 1.01 to 50, got 1.001'],
    ],
    [
      'sessions without a request',
      (d) => (d.world.users.requestsPerSession = 0),
      ['world.users.requestsPerSession requires a number from 1 to 50, got 0'],
    ],
    [
      'nobody but bots',
      (d) => (d.world.users.bots = { count: 10, share: 1 }),
      ['world.users.bots.share requires a share above 0 and below 1, got 1'],
    ],
    [
      'bots of which there is no telling how few',
      (d) => (d.world.users.bots = { count: 10, share: 5e-324 }),
      ['world.users.bots.share requires a share of at least 0.000000001, got 5e-324'],
    ],
    [
      'bots who leave less than can be told',
      (d) => (d.world.users.bots = { count: 10, share: 1 - 1e-16 }),
      ['world.users.bots.share requires a share of at most 0.999999999, got 0.9999999999999999'],
    ],
    [
      'a filter for bots where there are none',
      (d) => (d.world.filters = [{ model: 'challenger', requests: 'bots', share: 1 }]),
      ['world.filters[0].requests requires bots in world.users to filter them, got nothing'],
    ],
    [
      'a filter that loses more than everything',
      (d) => (d.world.filters = [{ model: 'both', requests: 'errors', share: 1.5 }]),
      ['world.filters[0].share requires a number from 0 to 1, got 1.5'],
    ],
    [
      'predictions that do not fit together',
      (d) =>
        (d.world.predictions = {
          incumbent: { shares: [0.5, 0.5], segments: { none: [0.5, 0.5], rare: [0.5, 0.4] } },
          challenger: { shares: [0.2, 0.3, 0.5] },
        }),
      [
        'world.predictions.challenger.shares require as many bins as the incumbent’s shares (2), got 3',
        'world.predictions.incumbent.segments.none requires the id of a segment (common, rare)',
        'world.predictions.incumbent.segments.rare require shares that sum to 1, got 0.9',
      ],
    ],
    [
      'predictions of one bin',
      (d) => (d.world.predictions = { incumbent: { shares: [1] } }),
      ['world.predictions.incumbent.shares requires a list of 2 to 50 entries, got a list of 1'],
    ],
    [
      'predictions by segment in more moments than tables are made for',
      (d) =>
        Object.assign(d.world, {
          horizonHours: 1000,
          tickMinutes: 1,
          predictions: { incumbent: { shares: [0.5, 0.5], segments: { rare: [0.4, 0.6] } } },
        }),
      [
        'world.predictions requires at most 100,000 ticks times segments with predictions of their own, got 60000 times 2: take longer ticks',
      ],
    ],
    [
      'a model that answers otherwise more often than always',
      (d) => (d.world.answers = { selfDisagreement: { incumbent: 2 } }),
      ['world.answers.selfDisagreement.incumbent requires a number from 0 to 1, got 2'],
    ],
    [
      'answers where they are lists that nobody saw',
      (d) => {
        delete d.world.incumbent.success;
        d.world.truthArrivesAnyway = 0;
        d.plans.pop();
        d.world.answers = {};
      },
      [
        'world.answers requires to be left out where success is a click (no success is given in "common"): a list that nobody saw is neither right nor wrong',
      ],
    ],
    [
      'labels that come before their requests',
      (d) => (d.world.labels = { of: 'failure', meanHours: -1 }),
      ['world.labels.meanHours requires a number above 0, at most 20,000, got -1'],
    ],
    [
      'labels of something else, most of which never come',
      (d) => (d.world.labels = { of: 'errors', meanHours: 1, neverArrives: 90 }),
      [
        'world.labels.of requires one of "success", "failure", got "errors"',
        'world.labels.neverArrives requires a number from 0 to 1, got 90',
      ],
    ],
    [
      'late labels where success is a click',
      (d) => {
        delete d.world.incumbent.success;
        d.world.truthArrivesAnyway = 0;
        d.plans.pop();
        d.world.labels = { of: 'success', meanHours: 1 };
      },
      [
        'world.labels requires to be left out where success is a click (no success is given in "common"), which is known at once',
      ],
    ],
    [
      'more moments of segments than anybody waits for',
      (d) => {
        d.world.horizonHours = 8000;
        d.world.tickMinutes = 5;
        d.world.segments = Array.from({ length: 100 }, (_, index) => ({
          id: index === 0 ? 'common' : index === 1 ? 'rare' : `s${index}`,
          name: 'One of many',
          share: 0.01,
        }));
      },
      [
        'world.tickMinutes requires at most 5,000,000 ticks times segments, got 96000 times 100: take longer ticks',
      ],
    ],
    [
      'a percentage as text',
      (d) => (d.world.incumbent.error = '5%'),
      ['world.incumbent.error requires a number from 0 to 1, got "5%"'],
    ],
    [
      'a time with its unit as text',
      (d) => (d.world.horizonHours = '4 weeks'),
      ['world.horizonHours requires a number above 0, at most 20,000, got "4 weeks"'],
    ],
    [
      'a list for a number',
      (d) => (d.world.users.population = [1, 2]),
      ['world.users.population requires a whole number from 1 to 1,000,000,000, got a list of 2'],
    ],
    [
      'an object for a number',
      (d) => (d.seed = {}),
      ['seed requires a whole number from 0 to 9,007,199,254,740,991, got an object'],
    ],
    ['null for a text', (d) => (d.name = null), ['name requires a text of 1 to 200 characters, got null']],
    [
      'a text that is too long, cut to fit a line',
      (d) => (d.plans[0].name = 'x'.repeat(121)),
      [`plans[0].name requires a text of 1 to 120 characters, got "${'x'.repeat(56)}...`],
    ],
    [
      'a fraction of a user',
      (d) => (d.world.users.population = 0.5),
      ['world.users.population requires a whole number from 1 to 1,000,000,000, got 0.5'],
    ],
    [
      'a huge number, once although it breaks two bounds',
      (d) => (d.world.users.population = 1e300),
      ['world.users.population requires a whole number from 1 to 1,000,000,000, got 1e+300'],
    ],
    [
      'an odd number of queries',
      (d) => (d.world.ranking.queries = 11),
      ['world.ranking.queries requires an even whole number from 10 to 2,000, got 11'],
    ],
    ['a missing part', (d) => delete d.world, ['world requires an object, got nothing']],
    [
      'a missing number',
      (d) => delete d.tolerance,
      ['tolerance requires a number from 0 to 1,000,000,000, got nothing'],
    ],
    [
      'a missing list',
      (d) => delete d.plans[1].phases[0].stages,
      ['plans[1].phases[0].stages requires a list of 1 to 50 entries, got nothing'],
    ],
    [
      'an unknown key at the top, with the known ones',
      (d) => (d.worlds = 1),
      [
        'worlds is not a setting here (known: $schema, format, version, name, description, seed, replications, tolerance, world, plans)',
      ],
    ],
    [
      'an unknown key in a phase, with the known ones',
      (d) => (d.plans[0].phases[0].shares = 0.1),
      [
        'plans[0].phases[0].shares is not a setting here (known: strategy, unit, challengerShare, holdout, hours, followUpHours, metric, analysis, furtherMetrics, correction, alpha, looks, minimumHours, cuped, sampleRatioGate, guardrails, whenInconclusive, leadsTo, carriesEvidence)',
      ],
    ],
    [
      'an unknown key that is no identifier',
      (d) => (d.world.users['a b\n'] = 1),
      [
        'world.users["a b\\n"] is not a setting here (known: population, activitySpread, propensitySpread, requestsPerSession, bots)',
      ],
    ],
    [
      'two unknown keys, one line each',
      (d) => Object.assign(d.world.users, { x: 1, y: 2 }),
      [
        'world.users.x is not a setting here (known: population, activitySpread, propensitySpread, requestsPerSession, bots)',
        'world.users.y is not a setting here (known: population, activitySpread, propensitySpread, requestsPerSession, bots)',
      ],
    ],
    [
      'a strategy that there is not',
      (d) => (d.plans[0].phases[0].strategy = 'blue-green'),
      [
        'plans[0].phases[0].strategy requires a strategy: one of "ab", "canary", "interleaved", "shadow", got "blue-green"',
      ],
    ],
    [
      'a phase without a strategy',
      (d) => delete d.plans[0].phases[0].strategy,
      [
        'plans[0].phases[0].strategy requires a strategy: one of "ab", "canary", "interleaved", "shadow", got nothing',
      ],
    ],
    [
      'a phase that is none',
      (d) => (d.plans[0].phases = [4]),
      ['plans[0].phases[0] requires an object, got 4'],
    ],
    [
      'a plan without phases',
      (d) => (d.plans[0].phases = []),
      ['plans[0].phases requires a list of 1 to 20 entries, got a list of 0'],
    ],
    [
      'too many segments',
      (d) => (d.world.segments = Array.from({ length: 201 }, () => ({ id: 'a', name: 'A', share: 1 / 201 }))),
      ['world.segments requires a list of 1 to 200 entries, got a list of 201'],
    ],
    [
      'a word out of a closed set',
      (d) => (d.world.drifts[0].shape = 'slow'),
      [
        'world.drifts[0].shape requires one of "sudden", "gradual", "incremental", "recurring", "outlier", got "slow"',
      ],
    ],
    [
      'a traffic shape that there is not',
      (d) => (d.world.traffic.shape = { kind: 'sine' }),
      ['world.traffic.shape.kind requires a kind: "cycle" or "profile", got "sine"'],
    ],
    [
      'a profile that is too short',
      (d) => (d.world.traffic.shape = { kind: 'profile', hourOfWeek: [1, 2] }),
      ['world.traffic.shape.hourOfWeek requires a list of 168 to 2016 entries, got a list of 2'],
    ],
    [
      'a profile without traffic',
      (d) => (d.world.traffic.shape = { kind: 'profile', hourOfWeek: new Array(168).fill(0) }),
      ['world.traffic.shape requires some traffic within the horizon, got none'],
    ],
    [
      'more traffic than can be counted',
      (d) => {
        d.world.horizonHours = 1000;
        Object.assign(d.world.traffic, { requestsPerSecond: 1e9, dispersion: 0 });
      },
      [
        'world.traffic.requestsPerSecond requires at most 1,000,000,000,000,000 requests within the horizon, got 3,600,000,000,000,000',
      ],
    ],
    [
      'more traffic than can be counted when it swings',
      (d) => Object.assign(d.world.traffic, { requestsPerSecond: 1e9, dispersion: 1 }),
      [
        'world.traffic.requestsPerSecond requires at most 37,000,000,000,000 requests within the horizon, got 354,000,000,000,000',
      ],
    ],
    [
      'a profile whose traffic comes after the horizon',
      (d) =>
        (d.world.traffic.shape = {
          kind: 'profile',
          hourOfWeek: Array.from({ length: 168 }, (_, hour) => (hour < 100 ? 0 : 1)),
        }),
      ['world.traffic.shape requires some traffic within the horizon, got none'],
    ],
    [
      'an identifier with a capital letter',
      (d) => (d.plans[0].id = 'AB'),
      [
        'plans[0].id requires an identifier of lower-case letters, digits and hyphens (at most 60 characters), got "AB"',
      ],
    ],
    [
      'shares that do not sum to 1',
      (d) => (d.world.segments[0].share = 0.8),
      ['world.segments require shares that sum to 1, got 0.9'],
    ],
    [
      'two segments of one id',
      (d) => (d.world.segments[1].id = 'common'),
      [
        'world.segments[1].id requires an id of its own, got "common", which segments[0] has',
        'world.challenger.segments.rare requires the id of a segment (common)',
      ],
    ],
    [
      'two plans of one id',
      (d) => (d.plans[3].id = 'ab'),
      ['plans[3].id requires an id of its own, got "ab", which plans[0] has'],
    ],
    [
      'a behaviour of a segment that there is not',
      (d) => (d.world.incumbent.segments = { nobody: { error: 0.1 } }),
      ['world.incumbent.segments.nobody requires the id of a segment (common, rare)'],
    ],
    [
      'a drift of a segment that there is not',
      (d) => (d.world.drifts[0].segments = ['rare', 'nobody']),
      ['world.drifts[0].segments[1] requires the id of a segment (common, rare), got "nobody"'],
    ],
    [
      'an incremental drift without its length',
      (d) => delete d.world.drifts[0].overHours,
      ['world.drifts[0].overHours requires a number of hours for an incremental drift, got nothing'],
    ],
    [
      'a sudden drift with a length',
      (d) => (d.world.drifts[0].shape = 'sudden'),
      ['world.drifts[0].overHours requires to be left out for a sudden drift'],
    ],
    [
      'a 99th percentile below the median',
      (d) => (d.world.incumbent.latencyMs.p99 = 50),
      ['world.incumbent.latencyMs.p99 requires at least the median (100), got 50'],
    ],
    [
      'a latency objective without latencies',
      (d) => delete d.world.incumbent.latencyMs,
      [
        'world.incumbent.latencyMs requires a median and a p99 when the world has a latency objective, got nothing',
      ],
    ],
    [
      'more results shown than there are candidates',
      (d) => (d.world.ranking.documents = 5),
      ['world.ranking.shown requires at most the candidates (5), got 10'],
    ],
    [
      'truth that arrives for clicks on a list that was not shown',
      (d) => delete d.world.incumbent.success,
      [
        'world.truthArrivesAnyway requires 0 where success is a click (no success is given in "common"): nobody clicks on a list that was not shown, got 0.5',
      ],
    ],
    [
      'a horizon that is not whole in ticks',
      (d) => (d.world.horizonHours = 100.5),
      ['world.horizonHours requires a whole number of ticks of 60 minutes, got 100.5'],
    ],
    [
      'a tick too many for its hours to say so',
      (d) => Object.assign(d.world, { horizonHours: 100_001 / 6, tickMinutes: 10 }),
      ['world.tickMinutes requires at most 100,000 ticks in the horizon, got 100001'],
    ],
    [
      'too many ticks',
      (d) => Object.assign(d.world, { horizonHours: 20_000, tickMinutes: 5 }),
      ['world.tickMinutes requires at most 100,000 ticks in the horizon, got 240000'],
    ],
    [
      'a phase that is not whole in ticks',
      (d) => (d.plans[0].phases[0].hours = 1.5),
      ['plans[0].phases[0].hours requires a whole number of ticks of 60 minutes, got 1.5 h'],
    ],
    [
      'a stage that is not whole in ticks',
      (d) => (d.plans[1].phases[0].stages[0].hours = 0.2),
      ['plans[1].phases[0].stages[0].hours requires a whole number of ticks of 60 minutes, got 0.2 h'],
    ],
    [
      'phases longer than the horizon',
      (d) => d.plans[0].phases.push({ strategy: 'shadow', hours: 90 }),
      ['plans[0].phases require a horizon at least as long as they are together (114 h), got 100 h'],
    ],
    [
      'an interleaved test in a world without lists',
      (d) => delete d.world.ranking,
      ['plans[2].phases[0].strategy requires a world with a ranking: there are no lists to interleave'],
    ],
    [
      'settings of a canary that belong to its gates now',
      (d) => Object.assign(d.plans[1].phases[0], { limit: 3, segment: 'all' }),
      ['limit', 'segment'].map(
        (key) =>
          `plans[1].phases[0].${key} belongs to a gate now: "gates" has one for each metric, such as [{"kind": "z", "metric": "errors", "limit": 3, "minimumRequests": 100, "looks": "every-tick"}], each with a "segment" if it watches one`,
      ),
    ],
    [
      'a gate on latency that nobody watches',
      (d) => delete d.world.latencyObjectiveMs,
      ['plans[1].phases[0].gates[1].metric requires world.latencyObjectiveMs to compare slow answers'],
    ],
    [
      'a comparison of answers whose truth never arrives',
      (d) => (d.world.truthArrivesAnyway = 0),
      [
        'plans[3].phases[0].comparisons[1] requires world.truthArrivesAnyway above 0: no truth arrives for answers that nobody saw',
      ],
    ],
    [
      'faults in several places, all of them',
      (d) => {
        d.seed = -1;
        d.world.sharedLuck = 2;
        d.plans[1].phases[0].gates[0].limit = 'high';
      },
      [
        'seed requires a whole number from 0 to 9,007,199,254,740,991, got -1',
        'world.sharedLuck requires a number from 0 to 1, got 2',
        'plans[1].phases[0].gates[0].limit requires a number from 0.1 to 100, got "high"',
      ],
    ],
    [
      'an address of the schema that is none',
      (d) => (d.$schema = 5),
      ['$schema requires a text of 1 to 2,000 characters, got 5'],
    ],
    [
      'a version before the first',
      (d) => (d.version = 0),
      ['version requires 1, the version this program knows, got 0'],
    ],
    [
      'a version as text',
      (d) => (d.version = '1'),
      ['version requires 1, the version this program knows, got "1"'],
    ],
    [
      'a newer version that is no scenario even without what it may hold',
      (d) => Object.assign(d, { version: 2, seed: -1, ways: [] }),
      [
        'The file was written by a newer Rollout Lab (version 2); this one reads version 1 and cannot make sense of it',
        'seed requires a whole number from 0 to 9,007,199,254,740,991, got -1',
      ],
    ],
    [
      'another format, without complaints about its keys',
      (d) => Object.assign(d, { format: 'rollout-lab/result', seed: -1 }),
      ['The file is not a scenario: its format is "rollout-lab/result", not "rollout-lab/scenario"'],
    ],
    [
      'no format',
      (d) => delete d.format,
      ['The file is not a scenario: the key "format" is missing (it requires "rollout-lab/scenario")'],
    ],
  ];
  test.each(cases)('%s', (_, breakIt, lines) => {
    expect(linesAfter(breakIt)).toEqual(lines);
  });
});

test('every object refuses a key it does not know and names those it does', () => {
  const objects: string[] = [];
  const visit = (value: Draft, path: string) => {
    if (typeof value !== 'object' || value === null) return;
    if (!Array.isArray(value)) objects.push(path);
    for (const key of Object.keys(value)) visit(value[key], `${path}/${key}`);
  };
  visit(draft(), '');
  // An object of behaviours has ids for keys, not settings.
  const behaviours = /\/segments$/;
  for (const path of objects.filter((candidate) => !behaviours.test(candidate))) {
    const lines = linesAfter((whole) => {
      let at = whole;
      for (const key of path.split('/').slice(1)) at = at[key];
      at.misspelt = 1;
    });
    expect(lines, path).toHaveLength(1);
    expect(lines[0], path).toMatch(/(^|\.)misspelt is not a setting here \(known: \S.*\)$/);
  }
  expect(objects.length).toBeGreaterThan(15);
});

test('checkScenario(value) refuses numbers that are none and names them', () => {
  for (const [value, shown] of [
    [Number.NaN, 'NaN'],
    [Infinity, 'Infinity'],
    [-Infinity, '-Infinity'],
    [10n, '10'],
  ]) {
    const { problems } = checkScenario({ ...draft(), tolerance: value });
    expect(problems.map(formatProblem)).toEqual([
      `tolerance requires a number from 0 to 1,000,000,000, got ${String(shown)}`,
    ]);
  }
});

test('parseScenario(text) refuses a number too large to be one', () => {
  const text = JSON.stringify(draft()).replace('"tolerance":0.001', '"tolerance":1e999');
  expect(parseScenario(text).problems.map(formatProblem)).toEqual([
    'tolerance requires a number from 0 to 1,000,000,000, got Infinity',
  ]);
});

test('formatPath(path) writes list positions in brackets and quotes keys that are no identifiers', () => {
  expect(formatPath(['plans', 1, 'phases', 0, 'share'])).toBe('plans[1].phases[0].share');
  expect(formatPath([0, 'a'])).toBe('[0].a');
  expect(formatPath(['a', 'b c', 'rare-kind'])).toBe('a["b c"].rare-kind');
  expect(formatPath([])).toBe('');
});

test('showValue(value) fits a line whatever it is given', () => {
  for (const value of [
    'a\nb',
    '\u0000'.repeat(1e5),
    'x'.repeat(1e6),
    1e308,
    -0,
    null,
    true,
    [[]],
    { a: 1 },
  ]) {
    expect(showValue(value)).toMatch(/^[^\n]{1,60}$/);
  }
  expect(showValue(undefined)).toBe('nothing');
  expect(showValue('5%')).toBe('"5%"');
});
