import type { Request } from 'express';
import { unsupportedMediaType } from './edge-errors.js';

/** How long a sender may fall silent, in milliseconds; how long everything takes is up to its connection. */
const LONGEST_SILENCE_MS = 60_000;
const FORM = 'multipart/form-data';

/** The body of a route that hands it to its controller as it comes, however large: a form, or bytes of any kind. */
export class StreamedBody {
  constructor(private readonly mediaType: string) {}

  /** Watches over a body that is about to be read. @throws HttpError 415 of another media type, or encoded */
  begin(request: Request): void {
    const { 'content-encoding': encoding = 'identity', 'content-type': type = 'application/octet-stream' } = request.headers;
    const isForm = type.toLowerCase().startsWith(FORM);
    if (isForm !== (this.mediaType === FORM) || encoding.toLowerCase() !== 'identity') throw unsupportedMediaType([this.mediaType]);
    request.setTimeout(LONGEST_SILENCE_MS, () => request.destroy());
    request.once('end', () => request.setTimeout(0));
  }
}
