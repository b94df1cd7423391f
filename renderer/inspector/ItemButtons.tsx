import { land } from '../commands/landing.ts';
import { duplicatePlan, removePart } from '../outline/changeParts.ts';
import { removal } from '../outline/removedParts.ts';
import type { Path } from '../store/path.ts';
import { appStore, useApp } from '../store/index.ts';

/** What can be done with an item of the outline as a whole. */
export function ItemButtons({ path }: { path: Path }) {
  const draft = useApp((state) => state.edits.draft);
  const state = removal(draft, path);
  if (state === 'never') return null;
  const isPlan = path[0] === 'plans';
  return (
    <p className="item-buttons">
      {isPlan && (
        <button
          type="button"
          className="button small"
          onClick={() => duplicatePlan(appStore.getState(), path)}
        >
          Duplicate
        </button>
      )}
      <button
        type="button"
        className="button small"
        disabled={state === 'not the last'}
        title={state === 'not the last' ? 'There has to be one.' : undefined}
        onClick={() => {
          removePart(appStore.getState(), path);
          // The button is gone with its item; the keyboard goes on at what is selected now.
          requestAnimationFrame(() => land('outline'));
        }}
      >
        {isPlan ? 'Remove plan' : 'Remove'}
      </button>
    </p>
  );
}
