/** A part of content, both ends included, from 0. */
export interface RequestedRange {
  readonly start: number;
  readonly end: number;
}

const ONE_RANGE = /^bytes=[ \t]*(\d*)-(\d*)[ \t]*$/i;

/**
 * The part of content that a Range header field asks for, RFC 9110 section 14.
 * @param size of the content, in bytes
 * @returns null for a field that is to be ignored: not well formed, of another unit, or for several parts, which are not worth a multipart answer;
 *   `unsatisfiable` for a part that lies behind the end
 */
export function requestedRange(field: string, size: number): RequestedRange | 'unsatisfiable' | null {
  const [, first = '', last = ''] = ONE_RANGE.exec(field) ?? [];
  if (first === '' && last === '') return null;
  if (first === '') return Number(last) === 0 || size === 0 ? 'unsatisfiable' : { start: Math.max(0, size - Number(last)), end: size - 1 };
  if (last !== '' && Number(last) < Number(first)) return null;
  if (Number(first) >= size) return 'unsatisfiable';
  return { start: Number(first), end: Math.min(last === '' ? size - 1 : Number(last), size - 1) };
}
