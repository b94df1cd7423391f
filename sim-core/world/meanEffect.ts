import { exp } from '../numeric/index.ts';
import type { CellFamily, CompiledWorld } from './compile.ts';
import type { Discordance, Effect, ServedRates, UserRates } from './effect.ts';
import { SERVED_OUTCOMES } from './cells.ts';

/** The world's effect as the means over its horizon that sample-size theory is asked about. */
export function meanEffect(world: CompiledWorld): Effect {
  const mean = (family: CellFamily) => meanCells(world, family);
  const pairs = mean('pairs');
  const interleaved = world.ranking && mean('interleaved');
  return {
    incumbent: servedRates(mean('incumbentWithLatency')),
    challenger: servedRates(mean('challengerWithLatency')),
    discordant: {
      errors: discordance(pairs, ({ incumbent, challenger }) => [incumbent === 0, challenger === 0]),
      slow: discordance(pairs, ({ slow }) => [slow === 1 || slow === 3, slow === 2 || slow === 3]),
      correct: discordance(pairs, ({ incumbent, challenger, arrives }) =>
        arrives ? [incumbent === 2, challenger === 2] : [false, false],
      ),
    },
    ...(interleaved && {
      preference: { incumbentWins: interleaved[1]!, challengerWins: interleaved[2]! },
    }),
    userRates: (model, event, hours) => userRates(world, model, event, hours),
  };
}

/** Mean probability of every cell of a family over the horizon, weighted by traffic. */
function meanCells(world: CompiledWorld, family: CellFamily): Float64Array {
  const total = world.requestsBefore[world.ticks]!;
  return Float64Array.from(world.cells(family).expected, (running) => running[world.ticks]! / total);
}

function servedRates(cells: Float64Array): ServedRates {
  const { error, success } = SERVED_OUTCOMES;
  return {
    error: cells[error * 2]! + cells[error * 2 + 1]!,
    success: cells[success * 2]! + cells[success * 2 + 1]!,
    slow: cells[1]! + cells[3]! + cells[5]!,
  };
}

interface PairCell {
  /** 0 error, 1 failure, 2 success. */
  readonly incumbent: number;
  readonly challenger: number;
  /** 0 neither, 1 only the incumbent, 2 only the challenger, 3 both. */
  readonly slow: number;
  readonly arrives: boolean;
}

function discordance(
  pairs: Float64Array,
  property: (cell: PairCell) => readonly [incumbent: boolean, challenger: boolean],
): Discordance {
  let onlyIncumbent = 0;
  let onlyChallenger = 0;
  pairs.forEach((probability, cell) => {
    const outcomePair = Math.floor(cell / 8);
    const [incumbent, challenger] = property({
      incumbent: Math.floor(outcomePair / 3),
      challenger: outcomePair % 3,
      slow: Math.floor(cell / 2) % 4,
      arrives: cell % 2 === 1,
    });
    if (incumbent && !challenger) onlyIncumbent += probability;
    if (challenger && !incumbent) onlyChallenger += probability;
  });
  return { onlyIncumbent, onlyChallenger };
}

/** A user of a class makes Poisson requests, so P(at least one) = 1 - exp(-expected number). */
function userRates(
  world: CompiledWorld,
  model: 'incumbent' | 'challenger',
  event: 'success' | 'error',
  hours: number,
): UserRates {
  const until = Math.min(world.ticks, Math.round(hours / world.tickHours));
  const requests = world.requestsBefore[until]!;
  const events = world.cells(model).expected[SERVED_OUTCOMES[event]]![until]!;
  const population = world.userClasses.reduce((sum, { users }) => sum + users, 0);
  let exposed = 0;
  let withEvent = 0;
  for (const { users, trafficShare } of world.userClasses) {
    const share = users / population;
    exposed += share * (1 - exp((-requests * trafficShare) / users));
    withEvent += share * (1 - exp((-events * trafficShare) / users));
  }
  return { exposed, withEvent };
}
