import type { Readable } from 'node:stream';
import { validationError } from './edge-errors.js';

/**
 * What arrives on a stream of a request, which stays open when reading ends early, so that an answer can still be sent.
 * @throws HttpError 400 when the sender leaves before the end
 */
export async function* bytesOf(stream: Readable): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of stream.iterator({ destroyOnReturn: false })) yield chunk;
  } catch {
    throw validationError([{ field: 'body', message: 'is malformed or incomplete' }], 'The body cannot be read');
  }
}
