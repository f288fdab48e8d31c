/**
 * The tags of an If-Match or If-None-Match header field without their marks of weakness, RFC 9110 section 8.8.3; `*` for any.
 * Null for a field that is not well formed.
 */
export function entityTags(field: string): '*' | string[] | null {
  if (field.trim() === '*') return '*';
  const element = /[\t ]*(?:W\/)?"([\x21\x23-\x7e\x80-\xff]*)"[\t ]*(?:,|$)/y;
  const tags: string[] = [];
  while (element.lastIndex < field.length) {
    const tag = element.exec(field)?.[1];
    if (tag === undefined) return null;
    tags.push(tag);
  }
  return tags.length > 0 ? tags : null;
}
