import { modelItems, planItems, worldItems } from '../outline/items.ts';
import type { AppState } from '../store/appState.ts';
import { samePath } from '../store/path.ts';

/** The name of what is selected in the outline. */
export function outlineItemName({
  edits: { draft },
  selection,
}: Pick<AppState, 'edits' | 'selection'>): string {
  const items = [...worldItems(draft), ...modelItems(draft), ...planItems(draft, new Map())];
  return items.find(({ path }) => samePath(path, selection))?.name ?? 'what is selected';
}
