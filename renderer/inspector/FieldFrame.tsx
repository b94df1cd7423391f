import type { ReactNode } from 'react';
import { Glossed } from '../glossary/Term.tsx';
import type { Json } from '../store/path.ts';
import type { FormSchema } from './formSchema.ts';

/** What surrounds every field: its label, what it does, a way back, and what is wrong with it. */
export function FieldFrame({
  id,
  label,
  schema,
  problems,
  value,
  initial,
  optional,
  resetTo,
  onReset,
  children,
}: {
  id: string;
  label: string;
  schema: FormSchema;
  problems: readonly string[];
  value: Json | undefined;
  initial: Json | undefined;
  /** Whether it may be left out, and so be reset to nothing. */
  optional: boolean;
  /** The value that resetting brings back, in words. */
  resetTo: string;
  onReset: () => void;
  children: ReactNode;
}) {
  return (
    <div className="field" data-invalid={problems.length > 0 || undefined}>
      <div className="field-head">
        <label htmlFor={id}>{label}</label>
        {isChanged(value, initial, optional) && <ResetButton label={label} to={resetTo} onReset={onReset} />}
      </div>
      {children}
      <p className="help" id={`${id}-help`}>
        <Glossed text={schema.description ?? ''} />
      </p>
      <Problems id={`${id}-problems`} messages={problems} />
    </div>
  );
}

/** Whether there is something to go back to: what was added with its part has only been what it is. */
export function isChanged(value: Json | undefined, initial: Json | undefined, optional: boolean): boolean {
  if (initial === undefined && !optional) return false;
  return value !== initial && JSON.stringify(value) !== JSON.stringify(initial);
}

export function ResetButton({ label, to, onReset }: { label: string; to: string; onReset: () => void }) {
  return (
    <button
      type="button"
      className="button quiet reset"
      aria-label={`Reset ${label} to ${to}`}
      title={`Reset to ${to}`}
      onClick={onReset}
    >
      Reset
    </button>
  );
}

/** What is wrong, in the words of the core; read out as it comes and goes. */
export function Problems({ id, messages }: { id?: string; messages: readonly string[] }) {
  return (
    <div id={id} className="problems" aria-live="polite">
      {messages.map((message) => (
        <p key={message}>{message}</p>
      ))}
    </div>
  );
}
