import type { Request } from 'express';

/** A field of a form that was sent; empty when it is absent, or there more than once. Line breaks are one character, as in its field; browsers send two. */
export function formText(request: Request, field: string): string {
  const body: unknown = request.body;
  if (typeof body !== 'object' || body === null) return '';
  const value: unknown = Reflect.get(body, field);
  return typeof value === 'string' ? value.replace(/\r\n?/g, '\n') : '';
}
