import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const DEFAULT_STATUS = 200;

/** Sends `body` as it comes, no faster than the client takes it, under `status` unless the controller has set another. What fails before the first byte is answered as an error still. */
export async function sendStream(response: ServerResponse, status: number, body: Readable): Promise<void> {
  await once(body, 'readable');
  if (response.statusCode === DEFAULT_STATUS) response.statusCode = status;
  try {
    await pipeline(body, response);
  } catch (error) {
    if (!isDeparture(error)) throw error;
  }
}

/** The client left before the end, which is its right. */
function isDeparture(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';
}
