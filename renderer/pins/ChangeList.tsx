import { placeInDraft } from '../changes/placeInDraft.ts';
import { appStore } from '../store/index.ts';
import type { Json } from '../store/path.ts';
import { existingSelection } from '../store/selection.ts';
import type { ToldChange } from './usePin.ts';

/** Only what changed, each leading to its settings. */
export function ChangeList({
  changes,
  older,
  newer,
}: {
  changes: readonly ToldChange[];
  older: Json;
  newer: Json;
}) {
  const open = ({ change }: ToldChange) => {
    const { edits, select } = appStore.getState();
    const place =
      change.kind === 'removed'
        ? placeInDraft(older, change.before, edits.draft)
        : placeInDraft(newer, change.after, edits.draft);
    select(existingSelection(edits.draft, place));
  };
  return (
    <ul className="changes">
      {changes.map((told) => {
        const { place, what } = told.words;
        return (
          <li key={`${place.join('/')}:${what}`}>
            <button type="button" onClick={() => open(told)} title="Open its settings">
              {place.join(' › ')}: <b>{what}</b>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
