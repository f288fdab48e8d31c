import { once } from 'node:events';
import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { text } from 'node:stream/consumers';
import type { ApiClient } from './api-client.js';
import type { Json } from './json.js';

const BOUNDARY = 'test-boundary';
const HEAD = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="raw.bin"\r\n\r\n`;
const TAIL = `\r\n--${BOUNDARY}--\r\n`;

export interface RawAnswer {
  readonly status: number;
  readonly body: Json;
}

/** An upload whose sender decides about every byte. */
export class RawUpload {
  readonly answer: Promise<RawAnswer>;
  private readonly request: ClientRequest;

  /** @param announcedBytes of the file, for Content-Length; undefined: sent in chunks */
  constructor(url: string, client: ApiClient, announcedBytes?: number) {
    const length = announcedBytes === undefined ? {} : { 'Content-Length': HEAD.length + announcedBytes + TAIL.length };
    this.request = request(`${url}/api/files/upload`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${client.accessToken}`, 'Content-Type': `multipart/form-data; boundary=${BOUNDARY}`, ...length },
    });
    this.answer = this.read();
    this.answer.catch(() => undefined);
    this.request.write(HEAD);
  }

  /** Sends some of the file, and waits until it is on its way. */
  async send(bytes: Uint8Array): Promise<void> {
    if (!this.request.write(bytes)) await once(this.request, 'drain');
  }

  async sendAll(content: Readable): Promise<RawAnswer> {
    await pipeline(content, this.request, { end: false });
    return this.finish();
  }

  finish(): Promise<RawAnswer> {
    this.request.end(TAIL);
    return this.answer;
  }

  /** Leaves without a word. */
  async abort(): Promise<void> {
    this.request.destroy();
    await this.answer.catch(() => undefined);
  }

  private async read(): Promise<RawAnswer> {
    const [response]: [IncomingMessage] = (await once(this.request, 'response')) as [IncomingMessage];
    return { status: response.statusCode ?? 0, body: JSON.parse(await text(response)) };
  }
}
