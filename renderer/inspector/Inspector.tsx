import { strategies } from '../../sim-core/index.ts';
import { valueAt } from '../store/path.ts';
import type { Json, Path } from '../store/path.ts';
import { useApp } from '../store/index.ts';
import { SchemaForm, wordsOfKey } from './SchemaForm.tsx';
import { formSchema } from './scenarioForm.ts';
import { schemaAt } from './formSchema.ts';

/** The settings of what is selected in the outline. */
export function Inspector() {
  const document = useApp((state) => state.document);
  const selection = useApp((state) => state.selection);
  const edit = useApp((state) => state.edit);
  const schema = schemaAt(formSchema, selection, document.draft);
  if (!schema) return null;
  const value = valueAt(document.draft, selection);
  const context = {
    document: document.draft,
    opened: document.opened as unknown as Json,
    problems: document.checked.problems,
    edit,
  };
  return (
    <>
      <h2>{headingOf(value, schema.title, selection)}</h2>
      {schema.description && <p className="help lead">{schema.description}</p>}
      {isPlanPath(selection) && <PlanStrategies plan={value} />}
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

function isPlanPath(path: Path): boolean {
  return path.length === 2 && path[0] === 'plans';
}

function headingOf(value: Json | undefined, title: string | undefined, path: Path): string {
  if (path.length === 0) return 'Scenario';
  const name = valueAt(value, ['name']);
  return typeof name === 'string' && name !== '' ? name : (title ?? wordsOfKey(String(path.at(-1))));
}

/** What the strategies of a plan bet on. */
function PlanStrategies({ plan }: { plan: Json | undefined }) {
  const phases = valueAt(plan, ['phases']);
  if (!Array.isArray(phases)) return null;
  const kinds = new Set((phases as readonly Json[]).map((phase) => valueAt(phase, ['strategy'])));
  return strategies
    .filter(({ kind }) => kinds.has(kind))
    .map(({ kind, name, summary }) => (
      <p key={kind} className="help lead">
        <b>{name}.</b> {summary}
      </p>
    ));
}
