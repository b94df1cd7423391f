import { readFileSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseAst } from 'rolldown/parseAst';

export const repository = fileURLToPath(new URL('../../', import.meta.url));

/** How one file names another: `import()` of something computed has no specifier. */
export interface Reference {
  readonly specifier: string | undefined;
  readonly form: 'import' | 'url';
  /** True where nothing of it remains at run time: `import type`, `export type`, `import('x').T`. */
  readonly typeOnly: boolean;
}

/** A node of the syntax tree (ESTree with TypeScript's additions). */
export interface SyntaxNode {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** A source file as the rules see it. `path` is relative to the repository, with forward slashes. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly tree: SyntaxNode;
}

/** Parses TypeScript or JavaScript; throws a SyntaxError on source that does not parse. */
export function parseSource(path: string, text: string): SourceFile {
  const lang = path.endsWith('x') ? 'tsx' : 'ts';
  return { path, text, tree: parseAst(text, { lang }, path) as unknown as SyntaxNode };
}

/** Every TypeScript and JavaScript source under a folder of the repository. */
export function readLayer(folder: string): SourceFile[] {
  return readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => posix.join(folder, name.replaceAll('\\', '/')))
    .filter((path) => /\.[cm]?[jt]sx?$/.test(path))
    .toSorted()
    .map((path) => parseSource(path, readFileSync(join(repository, path), 'utf8')));
}

/** Calls `visit` for each node, parents first, with the nodes it hangs on, the nearest first. */
export function walk(
  node: SyntaxNode,
  visit: (node: SyntaxNode, around: readonly SyntaxNode[]) => void,
  around: readonly SyntaxNode[] = [],
): void {
  visit(node, around);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isNode(child)) walk(child, visit, [node, ...around]);
    }
  }
}

/** All that a file imports, re-exports, or locates by `new URL(..., import.meta.url)`. */
export function referencesOf(file: SourceFile): Reference[] {
  const references: Reference[] = [];
  walk(file.tree, (node) => {
    const reference = referenceAt(node);
    if (reference) references.push(reference);
  });
  return references;
}

function referenceAt(node: SyntaxNode): Reference | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      if (!isNode(node.source)) return undefined;
      return { specifier: literal(node.source), form: 'import', typeOnly: isTypeOnly(node) };
    case 'ImportExpression':
      return { specifier: literal(node.source), form: 'import', typeOnly: false };
    case 'TSImportType':
      return { specifier: literal(node.source), form: 'import', typeOnly: true };
    case 'TSExternalModuleReference':
      return { specifier: literal(node.expression), form: 'import', typeOnly: false };
    case 'CallExpression':
      if (!isNamed(node.callee, 'require') && !isGlob(node.callee)) return undefined;
      return { specifier: literal(argument(node, 0)), form: 'import', typeOnly: false };
    case 'NewExpression':
      if (!isNamed(node.callee, 'URL') || !isImportMeta(argument(node, 1))) return undefined;
      return { specifier: literal(argument(node, 0)), form: 'url', typeOnly: false };
    default:
      return undefined;
  }
}

/** Vite's `import.meta.glob(pattern)`: an import of every file that matches. */
function isGlob(callee: unknown): boolean {
  return isImportMeta(callee) && isNode(callee) && isNamed(callee.property, 'glob');
}

function isTypeOnly(node: SyntaxNode): boolean {
  return (node.importKind ?? node.exportKind) === 'type';
}

function argument(node: SyntaxNode, index: number): unknown {
  return (node.arguments as readonly unknown[])[index];
}

/** Whether a value is a member of import.meta, such as `import.meta.url`. */
function isImportMeta(value: unknown): boolean {
  if (!isNode(value) || value.type !== 'MemberExpression') return false;
  return isNode(value.object) && value.object.type === 'MetaProperty';
}

function literal(value: unknown): string | undefined {
  if (!isNode(value)) return undefined;
  if (value.type === 'Literal' && typeof value.value === 'string') return value.value;
  if (value.type !== 'TemplateLiteral') return undefined;
  const [only, ...more] = value.quasis as readonly { readonly value: { readonly cooked: string } }[];
  return more.length === 0 ? only?.value.cooked : undefined;
}

function isNamed(value: unknown, name: string): boolean {
  return isNode(value) && value.type === 'Identifier' && value.name === name;
}

/** Whether a field of a node holds a node. */
export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
