import { Glossed } from '../glossary/Term.tsx';
import { valueAt } from '../store/path.ts';
import type { Json, Path } from '../store/path.ts';
import { useApp } from '../store/index.ts';
import { problemsWithin } from '../store/selectors.ts';
import { isKnownToTeam } from '../truth/knownParts.ts';
import { ItemButtons } from './ItemButtons.tsx';
import { SchemaForm } from './SchemaForm.tsx';
import { schemaAt } from './formSchema.ts';
import { PartPreview } from './preview/PartPreview.tsx';
import { formSchema } from './scenarioForm.ts';
import { wordsOfKey } from './words.ts';

/** The settings of what is selected in the outline. */
export function Inspector() {
  const opened = useApp((state) => state.document.opened);
  const { draft, checked } = useApp((state) => state.edits);
  const edit = useApp((state) => state.edit);
  const drag = useApp((state) => state.drag);
  const endGesture = useApp((state) => state.endGesture);
  const selection = useApp((state) => state.selection);
  const truthShown = useApp((state) => state.truthShown);
  if (!truthShown && !isKnownToTeam(selection)) {
    return <p className="help lead">The truth is hidden, and with it what is in this part of the world.</p>;
  }
  const schema = schemaAt(formSchema, selection, draft);
  if (!schema) return null;
  const context = {
    document: draft,
    opened: opened as unknown as Json,
    problems: checked.problems,
    edit,
    drag,
    endGesture,
  };
  return (
    <>
      <h2>{headingOf(valueAt(draft, selection), schema.title, selection)}</h2>
      {schema.description && (
        <p className="help lead">
          <Glossed text={schema.description} />
        </p>
      )}
      <ItemButtons path={selection} />
      <PartPreview
        document={draft}
        path={selection}
        hasProblems={problemsWithin(checked.problems, selection).length > 0}
      />
      <SchemaForm
        key={selection.join('/')}
        context={context}
        path={selection}
        schema={schema}
        simpleOnly={hasItemsOfItsOwn(selection)}
      />
    </>
  );
}

/** The scenario and its world: their parts stand in the outline themselves. */
function hasItemsOfItsOwn(path: Path): boolean {
  return path.length === 0 || (path.length === 1 && path[0] === 'world');
}

function headingOf(value: Json | undefined, title: string | undefined, path: Path): string {
  if (path.length === 0) return 'Scenario';
  const name = valueAt(value, ['name']);
  return typeof name === 'string' && name !== '' ? name : (title ?? wordsOfKey(String(path.at(-1))));
}
