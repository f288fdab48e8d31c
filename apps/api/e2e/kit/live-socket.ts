import { once } from 'node:events';
import { WebSocket, type ClientOptions } from 'ws';
import type { Json } from './json.js';
import { until } from './until.js';

/** What comes over `/ws`. */
export interface Frame {
  readonly id: number;
  readonly event: string;
  readonly data: Json;
  readonly at: string;
}

/** A front end on `/ws` that keeps everything it hears. */
export class LiveSocket {
  readonly frames: Frame[] = [];
  /** From where on it is told; null for one that said so itself. */
  position: number | null = null;
  /** With what code it was closed; null while it is open. */
  closedWith: number | null = null;

  private constructor(readonly socket: WebSocket) {
    socket.on('message', (text: Buffer) => this.take(JSON.parse(text.toString())));
    socket.on('close', (code: number) => (this.closedWith = code));
    socket.on('error', () => undefined);
  }

  /** @throws Error with the status when it is refused */
  static async open(apiUrl: string, token: string, query = ''): Promise<LiveSocket> {
    return LiveSocket.connect(`${apiUrl}/ws?token=${token}${query}`);
  }

  static async connect(url: string, protocols: string[] = [], options: ClientOptions = {}): Promise<LiveSocket> {
    const socket = new WebSocket(url.replace('http', 'ws'), protocols, options);
    const live = new LiveSocket(socket);
    await once(socket, 'open');
    return live;
  }

  /** Everything it heard of this kind. */
  of(event: string): Frame[] {
    return this.frames.filter((frame) => frame.event === event);
  }

  /** Once there are so many of this kind. */
  async hears(event: string, count = 1): Promise<Frame[]> {
    await until(async () => this.of(event).length >= count);
    return this.of(event);
  }

  /** Once it has heard from where on it is told. */
  async begins(): Promise<number> {
    await until(async () => this.position !== null);
    return this.position ?? 0;
  }

  async closed(): Promise<number | null> {
    await until(async () => this.closedWith !== null);
    return this.closedWith;
  }

  /** As a network does that fails: nobody is told. */
  cut(): void {
    this.socket.terminate();
  }

  private take(frame: Frame): void {
    if (frame.event === 'events.position') this.position = frame.id;
    else this.frames.push(frame);
  }
}
