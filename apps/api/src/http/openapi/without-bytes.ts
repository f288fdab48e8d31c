/** Of what is answered as JSON or as a stream, as Accept asks, the JSON: tsoa takes every stream for bytes. */
export function withoutBytes(media: object): object {
  const choices = choicesOf(media);
  const kept = choices.filter((choice) => !isBytes(choice));
  return kept.length === 1 && choices.length > 1 ? { ...media, schema: kept[0] } : media;
}

function choicesOf(media: object): readonly unknown[] {
  if (!('schema' in media) || typeof media.schema !== 'object' || media.schema === null || !('anyOf' in media.schema)) return [];
  const { anyOf } = media.schema;
  return Array.isArray(anyOf) ? anyOf : [];
}

function isBytes(schema: unknown): boolean {
  return typeof schema === 'object' && schema !== null && 'format' in schema && schema.format === 'byte';
}
