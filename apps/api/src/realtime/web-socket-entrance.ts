import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Actor, Logger } from '@halolight/application/kernel';
import type { SupportedVersions } from '@halolight/application/versioning';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Authentication, Authenticator } from '../http/authenticate.js';
import { upgradeRequired } from '../http/edge-errors.js';
import { httpErrorOf, type OutageDetector } from '../http/error-response.js';
import type { HttpMetrics } from '../http/http-metrics.js';
import { refuseOnSocket } from '../http/refuse-on-socket.js';
import { requestIdOf } from '../http/request-id-of.js';
import { assertAllowedOrigin } from './assert-allowed-origin.js';
import type { OpenSocket } from './open-socket.js';
import { BEARER_PROTOCOL, upgradeCaller } from './upgrade-caller.js';

const HEARTBEAT_MS = 30_000;

export interface EntranceDependencies {
  readonly authenticator: Authenticator;
  readonly versions: SupportedVersions;
  readonly corsOrigins: readonly string[];
  readonly asUnavailable: OutageDetector;
  readonly logger: Logger;
  readonly metrics: HttpMetrics;
}

/** What is behind an entrance. `Place` is what is found out before a connection changes protocols. */
export interface EntranceOptions<Place> {
  /** The path, for the log and the metrics. */
  readonly route: string;
  /** Bytes that one message of a client may have. */
  readonly longestMessage: number;
  /** @throws HttpError, DomainError to refuse */
  readonly admit: (actor: Actor, query: URLSearchParams) => Promise<Place>;
  /** @returns the connection, and what to call when it is gone */
  readonly connect: (socket: WebSocket, caller: Authentication, place: Place) => { readonly connection: OpenSocket; readonly leave: () => void };
}

/** Where WebSockets come in. Whoever may not come in is refused before the connection changes protocols. */
export class WebSocketEntrance<Place> {
  private readonly server: WebSocketServer;
  private readonly connections = new Set<OpenSocket>();
  private readonly heartbeat = setInterval(() => this.beat(), HEARTBEAT_MS).unref();

  constructor(
    private readonly dependencies: EntranceDependencies,
    private readonly options: EntranceOptions<Place>,
  ) {
    this.server = new WebSocketServer({
      noServer: true,
      clientTracking: false,
      // Compressing a hundred bytes costs each connection more memory than they are worth.
      perMessageDeflate: false,
      maxPayload: options.longestMessage,
      handleProtocols: (protocols) => (protocols.has(BEARER_PROTOCOL) ? BEARER_PROTOCOL : false),
    });
  }

  readonly upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    const startedAt = performance.now();
    const ignore = (): void => undefined;
    socket.on('error', ignore);
    const answered = (status: number, userId?: number) => this.record(request, status, startedAt, userId);
    this.admit(request).then(
      ({ caller, place }) => {
        socket.off('error', ignore);
        this.server.handleUpgrade(request, socket, head, (webSocket) => this.connect(webSocket, caller, place));
        answered(101, caller.actor.userId);
      },
      (error: unknown) => {
        const { asUnavailable, logger } = this.dependencies;
        const failure = httpErrorOf(error, asUnavailable);
        if (failure.status >= 500) logger.error('request failed', { requestId: requestIdOf(request), route: this.options.route, error });
        refuseOnSocket(socket, failure, requestIdOf(request), (performance.now() - startedAt) / 1000);
        answered(failure.status);
      },
    );
  };

  close(): void {
    clearInterval(this.heartbeat);
  }

  private async admit(request: IncomingMessage): Promise<{ caller: Authentication; place: Place }> {
    const { authenticator, versions, corsOrigins } = this.dependencies;
    const query = new URLSearchParams((request.url ?? '').split('?')[1]);
    const version = request.headers['x-version'];
    if (version !== undefined && !versions.isSupported(String(version))) throw upgradeRequired();
    const caller = await upgradeCaller(request, query, authenticator);
    assertAllowedOrigin(request, corsOrigins);
    return { caller, place: await this.options.admit(caller.actor, query) };
  }

  private connect(socket: WebSocket, caller: Authentication, place: Place): void {
    const { connection, leave } = this.options.connect(socket, caller, place);
    this.connections.add(connection);
    socket.once('close', () => {
      leave();
      this.connections.delete(connection);
    });
  }

  private beat(): void {
    for (const connection of this.connections) connection.beat();
  }

  private record(request: IncomingMessage, status: number, startedAt: number, userId: number | undefined): void {
    const { logger, metrics } = this.dependencies;
    const { route } = this.options;
    const seconds = (performance.now() - startedAt) / 1000;
    metrics.observeRequest('GET', route, status, seconds);
    logger.info('request', { method: 'GET', route, status, durationMs: Math.round(seconds * 1e6) / 1e3, requestId: requestIdOf(request), userId });
  }
}
