import { within } from './within.js';

/** What stands between two blank lines of an event stream; without an `event` it says no more than from where on is told. */
export interface StreamBlock {
  readonly id?: number;
  readonly event?: string;
  readonly data: unknown;
}

/** The blocks of an event stream of the API, whose data is JSON. @param limit aborts the stream */
export async function* eventsIn(body: ReadableStream<Uint8Array>, limit: AbortController): AsyncGenerator<StreamBlock, void, undefined> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await within(limit, reader.read());
      if (done) return;
      const blocks = (rest + decoder.decode(value, { stream: true })).split('\n\n');
      rest = blocks.pop() ?? '';
      yield* blocks.map(blockOf);
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function blockOf(text: string): StreamBlock {
  const lines = text.split('\n').map((line): [field: string, value: string] => {
    const [field = ''] = line.split(':', 1);
    return [field, line.slice(field.length + 1).trimStart()];
  });
  const { id, event, data } = Object.fromEntries(lines);
  return { ...(id !== undefined && { id: Number(id) }), ...(event !== undefined && { event }), data: data === undefined ? null : JSON.parse(data) };
}
