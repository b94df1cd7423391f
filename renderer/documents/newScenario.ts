import { serializeScenario } from '../../sim-core/index.ts';
import { shippedScenarios } from '../scenarios.ts';
import { ownScenario } from '../welcome/ownScenario.ts';
import { firstAnswers } from '../welcome/rolloutAnswers.ts';

/** The text of a new scenario: an ordinary world and a plan of each strategy, to be changed in every detail. */
export function newScenario(): string {
  const made = ownScenario(firstAnswers, shippedScenarios);
  if (!made.scenario) throw new Error('The answers that the form starts with make no scenario.');
  return serializeScenario(made.scenario);
}
