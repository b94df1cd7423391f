import type { ReactNode } from 'react';
import type { Problem } from '../../sim-core/index.ts';
import { valueAt } from '../store/path.ts';
import type { Json, Path } from '../store/path.ts';
import { problemsWithin } from '../store/selectors.ts';
import type { FormSchema } from './formSchema.ts';
import { initialValue } from './initialValue.ts';
import { messages } from './messages.ts';

/** What every field of a form works on. */
export interface FormContext {
  readonly document: Json;
  /** The document as opened, to reset to. */
  readonly opened: Json;
  readonly problems: readonly Problem[];
  readonly edit: (path: Path, value: Json | undefined, place?: Path) => void;
  /** Changes a part bit by bit: what follows in the same place is undone together, until the gesture ends. */
  readonly drag: (path: Path, value: Json) => void;
  readonly endGesture: () => void;
}

/** One setting in a form. */
export interface NodeProps {
  readonly context: FormContext;
  readonly path: Path;
  readonly schema: FormSchema;
  readonly label: string;
  readonly optional: boolean;
}

/** A setting that has settings of its own, which the form draws. */
export interface PartProps extends NodeProps {
  /** `optional`: it may be left out, so that of several kinds it can be of none. */
  readonly fields: (path: Path, schema: FormSchema, optional?: boolean) => ReactNode;
}

/** What a field shows: the value, which may be the default, what it was at first, and what is wrong in it. */
export function fieldState({ context, path, schema }: Pick<NodeProps, 'context' | 'path' | 'schema'>) {
  return {
    value: valueAt(context.document, path) ?? schema.default,
    initial: initialValue(context.opened, context.document, path),
    problems: messages(problemsWithin(context.problems, path)),
  };
}
