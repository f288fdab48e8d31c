import { isUtf8 } from 'node:buffer';
import express, { type Request, type RequestHandler, type Response } from 'express';
import { payloadTooLarge, requestTimeout, unsupportedMediaType, validationError } from './edge-errors.js';
import { hasFewValues } from './few-values.js';

/** Ten times what the longest list may hold. */
const MOST_VALUES = 10_000;
/** How long a body may take. */
const LONGEST_MS = 60_000;
const ANY_TYPE = () => true;
const PARSERS: Readonly<Record<string, (limit: number) => RequestHandler>> = {
  'application/json': (limit) => express.json({ limit, type: ANY_TYPE, verify: demandReadable }),
  'application/x-www-form-urlencoded': (limit) => express.urlencoded({ limit, extended: false, type: ANY_TYPE, verify: demandUtf8 }),
};
const FOREIGN_CHARSET = 'charset.unsupported';
const BROKEN_TEXT = 'text.malformed';
const MANY_VALUES = 'values.many';

/** Reads the bodies of one route into `request.body`, of the media types the route consumes. */
export class BodyReader {
  private readonly parsers: ReadonlyMap<string, RequestHandler>;

  /**
   * @param limit bytes
   * @throws Error for a media type nothing here can read
   */
  constructor(
    private readonly consumed: readonly string[],
    limit: number,
  ) {
    this.parsers = new Map(consumed.map((mediaType) => [mediaType, parserOf(mediaType, limit)]));
  }

  /**
   * Leaves `request.body` undefined when there is none: whether one is required is for validation to say.
   * @throws HttpError 400 malformed, 408 too slow, 413 too large, 415 of another media type, charset or encoding
   */
  async read(request: Request, response: Response): Promise<void> {
    if (!hasBody(request)) return;
    const parser = this.parsers.get(mediaTypeOf(request.headers['content-type']));
    if (!parser) throw unsupportedMediaType(this.consumed);
    const failure = await new Promise<unknown>((resolve) => {
      const late = setTimeout(() => resolve(requestTimeout()), LONGEST_MS);
      parser(request, response, (error: unknown) => {
        clearTimeout(late);
        resolve(error);
      });
    });
    if (failure) throw this.explain(failure);
  }

  private explain(failure: unknown): unknown {
    if (!(failure instanceof Error)) return failure;
    const status = 'status' in failure ? failure.status : undefined;
    const type = 'type' in failure ? failure.type : undefined;
    if (status === 413) return payloadTooLarge();
    if (status === 415 || type === FOREIGN_CHARSET) return unsupportedMediaType(this.consumed);
    if (type === MANY_VALUES) return validationError([{ field: 'body', message: `must have at most ${MOST_VALUES} values` }]);
    if (status === 400 || type === BROKEN_TEXT) return validationError([{ field: 'body', message: 'is malformed or incomplete' }], 'The body cannot be read');
    return failure;
  }
}

function parserOf(mediaType: string, limit: number): RequestHandler {
  const parser = PARSERS[mediaType];
  if (!parser) throw new Error(`No reader for bodies of type ${mediaType}`);
  return parser(limit);
}

/**
 * The decoder behind the parsers would replace what is not UTF-8 without a word.
 * @throws Error whose `type` says which; its status becomes the parser's own
 */
function demandUtf8(_request: unknown, _response: unknown, body: Buffer, charset: string): void {
  if (charset !== 'utf-8') throw Object.assign(new Error('Not in UTF-8'), { type: FOREIGN_CHARSET });
  if (!isUtf8(body)) throw Object.assign(new Error('Not well-formed UTF-8'), { type: BROKEN_TEXT });
}

/** Before anything is made of what is there: that takes longer the more values there are, however small. */
function demandReadable(request: unknown, response: unknown, body: Buffer, charset: string): void {
  demandUtf8(request, response, body, charset);
  if (!hasFewValues(body, MOST_VALUES)) throw Object.assign(new Error('Too many values'), { type: MANY_VALUES });
}

function hasBody({ headers }: Request): boolean {
  return headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';
}

function mediaTypeOf(contentType = ''): string {
  const end = contentType.indexOf(';');
  return (end === -1 ? contentType : contentType.slice(0, end)).trim().toLowerCase();
}
