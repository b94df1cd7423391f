import type * as z from 'zod';
import { visibleJson } from './harmlessText.ts';

/** One thing wrong with a scenario file: where, and what is required instead. */
export interface Problem {
  /** Keys and list positions from the top of the file; empty for the file as a whole. */
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** "plans[1].phases[0].share"; empty for the file as a whole. */
export function formatPath(path: readonly PropertyKey[]): string {
  return path
    .map((key, index) =>
      typeof key === 'number'
        ? `[${key}]`
        : /^[A-Za-z_$][\w$-]{0,59}$/.test(String(key))
          ? `${index > 0 ? '.' : ''}${String(key)}`
          : `[${showValue(String(key))}]`,
    )
    .join('');
}

/** The line a person reads: "plans[1].phases[0].share requires a number from 0 to 1, got 1.2". */
export function formatProblem({ path, message }: Problem): string {
  const where = formatPath(path);
  return where === '' ? message : `${where} ${message}`;
}

/** Something in the file as a reader would recognise it, cut to a length that fits a line. */
export function showValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  // JSON would call a number that is too large to be one "null".
  const shown = typeof value === 'string' ? JSON.stringify(value.slice(0, 60)) : `${value as number}`;
  const visible = visibleJson(shown);
  return visible.length > 60 ? `${visible.slice(0, 57)}...` : visible;
}

/** What stands at a path; undefined where nothing does. */
export function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  let value = root;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}

/** Turns the schema's issues into problems, one for each thing that is required and not there. */
export function problemsOf(issues: readonly z.core.$ZodIssue[], input: unknown): Problem[] {
  const problems = issues.flatMap((issue): Problem[] => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ path: [...issue.path, key], message: issue.message }));
    }
    const inside = issue.code === 'invalid_union' ? issuesInside(issue) : undefined;
    if (inside) return problemsOf(inside, input);
    if (issue.code === 'invalid_key') return [{ path: issue.path, message: issue.message }];
    return [{ path: issue.path, message: `${issue.message}, got ${showValue(valueAt(input, issue.path))}` }];
  });
  // A value can break several bounds of one requirement (too large, and too large to be whole).
  return problems.filter((problem, index) => {
    const before = problems[index - 1];
    return !before || formatProblem(before) !== formatProblem(problem);
  });
}

/** The keys that a schema does not know, by the object that they stand in. */
export function unknownKeys(
  issues: readonly z.core.$ZodIssue[],
): { readonly path: readonly PropertyKey[]; readonly keys: readonly string[] }[] {
  return issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') return [{ path: issue.path, keys: issue.keys }];
    return issue.code === 'invalid_union' ? unknownKeys(issuesInside(issue) ?? []) : [];
  });
}

/**
 * Where a value may be written in several ways, what is wrong with the way it was written in: that of the
 * alternative which looked inside it. Undefined when it resembles none.
 */
function issuesInside(issue: z.core.$ZodIssueInvalidUnion): z.core.$ZodIssue[] | undefined {
  const entered = issue.errors.find((issues) => issues.some(({ path }) => path.length > 0));
  return entered?.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }));
}

/** Most problems that are listed one by one. */
const MAX_PROBLEMS = 100;

/** The first hundred problems and how many more there are: a hostile file can have millions, and nobody reads them. */
export function listed(problems: readonly Problem[], noun: string): readonly Problem[] {
  const more = problems.length - MAX_PROBLEMS;
  return more > 0
    ? [...problems.slice(0, MAX_PROBLEMS), { path: [], message: `The file has ${more} more ${noun}` }]
    : problems;
}
