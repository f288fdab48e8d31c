import ts from 'typescript';

/** What declares tests; `fault` is the end-to-end tests' own. */
const DECLARING = new Set(['describe', 'it', 'test', 'fault']);
/** Ways to declare one that keeps no promise. */
const KEEPING_NOTHING = new Set(['skip', 'todo', 'failing']);

/**
 * The titles of the tests that a spec declares and that are run, and of the groups that hold such a test. Where a table is written out, each of its
 * rows has its title too. What a title is put together of only when it runs stands in it as in the source.
 * @param {string} source
 * @returns {Set<string>}
 */
export function testTitles(source) {
  const titles = new Set();
  visit(ts.createSourceFile('spec.ts', source, ts.ScriptTarget.Latest, true), titles);
  return titles;
}

/** @returns {boolean} whether a test is declared here */
function visit(node, titles) {
  const declared = ts.isCallExpression(node) ? declarationOf(node) : undefined;
  if (declared && !declared.isKept) return false;
  let holdsTest = false;
  // Stops at the first child for which something true comes back.
  ts.forEachChild(node, (child) => {
    holdsTest = visit(child, titles) || holdsTest;
  });
  if (!declared) return holdsTest;
  const isTest = declared.kind !== 'describe' || holdsTest;
  if (isTest) declared.titles.forEach((title) => titles.add(title));
  return isTest;
}

/** Undefined where the call declares nothing. */
function declarationOf({ expression, arguments: [title] }) {
  const { kind, modifiers, table } = calleeOf(expression);
  const isTableAlone = modifiers[0] === 'each' && !table;
  if (!DECLARING.has(kind) || !title || isTableAlone) return undefined;
  const text = textOf(title);
  const titles = text === undefined ? [] : [text, ...rowsOf(table).map((row) => filledIn(text, row))];
  return { kind, titles, isKept: !modifiers.some((modifier) => KEEPING_NOTHING.has(modifier)) };
}

/** `it.skip.each(table)`, taken apart: `it`, the words behind it, the last first, and the table. */
function calleeOf(expression, modifiers = [], table = undefined) {
  if (ts.isPropertyAccessExpression(expression)) return calleeOf(expression.expression, [...modifiers, expression.name.text], table);
  if (ts.isCallExpression(expression)) return calleeOf(expression.expression, modifiers, expression.arguments[0]);
  return { kind: ts.isIdentifier(expression) ? expression.text : undefined, modifiers, table };
}

/** Undefined for what is no text. */
function textOf(node) {
  if (ts.isTemplateExpression(node)) return node.getText().slice(1, -1);
  return ts.isStringLiteralLike(node) || ts.isNumericLiteral(node) ? node.text : undefined;
}

/** The values of each row, undefined where they are no text. */
function rowsOf(table) {
  if (!table || !ts.isArrayLiteralExpression(table)) return [];
  return table.elements.map((row) => (ts.isArrayLiteralExpression(row) ? row.elements : [row]).map(textOf));
}

function filledIn(title, row) {
  const values = [...row];
  return title.replaceAll(/%[a-z]/g, (place) => values.shift() ?? place);
}
