import { isBound } from './scopes.ts';
import { isNode, walk } from './sourceFile.ts';
import type { SourceFile, SyntaxNode } from './sourceFile.ts';

/** What ECMAScript defines to the last bit; the rest of Math may differ between engines, and random always does. */
const exactMath = new Set(
  'abs ceil clz32 floor fround imul max min round sign sqrt trunc E LN2 LN10 LOG2E LOG10E PI SQRT1_2 SQRT2'.split(
    ' ',
  ),
);

const hostGlobals = new Set(
  `Date performance crypto Intl globalThis self window document navigator location localStorage process Buffer
   require console fetch XMLHttpRequest WebSocket Worker postMessage setTimeout setInterval setImmediate
   queueMicrotask requestAnimationFrame eval Function`.split(/\s+/),
);

/**
 * What in a file would make its results depend on the engine, the clock, the locale or the host, one sentence each.
 */
export function determinismProblems(file: SourceFile): string[] {
  const problems: string[] = [];
  const report = (what: string) => problems.push(`${file.path}: sim-core must not use ${what}`);
  walk(file.tree, (node, around) => {
    const [parent] = around;
    if (node.operator === '**' || node.operator === '**=') report(`the operator ${node.operator}`);
    if (node.type === 'MemberExpression') reportLocale(node, parent, report);
    if (node.type !== 'Identifier' || isPropertyName(node, parent)) return;
    if (node.name === 'Math') reportMath(parent, report);
    else if (hostGlobals.has(String(node.name)) && !isBound(String(node.name), around))
      report(String(node.name));
  });
  for (const [reference] of file.text.matchAll(/^\s*\/\/\/\s*<reference.*$/gm)) report(reference.trim());
  return problems;
}

function reportMath(parent: SyntaxNode | undefined, report: (what: string) => void): void {
  const name = parent?.type === 'MemberExpression' ? memberName(parent) : undefined;
  if (name === undefined) report('Math otherwise than as Math.name');
  else if (!exactMath.has(name)) report(`Math.${name}`);
}

/** Formatting with a locale spelled out is the same everywhere; collation is not even then. */
function reportLocale(
  member: SyntaxNode,
  parent: SyntaxNode | undefined,
  report: (what: string) => void,
): void {
  const name = memberName(member);
  if (name === 'localeCompare') report(name);
  if (!name?.startsWith('toLocale')) return;
  const [locale] = parent?.callee === member ? (parent.arguments as readonly SyntaxNode[]) : [];
  if (locale?.type !== 'Literal') report(`${name} without a fixed locale`);
}

function memberName(node: SyntaxNode): string | undefined {
  if (!isNode(node.property)) return undefined;
  const name = node.computed ? node.property.value : node.property.name;
  return typeof name === 'string' ? name : undefined;
}

/** `a.process` and `{ process: 1 }` name a property, not the global; of `{ process }` the value is a node of its own. */
function isPropertyName(node: SyntaxNode, parent: SyntaxNode | undefined): boolean {
  if (!parent || parent.computed) return false;
  if (parent.type === 'MemberExpression') return parent.property === node;
  if (parent.type === 'TSQualifiedName') return parent.right === node;
  return parent.key === node;
}
