import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { refuseMalformedRequest } from './malformed-request.js';

const LIMITS = {
  /** For all header fields of a request together, in bytes. */
  maxHeaderSize: 16 * 1024,
  /** Milliseconds a client may take to send its header fields; for its body, who reads that sets a limit of their own. */
  headersTimeout: 15_000,
  requestTimeout: 0,
  /** Longer than the 60 s after which usual load balancers drop an idle connection, so that they, not we, end it. */
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5000,
};
const DRAIN_MS = 10_000;
/** How long the rest of a body may still come after its answer; a client that sends all of it first gets to read the answer. */
const LINGER_MS = 10_000;

/** Takes over a connection whose client asked for another protocol. */
export type UpgradeHandler = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** Who takes over WebSocket requests, by path; all others are requests like any other, whatever they would upgrade to. */
export type Upgrades = ReadonlyMap<string, UpgradeHandler>;

/** A server that listens. */
export interface RunningServer {
  readonly server: Server;
  readonly port: number;
  /** Takes no new connections, lets requests that run finish for up to ten seconds, then ends what is left. */
  close(): Promise<void>;
}

/**
 * @param port 0 for any free one
 * @param variable the environment variable that `port` comes from, for the error
 * @throws Error of one line when the port cannot be had
 */
export async function startServer(app: RequestListener, port: number, variable = 'PORT', upgrades: Upgrades = new Map()): Promise<RunningServer> {
  const server = createServer({ ...LIMITS, shouldUpgradeCallback: (request) => upgrades.has(pathOf(request)) && asksForWebSocket(request) });
  server.on('upgrade', (request, socket, head) => upgrades.get(pathOf(request))?.(request, socket, head));
  const drain = new Drain(server);
  server.on('request', (_request, response) => drain.follow(response));
  server.on('request', app);
  // An expectation we do not know is no reason to refuse a request, RFC 9110 section 10.1.1.
  server.on('checkExpectation', (request, response) => server.emit('request', request, response));
  server.on('clientError', refuseMalformedRequest);
  await listen(server, port, variable);
  return { server, port: (server.address() as AddressInfo).port, close: () => drain.run() };
}

function pathOf({ url = '' }: IncomingMessage): string {
  const end = url.indexOf('?');
  return end === -1 ? url : url.slice(0, end);
}

function asksForWebSocket({ headers }: IncomingMessage): boolean {
  return headers.upgrade?.toLowerCase() === 'websocket';
}

async function listen(server: Server, port: number, variable: string): Promise<void> {
  server.listen(port);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw explained(error, port, variable);
  }
}

function explained(error: unknown, port: number, variable: string): unknown {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return new Error(`${variable}: port ${port} is in use; stop what listens there or set ${variable} to another port`);
  if (code === 'EACCES') return new Error(`${variable}: port ${port} needs more rights than this process has; set ${variable} to a port above 1023`);
  return error;
}

/** Ends a server without cutting an answer short. */
class Drain {
  private readonly running = new Set<ServerResponse>();
  private readonly forget: (this: ServerResponse) => void;
  private draining = false;

  constructor(private readonly server: Server) {
    const { running } = this;
    const closeIdle = (): void => void (this.draining && setImmediate(() => server.closeIdleConnections()));
    this.forget = function () {
      running.delete(this);
      lingerBriefly(this.req);
      closeIdle();
    };
  }

  follow(response: ServerResponse): void {
    this.running.add(response);
    response.once('close', this.forget);
    if (this.draining) announceClose(response);
  }

  async run(): Promise<void> {
    this.draining = true;
    for (const response of this.running) announceClose(response);
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    const force = setTimeout(() => this.server.closeAllConnections(), DRAIN_MS);
    await closed;
    clearTimeout(force);
  }
}

/** Ends the connection of a request that is answered and does not end. */
function lingerBriefly(request: IncomingMessage): void {
  if (request.complete || request.destroyed) return;
  const cut = setTimeout(() => request.socket.destroy(), LINGER_MS).unref();
  request.once('close', () => clearTimeout(cut));
}

/** Tells the client that the connection will not take another request. */
function announceClose(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('Connection', 'close');
}
