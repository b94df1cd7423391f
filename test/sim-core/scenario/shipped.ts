import { readFileSync, readdirSync } from 'node:fs';
import type { Scenario } from '../../../sim-core/index.ts';
import { formatProblem, parseScenario } from '../../../sim-core/index.ts';

const folder = new URL('../../../assets/scenarios/', import.meta.url);

/** Ids of the scenarios that are shipped, in the order in which the gallery tells them. */
export const galleryOrder: readonly string[] = (
  JSON.parse(readFileSync(new URL('../gallery.json', folder), 'utf8')) as { readonly id: string }[]
).map(({ id }) => id);

/** Texts of the scenarios that are shipped, by id. */
export const shippedTexts: ReadonlyMap<string, string> = new Map(
  readdirSync(folder)
    .sort()
    .map((name) => [name.replace('.rollout.json', ''), readFileSync(new URL(name, folder), 'utf8')]),
);

/** A shipped scenario as it is read; throws if it is not fit to be shipped. */
export function shipped(id: string): Scenario {
  const { scenario, problems } = parseScenario(shippedTexts.get(id)!);
  if (!scenario) throw new Error(problems.map(formatProblem).join('\n'));
  return scenario;
}
