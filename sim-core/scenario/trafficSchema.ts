import * as z from 'zod';
import { DAYS } from '../world/week.ts';
import { between, choice, list, object, positive, share, text } from './fields.ts';

const cycleShape = object({
  kind: z.literal('cycle').meta({ title: 'Kind', description: 'A daily cycle with a weekend.' }),
  dailyAmplitude: share({
    title: 'Daily swing',
    help: 'How far the day swings around its mean: 0.6 goes from 40% to 160%.',
  }).default(0),
  peakHour: between(0, 24, {
    title: 'Peak hour',
    help: 'Hour of the day with the most traffic.',
    unit: 'h',
  }).default(12),
  weekendFactor: positive(10, {
    title: 'Weekend traffic',
    help: 'Traffic on Saturday and Sunday relative to a weekday.',
    unit: 'x',
  }).default(1),
});

const profileShape = object({
  kind: z.literal('profile').meta({ title: 'Kind', description: 'A weight for every hour of the week.' }),
  hourOfWeek: list(
    between(0, 1e9, { title: 'Weight', help: 'Relative traffic in that step of the week.' }),
    168,
    2016,
    {
      title: 'Hour-of-week profile',
      help: '168 relative weights, Monday 00:00 first, or 336, 504, 672, 1008 or 2016 for steps of 30, 20, 15, 10 or 5 minutes; only their ratios matter.',
    },
  ),
  source: text(500, { title: 'Source', help: 'Where the profile comes from.' }).optional(),
});

const burst = object({
  atHours: between(0, 20_000, {
    title: 'Begins',
    help: 'Hours after the start of the world.',
    unit: 'h',
  }),
  hours: positive(20_000, { title: 'Lasts', help: 'How long it lasts.', unit: 'h' }),
  factor: between(0, 1000, {
    title: 'Factor',
    help: 'Traffic meanwhile relative to the ordinary: 3 is three times as much, 0 an outage.',
    unit: 'x',
  }),
});

const holiday = object({
  atHours: between(0, 20_000, {
    title: 'Begins',
    help: 'Hours after the start of the world.',
    unit: 'h',
  }),
  hours: positive(20_000, { title: 'Lasts', help: 'How long it lasts.', unit: 'h' }).default(24),
  likeDay: choice(DAYS, {
    title: 'Like a',
    help: 'Day of the week whose traffic it has, hour for hour.',
  }).default('sunday'),
});

/** Requests: how many, and when. */
export const trafficSchema = object({
  requestsPerSecond: positive(1e9, {
    title: 'Traffic',
    help: 'Mean requests per second over an ordinary week, at the start of the world.',
    unit: 'requests/s',
    scale: 'logarithmic',
  }),
  startsAtHourOfWeek: between(0, 168, {
    title: 'Starts at',
    help: 'Hour of the week at which the world starts: 0 is Monday 00:00, 33 Tuesday 09:00.',
    unit: 'h',
  }).default(0),
  shape: z
    .discriminatedUnion('kind', [cycleShape, profileShape], {
      error: (issue) =>
        issue.code === 'invalid_union' ? 'requires a kind: "cycle" or "profile"' : 'requires an object',
    })
    .default({ kind: 'cycle', dailyAmplitude: 0, peakHour: 12, weekendFactor: 1 })
    .meta({ title: 'Shape', description: 'How traffic swings over the day and the week.' }),
  trendPerWeek: between(-10, 10, {
    title: 'Trend',
    help: 'Growth per week as a part of the traffic at the start, along a straight line that stops at 0: 0.02 is 2% more each week.',
    unit: '/week',
  }).default(0),
  holidays: list(holiday, 0, 200, {
    title: 'Holidays',
    help: 'Days with the traffic of another day of the week; they do not overlap.',
  }).default([]),
  bursts: list(burst, 0, 200, {
    title: 'Bursts',
    help: 'One-off stretches of more or less traffic; where they overlap, their factors multiply.',
  }).default([]),
  dispersion: between(0, 100, {
    title: 'Dispersion',
    help: 'Variance of the relative intensity of one tick (1/k of a negative binomial); 0 is plain Poisson traffic.',
  }).default(0),
  memoryHours: positive(10_000, {
    title: 'Memory of the swings',
    help: 'Time after which the correlation of the random intensity has fallen to 1/e.',
    unit: 'h',
    scale: 'logarithmic',
  }).default(1),
});
