import type { ReactNode } from 'react';
import type { FormSchema } from './formSchema.ts';

/** What surrounds every field: its label, what it does, a way back, and what is wrong with it. */
export function FieldFrame({
  id,
  label,
  schema,
  problems,
  changed,
  resetTo,
  onReset,
  children,
}: {
  id: string;
  label: string;
  schema: FormSchema;
  problems: readonly string[];
  changed: boolean;
  /** The value that resetting brings back, in words. */
  resetTo: string;
  onReset: () => void;
  children: ReactNode;
}) {
  return (
    <div className="field" data-invalid={problems.length > 0 || undefined}>
      <div className="field-head">
        <label htmlFor={id}>{label}</label>
        {changed && (
          <button
            type="button"
            className="button quiet reset"
            aria-label={`Reset ${label} to ${resetTo}`}
            title={`Reset to ${resetTo}`}
            onClick={onReset}
          >
            Reset
          </button>
        )}
      </div>
      {children}
      <p className="help" id={`${id}-help`}>
        {schema.description}
      </p>
      <div id={`${id}-problems`} className="problems" aria-live="polite">
        {problems.map((problem) => (
          <p key={problem}>{problem}</p>
        ))}
      </div>
    </div>
  );
}
