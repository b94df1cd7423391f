import { expectedRequests } from '../world/traffic.ts';
import type { Problem } from './problems.ts';
import type { World } from './schema.ts';

/** Most requests that can be counted without rounding, with room for what is computed from them. */
const MAX_REQUESTS = 1e15;

const PROFILE_LENGTHS = [168, 336, 504, 672, 1008, 2016];

/** What the schema cannot see in a world's traffic. */
export function trafficProblems(world: World): Problem[] {
  const problems = [...profileProblems(world), ...holidayProblems(world)];
  return problems.length > 0 ? problems : amountProblems(world);
}

function profileProblems({ traffic: { shape } }: World): Problem[] {
  if (shape.kind !== 'profile' || PROFILE_LENGTHS.includes(shape.hourOfWeek.length)) return [];
  return [
    {
      path: ['traffic', 'shape', 'hourOfWeek'],
      message: `requires 168 weights, or ${PROFILE_LENGTHS.slice(1).join(', ')} for finer steps, got ${shape.hourOfWeek.length}`,
    },
  ];
}

function holidayProblems({ traffic: { holidays } }: World): Problem[] {
  return holidays.flatMap(({ atHours, hours }, index) => {
    const other = holidays.findIndex(
      (earlier) => earlier.atHours < atHours + hours && atHours < earlier.atHours + earlier.hours,
    );
    if (other >= index) return [];
    return [
      {
        path: ['traffic', 'holidays', index],
        message: `requires hours of its own, got ${atHours} to ${atHours + hours}, which overlap holidays[${other}]`,
      },
    ];
  });
}

/** Without any traffic there is nothing to compare, and no rate per request; too much cannot be counted. */
function amountProblems({ traffic, horizonHours, tickMinutes }: World): Problem[] {
  const tickHours = tickMinutes / 60;
  const ticks = Math.max(1, Math.round(horizonHours / tickHours));
  const requests = expectedRequests(traffic, ticks, tickHours).reduce((sum, ofTick) => sum + ofTick, 0);
  if (!(requests > 0)) {
    return [{ path: ['traffic', 'shape'], message: 'requires some traffic within the horizon, got none' }];
  }
  // Above what the intensity reaches once in a billion ticks (a Gamma's tail falls as exp(-x / dispersion)).
  const peak = 1 + 6 * Math.sqrt(traffic.dispersion) + 20 * traffic.dispersion;
  if (requests * peak <= MAX_REQUESTS) return [];
  return [
    {
      path: ['traffic', 'requestsPerSecond'],
      message: `requires at most ${rounded(MAX_REQUESTS / peak)} requests within the horizon, got ${rounded(requests)}`,
    },
  ];
}

/** Three digits, grouped: 37,000,000,000. */
function rounded(requests: number): string {
  return requests.toLocaleString('en-US', { maximumSignificantDigits: 3 });
}
