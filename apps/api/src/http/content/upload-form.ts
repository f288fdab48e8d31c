import type { Readable } from 'node:stream';
import type { UploadDetails } from '@halolight/application/content';
import { toFileName } from '@halolight/domain/content';
import busboy from 'busboy';
import type { Request } from 'express';
import { bytesOf } from '../bytes-of.js';
import { payloadTooLarge, validationError } from '../edge-errors.js';
import type { ErrorDetail } from '../error.contract.js';
import type { HttpError } from '../http-error.js';
import { announcedLength } from './announced-length.js';
import { readUploadFields } from './upload-fields.js';

const LIMITS = { files: 2, fields: 10, parts: 12, fieldNameSize: 100, fieldSize: 4096, headerPairs: 20 };
/** The most that a form adds to the file in it, in bytes. */
const MARGIN_BYTES = 16 * 1024;
/** The most that is read of a form besides its file, in bytes: more than all that the limits let through. */
const SURPLUS_BYTES = 256 * 1024;
const NAMELESS: ErrorDetail = { field: 'body', message: 'has a part without a name' };

/** A form with one file, RFC 7578, read as it comes: its fields may stand before the file or behind it. */
export class UploadForm {
  private readonly parser: busboy.Busboy;
  private readonly faults: ErrorDetail[] = [];
  private readonly fields = new Map<string, string>();
  private readonly file = Promise.withResolvers<{ stream: Readable; filename: string | undefined }>();
  private readonly end = Promise.withResolvers<void>();
  private hasFile = false;
  private isInFile = false;
  private surplus = 0;

  /** @throws HttpError 400 for a form without a boundary */
  constructor(private readonly request: Request) {
    this.parser = parserFor(request);
    this.parser.on('file', (name, stream, { filename }) => this.takeFile(name, stream, filename));
    this.parser.on('field', (name, value, { nameTruncated, valueTruncated }) => this.takeField(name, value, nameTruncated || valueTruncated));
    for (const limit of ['filesLimit', 'fieldsLimit', 'partsLimit'] as const) {
      this.parser.on(limit, () => this.faults.push({ field: 'body', message: 'has too many parts' }));
    }
    // For good: a damaged part is told of once where it is found, and once more when the parser is closed over it.
    this.parser.on('error', () => this.fail(malformed()));
    this.parser.once('finish', () => this.finish());
    // Before the request's own end nothing is whole, whatever the form has said by then.
    this.parser.once('close', () => this.fail(malformed()));
    // Whoever waits for neither has another failure to tell of.
    this.file.promise.catch(() => undefined);
    this.end.promise.catch(() => undefined);
    request.once('close', this.notice);
    request.pipe(this.parser);
    request.on('data', this.meter);
  }

  /** For how many bytes to keep room; null where the sender did not say. */
  get announcedBytes(): number | null {
    const length = announcedLength(this.request);
    return length === null ? null : Math.max(0, length - MARGIN_BYTES);
  }

  /** The file's bytes. @throws HttpError 400 when none comes, or what came before it is wrong */
  async *content(): AsyncGenerator<Uint8Array> {
    const { stream } = await this.file.promise;
    yield* bytesOf(stream);
  }

  /** What the form says of the file, once all of it has come. @throws HttpError 400 naming every wrong field */
  async details(): Promise<UploadDetails> {
    await this.end.promise;
    const { filename } = await this.file.promise;
    const { name, folderId } = readUploadFields(this.fields);
    return { name: name ?? toFileName(filename ?? ''), folderId };
  }

  /** Reads no further; the answer may be sent before the rest has come. */
  close(): void {
    this.request.off('close', this.notice);
    this.request.off('data', this.meter);
    this.request.unpipe(this.parser);
    this.parser.destroy();
  }

  private readonly notice = (): void => {
    if (!this.request.complete) this.parser.destroy();
  };

  /** The file's bytes are metered by who reads them. */
  private readonly meter = (chunk: Uint8Array): void => {
    if (this.isInFile) return;
    this.surplus += chunk.byteLength;
    if (this.surplus > SURPLUS_BYTES) this.fail(this.refusal() ?? payloadTooLarge());
  };

  /** @param name undefined for a part that has none, which the parser's types do not tell */
  private takeFile(name: string | undefined, stream: Readable, filename: string | undefined): void {
    // A form that breaks off ends the stream with an error, whether somebody reads it yet or not.
    stream.on('error', () => this.fail(malformed()));
    if (name !== 'file' || this.hasFile) {
      this.faults.push(name === undefined ? NAMELESS : { field: name, message: name === 'file' ? 'must be sent once' : 'is not a known field' });
      stream.resume();
      return;
    }
    this.hasFile = true;
    this.isInFile = true;
    stream.once('end', () => {
      this.isInFile = false;
    });
    const refusal = this.refusal();
    if (refusal) this.fail(refusal);
    else this.file.resolve({ stream, filename });
  }

  /** @param name as of `takeFile` */
  private takeField(name: string | undefined, value: string, isTruncated: boolean): void {
    if (name === undefined) {
      this.faults.push(NAMELESS);
      return;
    }
    if (isTruncated) this.faults.push({ field: name, message: 'is too long' });
    if (this.fields.has(name)) this.faults.push({ field: name, message: 'must be sent once' });
    this.fields.set(name, value);
  }

  private finish(): void {
    if (!this.hasFile) this.faults.push({ field: 'file', message: 'is required' });
    const refusal = this.refusal();
    if (refusal) this.fail(refusal);
    else this.end.resolve();
  }

  private fail(error: HttpError): void {
    this.file.reject(error);
    this.end.reject(error);
  }

  private refusal(): HttpError | null {
    const faults = [...this.faults, ...readUploadFields(this.fields).faults];
    return faults.length > 0 ? validationError(faults) : null;
  }
}

function parserFor({ headers }: Request): busboy.Busboy {
  try {
    return busboy({ headers, limits: LIMITS, defParamCharset: 'utf8' });
  } catch {
    throw malformed();
  }
}

function malformed(): HttpError {
  return validationError([{ field: 'body', message: 'is malformed or incomplete' }], 'The body cannot be read');
}
