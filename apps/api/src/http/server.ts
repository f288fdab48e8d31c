import { once } from 'node:events';
import type { IncomingMessage, RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { Drain } from './drain.js';
import { refuseMalformedRequest } from './malformed-request.js';
import { messagesOf } from './messages-of.js';
import { nodeHttp } from './node-http.js';

const LIMITS = {
  /** For all header fields of a request together, in bytes. */
  maxHeaderSize: 16 * 1024,
  /** Milliseconds a client may take to send its header fields; for its body, who reads that sets a limit of their own. */
  headersTimeout: 15_000,
  requestTimeout: 0,
  /** Longer than the 60 s after which usual load balancers drop an idle connection, so that they, not we, end it. */
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5000,
  /** Node would refuse its absence in words of its own. */
  requireHostHeader: false,
};

const HOST = 'host';

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
 * @param drainIdleMs how long idle connections are still served once it closes
 * @throws Error of one line when the port cannot be had
 */
export async function startServer(app: RequestListener, port: number, variable = 'PORT', upgrades: Upgrades = new Map(), drainIdleMs = 0): Promise<RunningServer> {
  const asksToUpgrade = (request: IncomingMessage): boolean => upgrades.has(pathOf(request)) && asksForWebSocket(request) && namesOneHost(request);
  const server = nodeHttp.createServer({ ...LIMITS, ...messagesOf(app), shouldUpgradeCallback: asksToUpgrade });
  server.on('upgrade', (request, socket, head) => upgrades.get(pathOf(request))?.(request, socket, head));
  const drain = new Drain(server, drainIdleMs);
  server.on('request', (_request, response) => drain.follow(response));
  server.on('request', (request, response) => (namesOneHost(request) ? app(request, response) : refuseMalformedRequest(new Error('Not one host'), request.socket)));
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

/** RFC 9112 section 3.2: HTTP/1.1 demands it, and no version knows two. */
function namesOneHost({ rawHeaders, httpVersion }: IncomingMessage): boolean {
  const hosts = rawHeaders.filter((text, index) => index % 2 === 0 && text.length === HOST.length && text.toLowerCase() === HOST).length;
  return hosts === 1 || (hosts === 0 && httpVersion !== '1.1');
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
