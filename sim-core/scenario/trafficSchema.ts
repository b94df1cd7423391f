import * as z from 'zod';
import { between, list, object, positive, share, text } from './fields.ts';

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
  hourOfWeek: list(between(0, 1e9, { title: 'Weight', help: 'Relative traffic in that hour.' }), 168, 168, {
    title: 'Hour-of-week profile',
    help: '168 relative weights, Monday 00:00 first; only their ratios matter.',
  }),
  source: text(500, { title: 'Source', help: 'Where the profile comes from.' }).optional(),
});

/** Requests: how many, and when. */
export const trafficSchema = object({
  requestsPerSecond: positive(1e9, {
    title: 'Traffic',
    help: 'Mean requests per second over a week.',
    unit: 'requests/s',
    scale: 'logarithmic',
  }),
  shape: z
    .discriminatedUnion('kind', [cycleShape, profileShape], {
      error: (issue) =>
        issue.code === 'invalid_union' ? 'requires a kind: "cycle" or "profile"' : 'requires an object',
    })
    .default({ kind: 'cycle', dailyAmplitude: 0, peakHour: 12, weekendFactor: 1 })
    .meta({ title: 'Shape', description: 'How traffic swings over the day and the week.' }),
  dispersion: between(0, 100, {
    title: 'Dispersion',
    help: 'Variance of the relative intensity (1/k of a negative binomial); 0 is plain Poisson traffic.',
  }).default(0),
  memoryHours: positive(10_000, {
    title: 'Memory of the swings',
    help: 'Time after which the correlation of the random intensity has fallen to 1/e.',
    unit: 'h',
    scale: 'logarithmic',
  }).default(1),
});
