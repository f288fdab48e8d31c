import { NotFoundError } from '@halolight/domain/kernel';

/** An id in the address or the form of a page. @param what is looked for by it @throws NotFoundError for what is no id */
export function pageId(text: unknown, what: string): number {
  const id = typeof text === 'string' && /^[1-9]\d{0,15}$/.test(text) ? Number(text) : NaN;
  if (!Number.isSafeInteger(id)) throw new NotFoundError(what);
  return id;
}
