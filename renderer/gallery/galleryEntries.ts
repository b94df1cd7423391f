import { strategies } from '../../sim-core/index.ts';
import type { Strategy } from '../../sim-core/index.ts';
import { lessons } from '../lessons/lessons.ts';
import { shippedScenarios } from '../scenarios.ts';
import type { ShippedScenario } from '../scenarios.ts';

/** A card of the gallery. */
export interface GalleryEntry {
  readonly shipped: ShippedScenario;
  /** Strategies in its plans, each once, in the order of the registry. */
  readonly strategies: readonly Strategy[];
  readonly plans: number;
  /** Minutes that its lesson takes; undefined where there is no lesson. */
  readonly lessonMinutes: number | undefined;
}

/** The gallery's cards, in the order in which its stories are told. */
export const galleryEntries: readonly GalleryEntry[] = shippedScenarios.map((shipped) => {
  const { plans } = JSON.parse(shipped.text) as {
    readonly plans: readonly { readonly phases: readonly { readonly strategy: string }[] }[];
  };
  const kinds = new Set(plans.flatMap(({ phases }) => phases.map(({ strategy }) => strategy)));
  return {
    shipped,
    strategies: strategies.filter(({ kind }) => kinds.has(kind)),
    plans: plans.length,
    lessonMinutes: lessons.get(shipped.id)?.minutes,
  };
});

/** What the gallery is narrowed down to. */
export interface GalleryFilter {
  readonly text: string;
  /** Kinds of strategies that all have to be among a scenario's. */
  readonly kinds: readonly string[];
  readonly withLesson: boolean;
}

/** The cards that a filter leaves. */
export function filterGallery(
  entries: readonly GalleryEntry[],
  { text, kinds, withLesson }: GalleryFilter,
): readonly GalleryEntry[] {
  const wanted = text.trim().toLowerCase();
  return entries.filter(
    ({ shipped, strategies: own, lessonMinutes }) =>
      `${shipped.name} ${shipped.question}`.toLowerCase().includes(wanted) &&
      kinds.every((kind) => own.some((strategy) => strategy.kind === kind)) &&
      (!withLesson || lessonMinutes !== undefined),
  );
}
