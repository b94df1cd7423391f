import type { PlanStyle } from '../plans/planStyle.ts';
import { membersOf, textOf, valueAt } from '../store/path.ts';
import type { Json, Path } from '../store/path.ts';
import { entriesAt } from './entriesAt.ts';
import { challengerNote, incumbentNote } from './modelNotes.ts';
import { partName, partNote } from './partWords.ts';
import { worldParts } from './worldParts.ts';

/** Something in the outline that can be chosen. */
export interface Item {
  readonly path: Path;
  readonly name: string;
  /** What matters most of it, in a few words. */
  readonly note: string;
  readonly style?: PlanStyle | undefined;
}

/** Parts of the world that stand by themselves. */
const MODELS = new Set(['incumbent', 'challenger']);

/** The scenario, its horizon, and every part that its world has. */
export function worldItems(draft: Json): readonly Item[] {
  const world = membersOf(valueAt(draft, ['world']));
  return [
    { path: [], name: 'Scenario', note: 'name and tolerance' },
    { path: ['world'], name: 'Horizon', note: partNote('world', world) },
    ...worldParts
      .filter(({ key }) => !MODELS.has(key))
      .flatMap((part): Item[] => {
        const path = ['world', part.key];
        const places =
          part.kind === 'list' ? entriesAt(draft, path).map((_, index) => [...path, index]) : [path];
        return places.flatMap((place) => {
          const value = valueAt(draft, place);
          if (value === undefined) return [];
          return [{ path: place, name: partName(part, value), note: partNote(part.key, value) }];
        });
      }),
  ];
}

export function modelItems(draft: Json): readonly Item[] {
  return [
    { path: ['world', 'incumbent'], name: 'Incumbent', note: incumbentNote(draft) },
    { path: ['world', 'challenger'], name: 'Challenger', note: challengerNote(draft) },
  ];
}

export function planItems(draft: Json, styles: ReadonlyMap<string, PlanStyle>): readonly Item[] {
  return entriesAt(draft, ['plans']).map((plan, index) => {
    const phases = entriesAt(plan, ['phases']).length;
    return {
      path: ['plans', index],
      name: textOf(valueAt(plan, ['name'])),
      note: phases > 1 ? `${phases} phases` : '',
      style: styles.get(textOf(valueAt(plan, ['id']))),
    };
  });
}
