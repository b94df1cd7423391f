import type { AppState } from '../store/appState.ts';
import type { Path } from '../store/path.ts';
import { existingSelection } from '../store/selection.ts';
import type { Added, Addition } from './newParts.ts';
import { withDuplicate, withoutPart } from './removedParts.ts';

type Editing = Pick<AppState, 'edits' | 'edit' | 'select'>;

/** Adds to the document and shows what was added; nothing where it cannot be added any more. */
export function addPart(app: Editing, addition: Addition | undefined): void {
  if (addition) show(app, addition.add(app.edits.draft));
}

/** Adds a second plan like one that there is, and shows it. */
export function duplicatePlan(app: Editing, path: Path): void {
  show(app, withDuplicate(app.edits.draft, path));
}

/** Takes an item of the outline away and shows its neighbour. */
export function removePart(app: Editing, path: Path): void {
  const left = withoutPart(app.edits.draft, path);
  app.edit([], left, path);
  app.select(existingSelection(left, path));
}

function show({ edit, select }: Editing, { document, path }: Added): void {
  edit([], document, path);
  select(path);
}
