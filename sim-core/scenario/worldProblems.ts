import { roles } from '../world/behaviour.ts';
import { changeWarnings } from './changeWarnings.ts';
import { changeProblems, clickSegments, driftProblems } from './driftProblems.ts';
import { predictionProblems } from './predictionProblems.ts';
import type { Problem } from './problems.ts';
import { findInQuantities } from './quantityProblems.ts';
import { repeatedIds } from './repeatedIds.ts';
import type { ModelBehaviour, World } from './schema.ts';
import { trafficProblems } from './trafficProblems.ts';
import { PROPENSITIES } from '../world/userKinds.ts';

/** What the schema cannot see: sums, references between parts, combinations without a meaning. */
export function worldProblems(world: World): Problem[] {
  const ofTicks = tickProblems(world);
  // What follows works things out tick by tick: with too many of them it would not end, nor fit in memory.
  const found = ofTicks.length > 0 ? ofTicks : problemsOfParts(world);
  return found.map(({ path, message }) => ({ path: ['world', ...path], message }));
}

function problemsOfParts(world: World): Problem[] {
  return [
    ...userProblems(world),
    ...segmentProblems(world),
    ...trafficProblems(world),
    ...behaviourProblems(world),
    ...findInQuantities(world).problems,
    ...driftProblems(world),
    ...feedbackProblems(world),
    ...capacityProblems(world),
    ...rankingProblems(world),
    ...labelProblems(world),
    ...answerProblems(world),
    ...predictionProblems(world),
  ];
}

/** What is not wrong and still worth saying. */
export function worldWarnings(world: World): Problem[] {
  const found = [...findInQuantities(world).warnings, ...changeWarnings(world)];
  return found.map(({ path, message }) => ({ path: ['world', ...path], message }));
}

/** Most moments of segments in a horizon: what is worked out for each of them is waited for, some seconds at the most. */
const MAX_SEGMENT_TICKS = 5_000_000;

function tickProblems({ horizonHours, tickMinutes, segments }: World): Problem[] {
  const exact = (horizonHours * 60) / tickMinutes;
  const ticks = Math.round(exact);
  if (Math.abs(exact - ticks) > 1e-9 * exact) {
    return [
      {
        path: ['horizonHours'],
        message: `requires a whole number of ticks of ${tickMinutes} minutes, got ${horizonHours}`,
      },
    ];
  }
  if (ticks > 100_000) {
    return [
      {
        path: ['tickMinutes'],
        message: `requires at most 100,000 ticks in the horizon, got ${ticks}`,
      },
    ];
  }
  if (ticks * segments.length > MAX_SEGMENT_TICKS) {
    return [
      {
        path: ['tickMinutes'],
        message: `requires at most 5,000,000 ticks times segments, got ${ticks} times ${segments.length}: take longer ticks`,
      },
    ];
  }
  return [];
}

function userProblems({ users, filters }: World): Problem[] {
  const problems: Problem[] = [];
  const { population, propensitySpread, requestsPerSession, bots } = users;
  if (propensitySpread > 0 && population < PROPENSITIES) {
    problems.push({
      path: ['users', 'population'],
      message: `requires at least ${PROPENSITIES} users where their propensity differs, got ${population}`,
    });
  }
  // Ever more sessions would be empty, and their number beyond what can be drawn.
  if (requestsPerSession > 1 && requestsPerSession < 1.01) {
    problems.push({
      path: ['users', 'requestsPerSession'],
      message: `requires 1 or a number from 1.01 to 50, got ${requestsPerSession}`,
    });
  }
  filters.forEach(({ requests }, index) => {
    if (requests === 'bots' && !bots) {
      problems.push({
        path: ['filters', index, 'requests'],
        message: 'requires bots in world.users to filter them, got nothing',
      });
    }
  });
  return problems;
}

function segmentProblems({ segments }: World): Problem[] {
  const problems: Problem[] = [];
  const sum = segments.reduce((total, segment) => total + segment.share, 0);
  if (Math.abs(sum - 1) > 1e-9) {
    problems.push({
      path: ['segments'],
      message: `require shares that sum to 1, got ${Number(sum.toPrecision(12))}`,
    });
  }
  const offline = segments.filter(({ offlineShare }) => offlineShare !== undefined);
  const offlineSum = offline.reduce((total, segment) => total + segment.offlineShare!, 0);
  const allGiven = offline.length === segments.length;
  if (allGiven ? Math.abs(offlineSum - 1) > 1e-9 : offlineSum > 1 + 1e-9) {
    problems.push({
      path: ['segments'],
      message: `require offline shares that sum to ${allGiven ? '1' : 'at most 1'}, got ${Number(offlineSum.toPrecision(12))}`,
    });
  }
  return [...problems, ...repeatedIds('segments', segments)];
}

