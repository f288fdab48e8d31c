import { Readable } from 'node:stream';
import type { Download } from '@halolight/application/content';
import type { FileContent } from '@halolight/domain/content';
import { create as contentDisposition } from 'content-disposition';
import type { Request, Response } from 'express';
import { rangeNotSatisfiable } from '../edge-errors.js';
import { isNotModified } from '../not-modified.js';
import { responseTo } from '../response-to.js';
import { requestedRange, type RequestedRange } from './requested-range.js';

/** How long a receiver may take nothing, in milliseconds; how long everything takes is up to its connection. */
const LONGEST_SILENCE_MS = 60_000;
/** Whatever is in a file, a browser saves it, and runs nothing of it even where it would show it. */
const SANDBOX = "sandbox; default-src 'none'; frame-ancestors 'none'";

/**
 * A file's content, or the part of it that Range asks for, RFC 9110 sections 13 and 14; several parts at once are answered with the whole.
 * @throws HttpError 416, or what opening the download throws
 */
export async function contentAnswer(request: Request, download: Download): Promise<Readable> {
  const response = responseTo(request);
  const { content, name } = download.file;
  response.setHeader('ETag', etagOf(content)).setHeader('Cache-Control', 'private, no-cache');
  if (isNotModified(request, response)) return nothing(response, 304);
  const part = requestedPart(request, content);
  const isHead = request.method === 'HEAD';
  const bytes = isHead ? [] : await download.open(part ?? undefined);
  response.setHeader('Accept-Ranges', 'bytes');
  response.setHeader('Content-Type', content.mimeType);
  response.setHeader('Content-Disposition', contentDisposition(name));
  response.setHeader('Content-Security-Policy', SANDBOX);
  describePart(response, part, content.size);
  response.setTimeout(LONGEST_SILENCE_MS, () => response.destroy());
  return Readable.from(bytes, { objectMode: false });
}

/** Strong: the same bytes have the same tag, wherever they lie. */
function etagOf({ sha256 }: FileContent): string {
  return `"${sha256}"`;
}

function requestedPart(request: Request, content: FileContent): RequestedRange | null {
  const { range, 'if-range': condition } = request.headers;
  if (range === undefined || request.method !== 'GET' || (condition !== undefined && condition !== etagOf(content))) return null;
  const part = requestedRange(range, content.size);
  if (part === 'unsatisfiable') throw rangeNotSatisfiable(content.size);
  return part;
}

function describePart(response: Response, part: RequestedRange | null, size: number): void {
  response.setHeader('Content-Length', part ? part.end - part.start + 1 : size);
  if (!part) return;
  response.status(206);
  response.setHeader('Content-Range', `bytes ${part.start}-${part.end}/${size}`);
}

function nothing(response: Response, status: number): Readable {
  response.status(status);
  return Readable.from([]);
}
