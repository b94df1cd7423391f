import { isNode } from './sourceFile.ts';
import type { SyntaxNode } from './sourceFile.ts';

/**
 * Whether a name stands for something the file itself declares: a parameter, variable, function, class or import of
 * one of the nodes around it. (`var` is not looked for in nested blocks: the linter bans it.)
 */
export function isBound(name: string, around: readonly SyntaxNode[]): boolean {
  return around.some((node) => boundNames(node).includes(name));
}

function boundNames(scope: SyntaxNode): string[] {
  const { id, params, param, init, left, body, cases, type } = scope;
  const statements =
    type === 'SwitchStatement' ? nodes(cases).flatMap((each) => nodes(each.consequent)) : nodes(body);
  return [
    ...(type === 'FunctionExpression' ? patternNames(id) : []),
    ...nodes(params).flatMap(patternNames),
    ...(type === 'CatchClause' ? patternNames(param) : []),
    ...(type.startsWith('For') ? [...declaredNames(init), ...declaredNames(left)] : []),
    ...statements.flatMap(declaredNames),
  ];
}

function declaredNames(statement: unknown): string[] {
  if (!isNode(statement)) return [];
  switch (statement.type) {
    case 'VariableDeclaration':
      return nodes(statement.declarations).flatMap((each) => patternNames(each.id));
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
      return patternNames(statement.id);
    case 'ImportDeclaration':
      return nodes(statement.specifiers).flatMap((each) => patternNames(each.local));
    case 'ExportNamedDeclaration':
      return declaredNames(statement.declaration);
    default:
      return [];
  }
}

function patternNames(pattern: unknown): string[] {
  if (!isNode(pattern)) return [];
  switch (pattern.type) {
    case 'Identifier':
      return [String(pattern.name)];
    case 'AssignmentPattern':
      return patternNames(pattern.left);
    case 'RestElement':
      return patternNames(pattern.argument);
    case 'ArrayPattern':
      return nodes(pattern.elements).flatMap(patternNames);
    case 'ObjectPattern':
      return nodes(pattern.properties).flatMap((each) => patternNames(each.value ?? each));
    default:
      return [];
  }
}

function nodes(value: unknown): SyntaxNode[] {
  return Array.isArray(value) ? value.filter(isNode) : [];
}
