import type * as z from 'zod';
import {
  between,
  choice,
  flag,
  list,
  object,
  positive,
  positiveShare,
  properShare,
} from '../../scenario/fields.ts';
import { gate } from './gateSettings.ts';

const hours = { max: 20_000, unit: 'h' } as const;

const approval = object(
  {
    reactionHours: between(0, 2000, {
      title: 'Reaction time',
      help: 'Time a person takes to let the rollout go on, once the stage is over.',
      unit: 'h',
    }).default(1),
    officeHoursOnly: flag({
      title: 'Office hours only',
      help: 'A person is there from 9 to 17 on Monday to Friday; outside, it waits for the next morning.',
    }).default(false),
  },
  {
    title: 'Manual pause',
    help: 'After the stage a person has to let it go on. Until then the share stays, and gates that look at every tick go on looking.',
  },
);

const stage = object({
  share: positiveShare({
    title: 'Share',
    help: 'Traffic that the challenger answers. A last stage of 100% goes on watching with everyone on it; just below 100%, a few stay with the incumbent to compare.',
    scale: 'logarithmic',
  }),
  hours: positive(hours.max, { title: 'Lasts', help: 'Time before the next stage.', unit: hours.unit }),
  approval: approval.optional(),
});

const rollback = object(
  {
    lagHours: between(0, 2000, {
      title: 'Lag',
      help: 'Time from the gate’s verdict until anything happens; the challenger goes on answering its share.',
      unit: 'h',
    }).default(0),
    steps: list(
      object({
        share: properShare({
          title: 'Share',
          help: 'Traffic that the challenger still answers; a step that is no smaller than the share so far is left out.',
          scale: 'logarithmic',
        }),
        hours: positive(2000, { title: 'Lasts', help: 'Time before the next step.', unit: 'h' }),
      }),
      0,
      20,
      {
        title: 'Steps down',
        help: 'Shares on the way back, in order, where it cannot be done at once because the incumbent’s machines were given away.',
      },
    ).default([]),
  },
  {
    title: 'Rollback',
    help: 'How the challenger is taken back. The rollback counts from when the last of it is gone; what it reaches until then is part of the harm.',
  },
);

export const settings = object({
  stages: list(stage, 1, 50, {
    title: 'Stages',
    help: 'Shares and times, in order; after the last, everyone is served.',
  }),
  assignment: choice(['request', 'user'], {
    title: 'Split by',
    help: 'Each request anew; or each user by a number of their own, as feature flags do, so that whoever has the challenger keeps it as the share grows. Gates count requests all the same: where users differ in how often they succeed, one on successes then alarms too often.',
  }).default('request'),
  beforeHours: between(0, hours.max, {
    title: 'Counts before',
    help: 'Time before the first stage in which the incumbent alone is counted, for gates that compare with the hours before.',
    unit: hours.unit,
  }).default(0),
  gates: list(gate, 1, 20, {
    title: 'Gates',
    help: 'What is watched; any one of them may roll back.',
  }).default([
    {
      kind: 'z',
      metric: 'errors',
      baseline: { kind: 'concurrent' },
      minimumRequests: 100,
      whenTooFew: 'ignore',
      limit: 3,
      looks: 'every-tick',
    },
  ]),
  longestHoldHours: between(0, 2000, {
    title: 'Holds at most',
    help: 'Time for which a stage is prolonged where a gate holds it for want of requests; then the phase ends without a verdict.',
    unit: 'h',
  }).default(24),
  rollback: rollback.default({ lagHours: 0, steps: [] }),
});

export type Settings = z.output<typeof settings>;
export type Stage = Settings['stages'][number];

/** What settings of the first drafts became. */
export const formerSettings = {
  keys: ['metrics', 'limit', 'minimumRequests', 'segment', 'looks'],
  now: 'belongs to a gate now: "gates" has one for each metric, such as [{"kind": "z", "metric": "errors", "limit": 3, "minimumRequests": 100, "looks": "every-tick"}], each with a "segment" if it watches one',
} as const;
