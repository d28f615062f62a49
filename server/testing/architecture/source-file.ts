// Reads one source text into what the house rules speak of: its imports, the globals it uses, the tables it writes.

import path from 'node:path';
import ts from 'typescript';

export type Import = { line: number; specifier: string; names: string[]; typeOnly: boolean };
/** `what` is written as in the code: `process.env`, `Date.now`, `new Date()`, `console`. */
export type Use = { line: number; what: string };
/** One call of the query builder, or one statement in an sql`` text. `table` is undefined where it is computed. */
export type Query = { line: number; table: string | undefined; writes: boolean };
export type SourceFile = {
  /** From the repository's root, with forward slashes. */
  path: string;
  text: string;
  imports: Import[];
  uses: Use[];
  queries: Query[];
};

const READS = ['selectFrom'];
const WRITES = ['insertInto', 'updateTable', 'deleteFrom', 'replaceInto', 'mergeInto'];
const SQL_WRITE =
  /\b(?:insert\s+into|update|delete\s+from|replace\s+into)\s+(?!set\b|of\b|skip\b|nowait\b)"?([a-z_]+)"?/gi;

/** `file` is the path from the repository's root; `text` its content. Nothing is read from disk. */
export function readSource(file: string, text: string): SourceFile {
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true);
  const found: SourceFile = { path: file, text, imports: [], uses: [], queries: [] };
  const lineOf = (node: ts.Node) => tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
  const visit = (node: ts.Node): void => {
    const line = lineOf(node);
    const imported = importIn(node);
    if (imported !== undefined) found.imports.push({ line, ...imported });
    const used = useIn(node, tree);
    if (used !== undefined) found.uses.push({ line, what: used });
    for (const query of queriesIn(node, tree)) found.queries.push({ line, ...query });
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

/** The path an import leads to, from the root; undefined for a package. */
export function importedPath(file: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  return path.posix.normalize(path.posix.join(path.posix.dirname(file), specifier));
}

function importIn(node: ts.Node): Omit<Import, 'line'> | undefined {
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
    const bindings = node.importClause?.namedBindings;
    const elements = bindings !== undefined && ts.isNamedImports(bindings) ? [...bindings.elements] : [];
    const names = elements.map(element => (element.propertyName ?? element.name).text);
    const everyOneIsType = elements.length > 0 && elements.every(element => element.isTypeOnly);
    const typeOnly = node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword || everyOneIsType;
    return { specifier: node.moduleSpecifier.text, names, typeOnly };
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
    return { specifier: node.moduleSpecifier.text, names: [], typeOnly: node.isTypeOnly };
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [target] = node.arguments;
    if (target && ts.isStringLiteral(target)) return { specifier: target.text, names: [], typeOnly: false };
  }
  return undefined;
}

function useIn(node: ts.Node, tree: ts.SourceFile): string | undefined {
  if (ts.isPropertyAccessExpression(node)) {
    const owner = node.expression.getText(tree).replace(/^globalThis\./, '');
    if (owner === 'console') return 'console';
    return `${owner}.${node.name.text}`;
  }
  if (ts.isNewExpression(node) && node.expression.getText(tree) === 'Date') {
    if ((node.arguments?.length ?? 0) === 0) return 'new Date()';
  }
  if (ts.isCallExpression(node) && node.expression.getText(tree) === 'Date') return 'Date()';
  return undefined;
}

function queriesIn(node: ts.Node, tree: ts.SourceFile): Omit<Query, 'line'>[] {
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
    const method = node.expression.name.text;
    const writes = WRITES.includes(method);
    if (!writes && !READS.includes(method)) return [];
    const [target] = node.arguments;
    const table = target && ts.isStringLiteralLike(target) ? target.text.split(/\s+/)[0] : undefined;
    return [{ table, writes }];
  }
  if (ts.isTaggedTemplateExpression(node) && /^sql\b/.test(node.tag.getText(tree))) {
    const statements = [...node.template.getText(tree).matchAll(SQL_WRITE)];
    return statements.map(match => ({ table: match[1], writes: true }));
  }
  return [];
}
