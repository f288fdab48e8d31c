/** What a client sent, by field; nothing is known of the values. */
export type ClientFields = Readonly<Record<string, unknown>>;

export function clientFields(value: unknown): ClientFields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as ClientFields) : {};
}

/** Those of the named fields that were sent. */
export function picked(fields: ClientFields, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.filter((name) => fields[name] !== undefined).map((name) => [name, fields[name]]));
}

/** Filters of a list as a front end sends them: an empty one and `all` filter nothing. */
export function filters(query: ClientFields, names: readonly string[]): Record<string, string> {
  const given = names.map((name) => [name, query[name]] as const);
  return Object.fromEntries(given.filter((filter): filter is [string, string] => typeof filter[1] === 'string' && filter[1] !== '' && filter[1] !== 'all'));
}

/** The same of a list that is paged, by whichever of the front ends' names its pages and its search go. */
export function listFilters(query: ClientFields, names: readonly string[]): Record<string, string> {
  const { pageSize, keyword, ...given } = filters(query, ['page', 'limit', 'pageSize', 'search', 'keyword', ...names]);
  return { ...(pageSize === undefined ? {} : { limit: pageSize }), ...(keyword === undefined ? {} : { search: keyword }), ...given };
}

/** An id as clients write it; what is none stays as it is, for the operation to refuse. */
export function idOf(value: unknown): unknown {
  return typeof value === 'string' && /^[1-9]\d{0,15}$/.test(value) ? Number(value) : value;
}

/** A word that the API writes in upper case, whatever case the client writes it in. */
export function upper(value: unknown): unknown {
  return typeof value === 'string' ? value.toUpperCase() : value;
}

/** What a form left empty is null. */
export function emptyAsNull(value: unknown): unknown {
  return value === '' ? null : value;
}
