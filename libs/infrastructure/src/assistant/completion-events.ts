import { ProviderError } from '@halolight/application/assistant/ports';
import { createParser } from 'eventsource-parser';

/** Bytes of a whole stream; an answer as long as is kept comes to a tenth of it in the smallest pieces. */
const MOST_BYTES = 8 * 1024 * 1024;

/**
 * The data of each event of the stream, in order, up to `[DONE]`, which is given as well.
 * @param onSign called for whatever comes, a comment that keeps the connection included @throws ProviderError when it is too large
 */
export async function* completionEvents(body: ReadableStream<Uint8Array>, onSign: () => void): AsyncGenerator<string> {
  const waiting: string[] = [];
  const parser = createParser({ onEvent: ({ data }) => waiting.push(data) });
  const decoder = new TextDecoder();
  let bytes = 0;
  for await (const chunk of body) {
    onSign();
    bytes += chunk.byteLength;
    if (bytes > MOST_BYTES) throw new ProviderError('too large', `its stream has more than ${MOST_BYTES} bytes`);
    parser.feed(decoder.decode(chunk, { stream: true }));
    for (const data of waiting.splice(0)) {
      yield data;
      if (data === '[DONE]') return;
    }
  }
}
