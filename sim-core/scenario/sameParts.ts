import { canonicalJson } from './hash.ts';
import type { Plan, Scenario } from './schema.ts';

/**
 * Whether the same seed gives two scenarios the same worlds, replication by replication: all that happens in them and what
 * counts as harm, whatever the plans and whatever anything is called.
 */
export function sameWorld(one: Scenario, two: Scenario): boolean {
  return worldText(one) === worldText(two);
}

/** Whether two plans do the same, whatever they are called. */
export function samePhases(one: Plan, two: Plan): boolean {
  return canonicalJson(one.phases) === canonicalJson(two.phases);
}

const worldTexts = new WeakMap<Scenario, string>();

/** Made once of the same object: every plan of a run asks for it. */
function worldText(scenario: Scenario): string {
  let text = worldTexts.get(scenario);
  if (text === undefined) {
    text = describeWorld(scenario);
    worldTexts.set(scenario, text);
  }
  return text;
}

function describeWorld({ tolerance, world }: Scenario): string {
  const { segments, drifts, feedbacks } = world;
  const unnamed = (parts: readonly object[]) => parts.map((part) => ({ ...part, name: undefined }));
  return canonicalJson({
    tolerance,
    world: {
      ...world,
      segments: unnamed(segments),
      drifts: unnamed(drifts),
      feedbacks: unnamed(feedbacks),
    },
  });
}