function behaviourProblems(world: World): Problem[] {
  const problems: Problem[] = [];
  const ids = new Set(world.segments.map(({ id }) => id));
  for (const role of roles) {
    const model = world[role];
    for (const id of Object.keys(model.segments)) {
      if (!ids.has(id)) {
        problems.push({
          path: [role, 'segments', id],
          message: `requires the id of a segment (${[...ids].slice(0, 10).join(', ')})`,
        });
      }
    }
    for (const [path, behaviour] of behaviours(model)) {
      const { median, p99 } = behaviour.latencyMs ?? {};
      if (typeof median === 'number' && typeof p99 === 'number' && p99 < median) {
        problems.push({
          path: [role, ...path, 'latencyMs', 'p99'],
          message: `requires at least the median (${median}), got ${p99}`,
        });
      }
      if (behaviour.rankingNoise !== undefined && !world.ranking) {
        problems.push({
          path: [role, ...path, 'rankingNoise'],
          message: 'requires a ranking in the world, got none',
        });
      }
    }
  }
  if (world.latencyObjectiveMs !== undefined && !world.incumbent.latencyMs) {
    problems.push({
      path: ['incumbent', 'latencyMs'],
      message: 'requires a median and a p99 when the world has a latency objective, got nothing',
    });
  }
  return problems;
}

function feedbackProblems(world: World): Problem[] {
  return world.feedbacks.flatMap(({ quantity, segments }, index) =>
    changeProblems(world, quantity, segments).map(({ path, message }) => ({
      path: ['feedbacks', index, ...path],
      message,
    })),
  );
}

function capacityProblems({ capacity }: World): Problem[] {
  if (!capacity) return [];
  const { machines, challengerRequestsPerSecond: own } = capacity;
  const path = ['capacity', 'challengerRequestsPerSecond'];
  if (machines === 'separate' && own === undefined) {
    return [
      {
        path,
        message: 'requires a number above 0 where the challenger has machines of its own, got nothing',
      },
    ];
  }
  if (machines === 'shared' && own !== undefined) {
    return [{ path, message: `requires to be left out where the machines are shared, got ${own}` }];
  }
  return [];
}

function behaviours(model: ModelBehaviour): [string[], ModelBehaviour['segments'][string]][] {
  return [
    [[], model],
    ...Object.entries(model.segments).map(([id, behaviour]): [string[], typeof behaviour] => [
      ['segments', id],
      behaviour,
    ]),
  ];
}

function rankingProblems(world: World): Problem[] {
  const { ranking, truthArrivesAnyway } = world;
  if (!ranking) return [];
  const problems: Problem[] = [];
  const [clicked] = clickSegments(world);
  if (truthArrivesAnyway > 0 && clicked !== undefined) {
    problems.push({
      path: ['truthArrivesAnyway'],
      message: `requires 0 where success is a click (no success is given in "${clicked}"): nobody clicks on a list that was not shown, got ${truthArrivesAnyway}`,
    });
  }
  // Success by clicks or by a probability is a property of the world, not of one model of it.
  for (const [index, { id }] of world.segments.entries()) {
    const given = (model: ModelBehaviour) => (model.segments[id]?.success ?? model.success) !== undefined;
    if (given(world.challenger) && !given(world.incumbent)) {
      problems.push({
        path: ['segments', index, 'id'],
        message: `requires success for both models or for neither when the world has a ranking, got only the challenger's in "${id}"`,
      });
    }
  }
  if (ranking.stop === 'at-every-result' && ranking.browsing.kind !== 'dynamic-bayesian') {
    problems.push({
      path: ['ranking', 'stop'],
      message: `requires "after-click" where users read on by "${ranking.browsing.kind}", got "at-every-result"`,
    });
  }
  if (ranking.shown > ranking.documents) {
    problems.push({
      path: ['ranking', 'shown'],
      message: `requires at most the candidates (${ranking.documents}), got ${ranking.shown}`,
    });
  }
  return problems;
}

function labelProblems(world: World): Problem[] {
  const [clicked] = clickSegments(world);
  if (!world.labels || clicked === undefined) return [];
  return [
    {
      path: ['labels'],
      message: `requires to be left out where success is a click (no success is given in "${clicked}"), which is known at once`,
    },
  ];
}

function answerProblems(world: World): Problem[] {
  const [clicked] = clickSegments(world);
  if (!world.answers || clicked === undefined) return [];
  return [
    {
      path: ['answers'],
      message: `requires to be left out where success is a click (no success is given in "${clicked}"): a list that nobody saw is neither right nor wrong`,
    },
  ];
}
