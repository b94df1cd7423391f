import { withDuplicate, withoutPart, removal } from '../outline/removedParts.ts';
import { existingSelection } from '../store/selection.ts';
import type { Path } from '../store/path.ts';
import { appStore, useApp } from '../store/index.ts';

/** What can be done with an item of the outline as a whole. */
export function ItemButtons({ path }: { path: Path }) {
  const draft = useApp((state) => state.edits.draft);
  const { edit, select } = appStore.getState();
  const state = removal(draft, path);
  if (state === 'never') return null;
  const isPlan = path[0] === 'plans';
  return (
    <p className="item-buttons">
      {isPlan && (
        <button
          type="button"
          className="button small"
          onClick={() => {
            const added = withDuplicate(draft, path);
            edit([], added.document, added.path);
            select(added.path);
          }}
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
          const left = withoutPart(draft, path);
          edit([], left, path);
          select(existingSelection(left, path));
          focusSelected();
        }}
      >
        {isPlan ? 'Remove plan' : 'Remove'}
      </button>
    </p>
  );
}

/** The button is gone with its item; the keyboard goes on at what is selected now. */
function focusSelected(): void {
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>('.outline button[aria-current="true"]')?.focus(),
  );
}
