import type { Problem } from '../../sim-core/index.ts';
import type { Json, Path } from '../store/path.ts';
import type { FormSchema } from './formSchema.ts';

/** What every field of a form works on. */
export interface FormContext {
  readonly document: Json;
  /** The document as opened, to reset to. */
  readonly opened: Json;
  readonly problems: readonly Problem[];
  readonly edit: (path: Path, value: Json | undefined) => void;
}

/** One setting in a form. */
export interface NodeProps {
  readonly context: FormContext;
  readonly path: Path;
  readonly schema: FormSchema;
  readonly label: string;
  readonly optional: boolean;
}
