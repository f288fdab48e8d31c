/** What the API tells, with every id in it as text. */
export function textIds(value: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).map(([field, held]: [string, unknown]) => [field, isId(field, held) ? String(held) : within(held)]));
}

function within(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => within(one));
  return typeof value === 'object' && value !== null && !(value instanceof Date) ? textIds(value) : value;
}

function isId(field: string, value: unknown): value is number {
  return typeof value === 'number' && /^(?:id|.*Id)$/.test(field);
}
