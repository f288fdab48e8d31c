import { setTimeout as pause } from 'node:timers/promises';
import type { Json } from './json.js';
import { until } from './until.js';

export interface StreamedEvent {
  readonly id: number;
  readonly event: string;
  readonly data: Json;
}

/** A front end on `/api/events` that keeps everything it hears. */
export class LiveStream {
  readonly events: StreamedEvent[] = [];
  readonly comments: string[] = [];
  /** The last id that it was given, as browsers remember it. */
  lastEventId = '';
  hasEnded = false;
  private buffer = '';
  private readonly stop = new AbortController();

  private constructor(readonly response: Response) {}

  /** @throws Error when it is refused */
  static async open(url: string, headers: Readonly<Record<string, string>> = {}): Promise<LiveStream> {
    const response = await fetch(url, { headers });
    if (response.status !== 200) throw new Error(`No stream: ${response.status}`);
    const stream = new LiveStream(response);
    void stream.listen();
    return stream;
  }

  async hears(event: string, count = 1): Promise<StreamedEvent[]> {
    await until(async () => this.of(event).length >= count);
    return this.of(event);
  }

  of(event: string): StreamedEvent[] {
    return this.events.filter((streamed) => streamed.event === event);
  }

  /** Once it has heard from where on it is told. */
  async begins(): Promise<string> {
    await until(async () => this.lastEventId !== '');
    return this.lastEventId;
  }

  async ended(): Promise<void> {
    await until(async () => this.hasEnded);
  }

  async close(): Promise<void> {
    this.stop.abort();
    await pause(0);
  }

  private async listen(): Promise<void> {
    const reader = this.response.body?.pipeThrough(new TextDecoderStream()).getReader();
    this.stop.signal.addEventListener('abort', () => void reader?.cancel().catch(() => undefined));
    for (;;) {
      const { done = true, value = '' } = (await reader?.read().catch(() => undefined)) ?? {};
      if (done) break;
      this.take(value);
    }
    this.hasEnded = true;
  }

  private take(text: string): void {
    this.buffer += text;
    const blocks = this.buffer.split('\n\n');
    this.buffer = blocks.pop() ?? '';
    for (const block of blocks) {
      const fields = new Map(block.split('\n').map((line): [string, string] => [line.split(':', 1)[0] ?? '', line.slice(line.indexOf(':') + 1).trim()]));
      this.lastEventId = fields.get('id') ?? this.lastEventId;
      if (fields.has('data')) this.events.push({ id: Number(fields.get('id')), event: fields.get('event') ?? '', data: JSON.parse(fields.get('data') ?? '') });
      else this.comments.push(block);
    }
  }
}
