const LAST_IMPORT = /^import [^;]*;\n(?![^]*^import )/m;
const END_OF_LIST = /^( *)\];$/m;
const END_OF_OBJECT = /^\};$/m;
const END_OF_LOCAL_TABLES = /(?<=^\| `.*`)(?= \| local \|)/m;

/**
 * A file that holds one list, with one entry more at its end.
 * @param path for the error
 * @throws Error when there is no list that ends with `];` on a line of its own
 */
export function withEntry(text: string, path: string, { importLine, entry }: { importLine: string; entry: string }): string {
  if (!LAST_IMPORT.test(text) || !END_OF_LIST.test(text)) throw new Error(`${path}: found no imports, or no list that ends with "];" on a line of its own`);
  return text
    .replace(LAST_IMPORT, (last) => `${importLine}\n${last}`)
    .replace(END_OF_LIST, (end, indent: string) => `${indent}  ${entry}\n${end}`);
}

/**
 * A file that holds one object first of all, with one property more at its end.
 * @param path for the error
 * @throws Error when there is no object that ends with `};` on a line of its own
 */
export function withProperty(text: string, path: string, property: string): string {
  if (!END_OF_OBJECT.test(text)) throw new Error(`${path}: found no object that ends with "};" on a line of its own`);
  return text.replace(END_OF_OBJECT, (end) => `  ${property}\n${end}`);
}

/**
 * The plan past one machine, with one table more among those that stay whole on one server.
 * @param path for the error
 * @throws Error when it has no row of such tables
 */
export function withLocalTable(text: string, path: string, table: string): string {
  if (!END_OF_LOCAL_TABLES.test(text)) throw new Error(`${path}: found no row of tables that are "local"`);
  return text.replace(END_OF_LOCAL_TABLES, `, \`${table}\``);
}
