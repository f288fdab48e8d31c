import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { Json } from './json.js';
import { until } from './until.js';

export interface AssistantFrame {
  readonly event: string;
  readonly data: Json;
}

/** A front end on `/ws/assistant` that keeps everything it hears. */
export class AssistantSocket {
  readonly frames: AssistantFrame[] = [];
  /** With what code it was closed; null while it is open. */
  closedWith: number | null = null;

  private constructor(readonly socket: WebSocket) {
    socket.on('message', (text: Buffer) => this.frames.push(JSON.parse(text.toString())));
    socket.on('close', (code: number) => (this.closedWith = code));
    socket.on('error', () => undefined);
  }

  /** @throws Error with the status when it is refused */
  static async open(apiUrl: string, token: string, conversationId: number | string, query = ''): Promise<AssistantSocket> {
    const socket = new WebSocket(`${apiUrl.replace('http', 'ws')}/ws/assistant?conversationId=${conversationId}${query}`, ['bearer', token]);
    const assistant = new AssistantSocket(socket);
    await once(socket, 'open');
    return assistant;
  }

  say(frame: unknown): void {
    this.socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
  }

  ask(content: string): void {
    this.say({ type: 'assistant.message', content });
  }

  /** Everything it heard of this kind. */
  of(event: string): AssistantFrame[] {
    return this.frames.filter((frame) => frame.event === `assistant.${event}`);
  }

  /** The latest of so many of this kind. */
  async hears(event: string, count = 1): Promise<Json> {
    await until(async () => this.of(event).length >= count);
    return this.of(event)[count - 1]?.data;
  }

  /** What was said, in one. */
  get text(): string {
    return this.of('chunk').map(({ data }) => data.text).join('');
  }

  async closed(): Promise<number | null> {
    await until(async () => this.closedWith !== null);
    return this.closedWith;
  }

  /** As a network does that fails: nobody is told. */
  cut(): void {
    this.socket.terminate();
  }
}
