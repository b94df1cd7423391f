import { expect, test } from 'vitest';
import { checkScenario, formatProblem } from '../../../sim-core/index.ts';
import { shippedTexts } from './shipped.ts';

const HORIZON = (JSON.parse(shippedTexts.get('needle')!) as { world: { horizonHours: number } }).world
  .horizonHours;

function problems(traffic: Record<string, unknown>): string[] {
  const scenario = JSON.parse(shippedTexts.get('needle')!) as { world: { traffic: object } };
  scenario.world.traffic = { ...scenario.world.traffic, ...traffic };
  return checkScenario(scenario).problems.map(formatProblem);
}

test.each([
  [
    'a profile of a length that no step of the week has',
    { shape: { kind: 'profile', hourOfWeek: new Array(170).fill(1) } },
    'world.traffic.shape.hourOfWeek requires 168 weights, or 336, 504, 672, 1008, 2016 for finer steps, got 170',
  ],
  [
    'holidays that overlap',
    { holidays: [{ atHours: 0 }, { atHours: 48 }, { atHours: 60, hours: 10 }] },
    'world.traffic.holidays[2] requires hours of its own, got 60 to 70, which overlap holidays[1]',
  ],
  [
    'a day that is none',
    { holidays: [{ atHours: 0, likeDay: 'someday' }] },
    'world.traffic.holidays[0].likeDay requires one of "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", got "someday"',
  ],
  [
    'a factor below 0',
    { bursts: [{ atHours: 0, hours: 1, factor: -1 }] },
    'world.traffic.bursts[0].factor requires a number from 0 to 1,000, got -1',
  ],
  [
    'a burst that makes more requests than can be counted',
    { requestsPerSecond: 1e8, bursts: [{ atHours: 0, hours: 20_000, factor: 1000 }] },
    expect.stringMatching(
      /^world\.traffic\.requestsPerSecond requires at most .* requests within the horizon, got /,
    ),
  ],
  [
    'an outage of the whole horizon',
    { bursts: [{ atHours: 0, hours: 20_000, factor: 0 }] },
    'world.traffic.shape requires some traffic within the horizon, got none',
  ],
  [
    'outages that follow each other to the end of the horizon',
    {
      bursts: [
        { atHours: 0, hours: 0.3, factor: 0 },
        { atHours: 0.3, hours: HORIZON - 0.3, factor: 0 },
      ],
    },
    'world.traffic.shape requires some traffic within the horizon, got none',
  ],
  [
    'a week that has 200 hours',
    { startsAtHourOfWeek: 200 },
    'world.traffic.startsAtHourOfWeek requires a number from 0 to 168, got 200',
  ],
])('checkScenario(value) says what is wrong with %s', (_, traffic, problem) => {
  expect(problems(traffic)).toEqual([problem]);
});

test('checkScenario(value) takes holidays that follow each other, bursts that overlap and a finer profile', () => {
  const traffic = {
    startsAtHourOfWeek: 33,
    trendPerWeek: -0.1,
    shape: { kind: 'profile', hourOfWeek: new Array(336).fill(1) },
    holidays: [{ atHours: 0 }, { atHours: 24 }],
    bursts: [
      { atHours: 1, hours: 5, factor: 3 },
      { atHours: 2, hours: 1, factor: 0 },
    ],
  };
  expect(problems(traffic)).toEqual([]);
});
