import { checkScenario, parseScenario } from '../../sim-core/index.ts';
import type { Problem, Scenario, World } from '../../sim-core/index.ts';
import { formatHours } from '../format/durations.ts';
import { formatShare, formatWhole } from '../format/numbers.ts';
import { planAdditions } from '../outline/newParts.ts';
import type { ShippedScenario } from '../scenarios.ts';
import type { Json } from '../store/path.ts';
import type { RolloutAnswers } from './rolloutAnswers.ts';

const SECONDS_A_DAY = 86_400;

/** Fewest and most users; between them as many for the traffic as in the shipped world. */
const MIN_USERS = 10;
const MAX_USERS = 1e9;

/** What a question about errors finds where a world has none of its own to be near to. */
const FAR = Math.log(100);

/** A scenario, or why the answers make none. */
export type OwnScenario =
  | { readonly scenario: Scenario; readonly nearest: ShippedScenario }
  | { readonly scenario?: undefined; readonly problems: readonly Problem[] };

/**
 * The scenario of somebody's own rollout: traffic, users and rankings as in the nearest shipped world in which the
 * strategies that were chosen can be played, errors as answered and from the start on, and a plan of each strategy with what it
 * proposes for this world. What makes a shipped world a story (drifts, edge cases, late labels, ...) stays behind.
 */
export function ownScenario(answers: RolloutAnswers, shipped: readonly ShippedScenario[]): OwnScenario {
  const worlds = shipped
    .flatMap((origin) => {
      const { scenario } = parseScenario(origin.text);
      return scenario ? [{ origin, scenario, distance: distanceOf(scenario.world, answers) }] : [];
    })
    .sort((one, other) => one.distance - other.distance);
  let problems: readonly Problem[] = [];
  for (const { origin, scenario: base } of worlds) {
    const checked = checkScenario(withPlans(documentOf(base, answers), answers));
    if (checked.scenario) return { scenario: checked.scenario, nearest: origin };
    if (problems.length === 0) ({ problems } = checked);
  }
  return { problems };
}

/** How far a world is from the answers: by what factor its traffic and its errors differ, added up as logarithms. */
function distanceOf({ traffic, incumbent }: World, { requestsPerDay, errorRate }: RolloutAnswers): number {
  const { error } = incumbent;
  const ofErrors =
    typeof error === 'number' && error > 0 && errorRate > 0 ? Math.abs(Math.log(error / errorRate)) : FAR;
  return Math.abs(Math.log((traffic.requestsPerSecond * SECONDS_A_DAY) / requestsPerDay)) + ofErrors;
}

function documentOf(base: Scenario, answers: RolloutAnswers): Json {
  const { requestsPerDay, errorRate, worse, days } = answers;
  const { traffic, users, ranking, tickMinutes, sharedLuck } = base.world;
  const requestsPerSecond = Number((requestsPerDay / SECONDS_A_DAY).toPrecision(6));
  const population = Math.max(MIN_USERS, (users.population * requestsPerSecond) / traffic.requestsPerSecond);
  const { holidays: _holidays, bursts: _bursts, trendPerWeek: _trend, ...ordinary } = traffic;
  const { bots: _bots, ...people } = users;
  const failing = Number((errorRate + worse).toPrecision(12));
  return {
    format: base.format,
    version: base.version,
    name: 'My rollout',
    description: `${formatWhole(requestsPerDay)} requests a day for ${formatHours(Math.round(days * 24))}. The incumbent fails on ${formatShare(errorRate)} of them, the challenger on ${formatShare(failing)} from the start. Traffic over the week and users are as in the story "${base.name}".`,
    seed: base.seed,
    replications: base.replications,
    // What somebody asks about counts as harm, however small.
    tolerance: worse > 0 ? Math.min(base.tolerance, worse / 4) : base.tolerance,
    world: {
      horizonHours: Math.round(days * 24),
      tickMinutes,
      traffic: { ...ordinary, requestsPerSecond },
      users: { ...people, population: Number(Math.min(population, MAX_USERS).toPrecision(2)) },
      segments: [{ id: 'everyone', name: 'All requests', share: 1 }],
      // Errors are what was asked about; clicks on the rankings are for interleaving alone.
      incumbent: { error: errorRate, success: 1 },
      challenger: { error: failing },
      sharedLuck,
      ...(ranking && { ranking: { ...ranking, challengerNoise: ranking.incumbentNoise } }),
    },
    plans: [],
  };
}

function withPlans(document: Json, { strategies }: RolloutAnswers): Json {
  return strategies.reduce<Json>(
    (planned, kind) =>
      planAdditions(planned)
        .find(({ key }) => key === kind)
        ?.add(planned).document ?? planned,
    document,
  );
}
