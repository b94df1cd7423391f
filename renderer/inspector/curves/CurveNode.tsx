import { valueAt } from '../../store/path.ts';
import type { Json } from '../../store/path.ts';
import { TableNode } from '../TableNode.tsx';
import type { NodeProps } from '../fieldContext.ts';
import { CurveEditor } from './CurveEditor.tsx';
import { readCurve } from './curve.ts';

/** The points of a curve: drawn by hand, and in a table that says them exactly. */
export function CurveNode(node: NodeProps) {
  const { context, path, schema } = node;
  const points = readCurve(valueAt(context.document, path));
  const over = valueAt(context.document, [...path.slice(0, -1), 'over']) === 'share' ? 'share' : 'hours';
  const horizon = valueAt(context.document, ['world', 'horizonHours']);
  const value = schema.items?.properties?.['value'] ?? {};
  return (
    <TableNode {...node}>
      {points ? (
        <CurveEditor
          label={nameOf(value.description) ?? node.label}
          points={points}
          over={over}
          horizonHours={typeof horizon === 'number' && horizon > 0 ? horizon : 1}
          schema={value}
          most={schema.maxItems ?? Infinity}
          onDrag={(next) => context.drag(path, next as unknown as Json)}
          onEdit={(next) => context.edit(path, next as unknown as Json)}
          onGestureEnd={context.endGesture}
        />
      ) : (
        <p className="help">The curve is drawn once its points are numbers in ascending order.</p>
      )}
    </TableNode>
  );
}

/** "Errors there." is about errors. */
function nameOf(description: string | undefined): string | undefined {
  return description?.replace(/ there\.$/, '').toLowerCase();
}
