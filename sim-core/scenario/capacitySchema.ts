import type * as z from 'zod';
import { choice, object, positive, whole } from './fields.ts';

/** The machines that serve the models, and what waits when they are busy. */
export const capacitySchema = object({
  requestsPerSecond: positive(1e9, {
    title: 'Capacity',
    help: 'Requests per second that the incumbent’s machines can answer at the most.',
    unit: 'requests/s',
    scale: 'logarithmic',
  }),
  challengerCost: positive(1000, {
    title: 'Cost of the challenger',
    help: 'Machine time of one of its answers against one of the incumbent’s.',
    unit: 'x',
    scale: 'logarithmic',
  }).default(1),
  machines: choice(['shared', 'separate'], {
    title: 'Machines',
    help: 'Shared: whatever the challenger runs, seen or in shadow, takes capacity from the incumbent. Separate: it has its own.',
  }),
  challengerRequestsPerSecond: positive(1e9, {
    title: 'Capacity of its own',
    help: 'Requests per second that the challenger’s own machines can answer, where they are separate.',
    unit: 'requests/s',
    scale: 'logarithmic',
  }).optional(),
  places: whole(1, 1e6, {
    title: 'Places',
    help: 'Requests that are served or wait at the most; what comes beyond is refused, which is an error.',
    unit: 'requests',
    scale: 'logarithmic',
  }).default(1000),
});

/** Capacity as a scenario writes it. */
export type Capacity = z.output<typeof capacitySchema>;
