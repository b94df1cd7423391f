import { trace as traceSchema } from '../../../cli/outputs/trace.ts';
import { expectedEvents } from '../../../sim-core/engine/eventLimit.ts';
import {
  UnplayableScenario,
  formatProblem,
  parseResult,
  parseScenario,
  planningContext,
  serializeResult,
  summarize,
} from '../../../sim-core/index.ts';
import type { Scenario } from '../../../sim-core/index.ts';
import { compileScenario } from '../../../sim-core/run/compileScenario.ts';
import { playChunk } from '../../../sim-core/run/playChunk.ts';
import { traceReplication } from '../../../sim-core/run/traceReplication.ts';

/** Larger worlds than these are not worth a test's time; what is refused for its size is tested elsewhere. */
const MOST_SEGMENT_TICKS = 6_000;
const MOST_EVENTS = 20_000;
const MOST_USERS = 1_000_000;

/** What became of a text that may be a scenario; `ran` counts besides where request by request was played too. */
export type Playing = 'refused' | 'too large for a test' | 'played' | 'played, and request by request';

/**
 * Plays what is accepted and asks of the answer what a reader may rely on: it plays, or it says what cannot be played
 * where it stands; results and traces are as their schemas say.
 * @throws Error that says what does not hold
 */
export function playSoundly(text: string): Playing {
  const { scenario } = parseScenario(text);
  if (!scenario) return 'refused';
  const { horizonHours, tickMinutes, segments } = scenario.world;
  if ((horizonHours * 60 * segments.length) / tickMinutes > MOST_SEGMENT_TICKS) return 'too large for a test';
  try {
    playAndRead(scenario, 'lazy');
    const one = { ...scenario, plans: scenario.plans.slice(0, 1) };
    const events = expectedEvents({ scenario: one, seed: 1, replications: 2, engine: 'events' });
    if (events > MOST_EVENTS || planningContext(scenario.world).users > MOST_USERS) return 'played';
    playAndRead(one, 'events');
    return 'played, and request by request';
  } catch (error) {
    if (error instanceof UnplayableScenario && /^(world\.|plans\[\d+\])/.test(error.message)) return 'played';
    throw error;
  }
}

function playAndRead(scenario: Scenario, engine: 'lazy' | 'events'): void {
  const compiled = compileScenario(scenario);
  const outcomes = playChunk(compiled, engine, scenario.seed, { from: 0, to: 2 });
  const result = summarize({ scenario, seed: scenario.seed, engine, outcomes, complete: true });
  const { problems } = parseResult(serializeResult(result));
  if (problems.length > 0) throw new Error(`a result that is none: ${formatProblem(problems[0]!)}`);
  const recorded = traceReplication(compiled, engine, scenario.seed, scenario.plans[0]!.id, 0);
  const { error } = traceSchema.safeParse(JSON.parse(JSON.stringify(recorded)));
  if (error) {
    const { path, message } = error.issues[0]!;
    throw new Error(`a trace that is none: ${path.join('.')} ${message}`);
  }
}
