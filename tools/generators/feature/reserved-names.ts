/** Words of the language, which name no variable. */
export const LANGUAGE_WORDS: ReadonlySet<string> = new Set(
  (
    'arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for function if ' +
    'implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof ' +
    'undefined var void while with yield constructor prototype'
  ).split(' '),
);

/** What generated code calls something else where one of a feature's things is a variable, or many of them are. */
export const TEMPLATE_WORDS: ReadonlySet<string> = new Set(
  (
    'actor add added body change changes clock database date directory entity error find found given id insert known make name nothing now open outbox page ' +
    'permission pick port ports promise query request row sample scene signal signals sql store version view world'
  ).split(' '),
);

/** What every resource has, and what every list is asked by. */
export const COMMON_FIELDS: ReadonlySet<string> = new Set(
  'id ownerId ownerUsername version createdAt updatedAt page pageSize limit cursor count search sort'.split(' '),
);

/** What every object has already. */
export const OBJECT_MEMBERS: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/** What every table of PostgreSQL has already. */
export const SYSTEM_COLUMNS: ReadonlySet<string> = new Set(['tableoid', 'xmin', 'cmin', 'xmax', 'cmax', 'ctid']);

/** Words of PostgreSQL that have to be quoted where they name a column or a table. */
const SQL_WORDS: ReadonlySet<string> = new Set(
  (
    'all analyse analyze and any array as asc asymmetric authorization binary both case cast check collate collation column concurrently constraint ' +
    'create cross current_catalog current_date current_role current_schema current_time current_timestamp current_user default deferrable desc distinct ' +
    'do else end except false fetch for foreign freeze from full grant group having ilike in initially inner intersect into is isnull join lateral leading ' +
    'left like limit localtime localtimestamp natural not notnull null offset on only or order outer overlaps placing primary references returning right ' +
    'select session_user similar some symmetric system_user table tablesample then to trailing true union unique user using variadic verbose when where ' +
    'window with'
  ).split(' '),
);

/** A column's or table's name as SQL may be written with it. */
export function sqlName(name: string): string {
  return SQL_WORDS.has(name) ? `"${name}"` : name;
}
