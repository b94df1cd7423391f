import type { Problem } from '../../sim-core/index.ts';
import { samePath, valueAt } from '../store/path.ts';
import type { Json, Path } from '../store/path.ts';
import { ChoiceNode, FlagNode, NumberNode, TextNode } from './fields.tsx';
import type { FormContext, NodeProps } from './fieldContext.ts';
import { alternativeFor, startingValue } from './formSchema.ts';
import type { FormSchema } from './formSchema.ts';
import { messages } from './messages.ts';

/** Keys that other parts of the file refer to, or that choose the form itself: shown elsewhere, not edited. */
const FIXED_KEYS = new Set(['id', 'strategy', 'kind', 'format', 'version', '$schema']);

/** "hourOfWeek" as a label: "Hour of week". */
export function wordsOfKey(key: string): string {
  const spaced = key.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** Longest list whose entries get fields of their own. */
const MAX_ENTRIES = 24;

/** A form for one place of a document, made of the core's description of it. */
export function SchemaForm({
  context,
  path,
  schema,
  simpleOnly = false,
}: {
  context: FormContext;
  path: Path;
  schema: FormSchema;
  /** Leaves out what has parts of its own. */
  simpleOnly?: boolean;
}) {
  const own = context.problems.filter((problem) => samePath(problem.path, path));
  const resolved = alternativeFor(schema, valueAt(context.document, path));
  return (
    <>
      <ProblemList problems={own} />
      <Properties context={context} path={path} schema={resolved} simpleOnly={simpleOnly} />
    </>
  );
}

function Properties({
  context,
  path,
  schema,
  simpleOnly,
}: Omit<NodeProps, 'label' | 'optional'> & { simpleOnly: boolean }) {
  const required = new Set(schema.required);
  return Object.entries(schema.properties ?? {})
    .filter(
      ([key, { type }]) => !FIXED_KEYS.has(key) && !(simpleOnly && (type === 'object' || type === 'array')),
    )
    .map(([key, property]) => (
      <Node
        key={key}
        context={context}
        path={[...path, key]}
        schema={property}
        label={property.title ?? wordsOfKey(key)}
        optional={!required.has(key) && property.default === undefined}
      />
    ));
}

function Node(props: NodeProps) {
  const { context, path, label } = props;
  const value = valueAt(context.document, path);
  const schema = alternativeFor(props.schema, value);
  if (schema.type === 'number' || schema.type === 'integer') return <NumberNode {...props} schema={schema} />;
  if (schema.type === 'boolean') return <FlagNode {...props} schema={schema} />;
  if (schema.enum) return <ChoiceNode {...props} schema={schema} />;
  if (schema.type === 'string') return <TextNode {...props} schema={schema} />;
  if (schema.type === 'array') return <ListNode {...props} schema={schema} />;
  if (schema.properties && value !== undefined) {
    return (
      <fieldset className="group">
        <legend>{label}</legend>
        <SchemaForm context={context} path={path} schema={schema} />
      </fieldset>
    );
  }
  if (typeof schema.additionalProperties === 'object' && typeof value === 'object' && value !== null) {
    return Object.keys(value).map((key) => (
      <fieldset className="group" key={key}>
        <legend>In {key}</legend>
        <SchemaForm
          context={context}
          path={[...path, key]}
          schema={schema.additionalProperties as FormSchema}
        />
      </fieldset>
    ));
  }
  return null;
}

function ListNode({ context, path, schema, label }: NodeProps) {
  const value = valueAt(context.document, path);
  const { items } = schema;
  if (!Array.isArray(value) || !items) return null;
  const entries = value as readonly Json[];
  const own = context.problems.filter((problem) => samePath(problem.path, path));
  if (
    entries.length > MAX_ENTRIES ||
    (items.type !== 'object' && !items.properties && !items.oneOf && !items.anyOf)
  ) {
    return (
      <div className="field">
        <p className="field-head">{label}</p>
        <p className="help">
          {entries.length > MAX_ENTRIES ? `${entries.length} entries` : entries.map(String).join(', ')}
        </p>
        <ProblemList problems={own} />
      </div>
    );
  }
  const singular = (items.title ?? label.replace(/s$/, '')).toLowerCase();
  const canRemove = entries.length > (schema.minItems ?? 0);
  const canAdd = entries.length < (schema.maxItems ?? Infinity);
  return (
    <fieldset className="group list">
      <legend>{label}</legend>
      {schema.description && <p className="help">{schema.description}</p>}
      <ol>
        {entries.map((entry, index) => (
          <li key={index}>
            <fieldset className="entry">
              <legend>
                {singular} {index + 1}
                {kindOf(items, entry)}
              </legend>
              <SchemaForm context={context} path={[...path, index]} schema={items} />
              <button
                type="button"
                className="button quiet small"
                disabled={!canRemove}
                aria-label={`Remove ${singular} ${index + 1}`}
                onClick={() => context.edit([...path, index], undefined)}
              >
                Remove
              </button>
            </fieldset>
          </li>
        ))}
      </ol>
      <ProblemList problems={own} />
      <button
        type="button"
        className="button small"
        disabled={!canAdd}
        onClick={() => context.edit([...path, entries.length], entries.at(-1) ?? startingValue(items))}
      >
        Add a {singular}
      </button>
    </fieldset>
  );
}

/** Which alternative an entry is, behind its number: ": Canary release". */
function kindOf(items: FormSchema, entry: Json): string {
  const kind = alternativeFor(items, entry);
  return kind !== items && kind.title !== undefined ? `: ${kind.title}` : '';
}

function ProblemList({ problems }: { problems: readonly Problem[] }) {
  if (problems.length === 0) return null;
  return (
    <div className="problems" role="alert">
      {messages(problems).map((message) => (
        <p key={message}>{message}</p>
      ))}
    </div>
  );
}
