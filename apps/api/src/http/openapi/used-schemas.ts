const SCHEMA = /"#\/components\/schemas\/([^"]+)"/g;

type Schemas = Readonly<Record<string, object>>;

/** The schemas that `places` refer to, directly or through others. The rest, queries foremost, are shown parameter by parameter. */
export function usedSchemas(schemas: Schemas, places: object): Schemas {
  const used = new Set<string>();
  const wanted = namesIn(places);
  for (let name = wanted.pop(); name !== undefined; name = wanted.pop()) {
    const schema = schemas[name];
    if (schema === undefined || used.has(name)) continue;
    used.add(name);
    wanted.push(...namesIn(schema));
  }
  return Object.fromEntries(Object.entries(schemas).filter(([name]) => used.has(name)));
}

function namesIn(places: object): string[] {
  return [...JSON.stringify(places).matchAll(SCHEMA)].map(([, name = '']) => name);
}
