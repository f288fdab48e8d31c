type Node = Readonly<Record<string, unknown>>;

/** Keys whose values are data and not schemas, whatever they look like. */
const DATA = new Set(['example', 'default', 'enum', 'const']);

/**
 * What tsoa writes for OpenAPI 3.0, in the words of OpenAPI 3.1, whose schemas are JSON Schema: there null is a type among
 * others (`nullable` is no more), and may be said of a schema that is referred to.
 */
export function asJsonSchema<T>(value: T): T;
export function asJsonSchema(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => asJsonSchema(item));
  if (!isNode(value)) return value;
  return withNull(mapValues(value, (inner, key) => convertedAt(key, inner)));
}

function convertedAt(key: string, value: unknown): unknown {
  if (DATA.has(key)) return value;
  // The names of properties are the product's own: one may be called like a keyword.
  if (key === 'properties' && isNode(value)) return mapValues(value, (property) => asJsonSchema(property));
  return asJsonSchema(value);
}

function withNull({ nullable, ...schema }: Node): Node {
  if (nullable !== true) return schema;
  const { type, allOf, ...rest } = schema;
  if (Array.isArray(allOf)) return { ...rest, anyOf: [allOf.length === 1 ? allOf[0] : { allOf }, { type: 'null' }] };
  if (typeof type !== 'string') return { anyOf: [schema, { type: 'null' }] };
  const { enum: values } = schema;
  return { ...schema, type: [type, 'null'], ...(Array.isArray(values) ? { enum: [...new Set<unknown>(values).add(null)] } : {}) };
}

function mapValues(node: Node, change: (value: unknown, key: string) => unknown): Node {
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, change(value, key)]));
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null;
}
