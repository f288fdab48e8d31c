import type { Server, ServerResponse } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';

const DRAIN_MS = 10_000;
/** How long the rest of a body may still come after its answer; a client that sends all of it first gets to read the answer. */
const LINGER_MS = 10_000;

/** Ends a server without cutting an answer short. */
export class Drain {
  /**
   * What each connection was last asked for, null once that is answered. By connection, for those stay: a set of answers, whose members come and go with
   * every request, is laid out anew again and again, and what was in the former ones outlives many collections.
   */
  private readonly running = new Map<Socket, ServerResponse | null>();
  private readonly forget: (this: ServerResponse) => void;
  private isDraining = false;
  private endsIdle = false;

  /**
   * @param idleMs how long connections without a request are kept once it drains: a proxy may be sending the next one over them, and cannot know
   *   whether a POST that was cut off was executed. The first request that comes is answered, and told to be the last.
   */
  constructor(
    private readonly server: Server,
    private readonly idleMs: number,
  ) {
    const { running } = this;
    const closeIdle = (): void => void (this.endsIdle && setImmediate(() => server.closeIdleConnections()));
    this.forget = function () {
      const { socket } = this.req;
      if (running.get(socket) === this) running.set(socket, null);
      lingerBriefly(this);
      closeIdle();
    };
  }

  follow(response: ServerResponse): void {
    const { socket } = response.req;
    if (!this.running.has(socket)) socket.once('close', () => this.running.delete(socket));
    this.running.set(socket, response);
    response.once('close', this.forget);
    if (this.isDraining) announceClose(response);
  }

  async run(): Promise<void> {
    this.isDraining = true;
    for (const response of this.running.values()) if (response) announceClose(response);
    const closed = this.stopListening();
    const idle = setTimeout(() => this.endIdle(), this.idleMs);
    const force = setTimeout(() => this.server.closeAllConnections(), DRAIN_MS);
    await closed;
    clearTimeout(idle);
    clearTimeout(force);
    // Nothing is left to close but the timer that watches over slow clients.
    this.server.close(() => undefined);
  }

  /** Resolves when no connection is left. */
  private async stopListening(): Promise<void> {
    await this.acceptWhoWaits();
    // The HTTP server's own way would end idle connections at once.
    await new Promise<void>((resolve) => NetServer.prototype.close.call(this.server, () => resolve()));
  }

  /** Connections that the kernel has made already would be reset: each turn of the event loop takes one of them over. */
  private async acceptWhoWaits(): Promise<void> {
    // The present one looks for connections no more.
    await nextTurn();
    let isTurnQuiet = false;
    const notice = (): void => void (isTurnQuiet = false);
    this.server.on('connection', notice);
    while (!isTurnQuiet) {
      isTurnQuiet = true;
      await nextTurn();
    }
    this.server.off('connection', notice);
  }

  private endIdle(): void {
    this.endsIdle = true;
    this.server.closeIdleConnections();
  }
}

/** Ends the connection of a request that is answered and does not end. */
function lingerBriefly({ req: request }: ServerResponse): void {
  if (request.complete || request.destroyed) return;
  const cut = setTimeout(() => request.socket.destroy(), LINGER_MS).unref();
  request.once('close', () => clearTimeout(cut));
}

/** Tells the client that the connection will not take another request. */
function announceClose(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('Connection', 'close');
}
