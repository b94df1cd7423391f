import type { ReactNode } from 'react';
import { samePath, valueAt } from '../store/path.ts';
import type { Path } from '../store/path.ts';
import { AlternativesNode } from './AlternativesNode.tsx';
import { ChecksNode } from './ChecksNode.tsx';
import { EntriesNode } from './EntriesNode.tsx';
import { Problems } from './FieldFrame.tsx';
import { KindSelect } from './KindSelect.tsx';
import { NumbersNode } from './NumbersNode.tsx';
import { PartNode } from './PartNode.tsx';
import { RecordNode } from './RecordNode.tsx';
import { TableNode, isTabular } from './TableNode.tsx';
import { CurveNode } from './curves/CurveNode.tsx';
import { isCurve } from './curves/curve.ts';
import { ChoiceNode, FlagNode, NumberNode, SegmentNode, TextNode } from './fields.tsx';
import type { FormContext, NodeProps, PartProps } from './fieldContext.ts';
import { alternativeFor } from './formSchema.ts';
import type { FormSchema } from './formSchema.ts';
import { messages } from './messages.ts';
import { isSegmentReference, segmentOptions, wordOptions } from './references.ts';
import { WhatItTakes, isPhase } from './sizing/WhatItTakes.tsx';
import { wordsOfKey } from './words.ts';

/** Names by which other parts of the file are known: given once, not edited. */
const NAMES = new Set(['id', '$schema']);

/** A form for one place of a document, made of the core's description of it. */
export function SchemaForm({
  context,
  path,
  schema,
  optional = false,
  simpleOnly = false,
}: {
  context: FormContext;
  path: Path;
  schema: FormSchema;
  /** Whether the whole may be left out. */
  optional?: boolean;
  /** Leaves out what has parts of its own. */
  simpleOnly?: boolean;
}) {
  const own = context.problems.filter((problem) => samePath(problem.path, path));
  const chosen = alternativeFor(schema, valueAt(context.document, path));
  const required = new Set(chosen.required);
  return (
    <>
      <Problems messages={messages(own)} />
      {(schema.oneOf ?? schema.anyOf) && (
        <KindSelect
          context={context}
          path={path}
          schema={schema}
          label={schema.title ?? ''}
          optional={optional}
        />
      )}
      {isPhase(path) && <WhatItTakes path={path} />}
      {Object.entries(chosen.properties ?? {})
        .filter(
          ([key, property]) =>
            !NAMES.has(key) && property.const === undefined && !(simpleOnly && hasParts(property)),
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
        ))}
    </>
  );
}

function hasParts({ type }: FormSchema): boolean {
  return type === 'object' || type === 'array';
}

function Node(node: NodeProps): ReactNode {
  const { context, schema } = node;
  const fields = (path: Path, part: FormSchema) => <SchemaForm context={context} path={path} schema={part} />;
  if (schema.oneOf ?? schema.anyOf) return <AlternativesNode {...node} fields={fields} />;
  if (schema.enum) return <ChoiceNode {...node} />;
  if (isSegmentReference(schema)) return <SegmentNode {...node} />;
  if (schema.properties) return <PartNode {...node} fields={fields} />;
  if (schema.type === 'number' || schema.type === 'integer') return <NumberNode {...node} />;
  if (schema.type === 'boolean') return <FlagNode {...node} />;
  if (schema.type === 'string') return <TextNode {...node} />;
  if (schema.type === 'array') return <ListNode {...node} fields={fields} />;
  return <RecordNode {...node} fields={fields} />;
}

function ListNode({ fields, ...node }: PartProps): ReactNode {
  const { items = {} } = node.schema;
  if (items.enum) return <ChecksNode {...node} options={wordOptions(items)} />;
  if (isSegmentReference(items)) {
    return <ChecksNode {...node} options={segmentOptions(node.context.document)} />;
  }
  if (items.type === 'number' || items.type === 'integer') return <NumbersNode {...node} />;
  if (isCurve(items)) return <CurveNode {...node} />;
  if (isTabular(items)) return <TableNode {...node} />;
  return <EntriesNode {...node} fields={fields} />;
}
