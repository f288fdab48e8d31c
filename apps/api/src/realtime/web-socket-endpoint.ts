import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Actor, Logger } from '@halolight/application/kernel';
import type { SupportedVersions } from '@halolight/application/versioning';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Authenticator } from '../http/authenticate.js';
import { upgradeRequired } from '../http/edge-errors.js';
import { httpErrorOf, type OutageDetector } from '../http/error-response.js';
import type { HttpMetrics } from '../http/http-metrics.js';
import { refuseOnSocket } from '../http/refuse-on-socket.js';
import { requestIdOf } from '../http/request-id-of.js';
import { assertAllowedOrigin } from './assert-allowed-origin.js';
import { goingAway } from './going-away.js';
import type { LiveBeginning, LiveHub } from './live-hub.js';
import { readLastEventId } from './read-last-event-id.js';
import { BEARER_PROTOCOL, upgradeCaller } from './upgrade-caller.js';
import { WebSocketConnection } from './web-socket-connection.js';

/** Bytes that one message of a client may have: there is nothing that it would have to say. */
const LONGEST_MESSAGE = 4_096;
const HEARTBEAT_MS = 30_000;
const ROUTE = '/ws';

export interface WebSocketDependencies {
  readonly hub: LiveHub;
  readonly authenticator: Authenticator;
  readonly versions: SupportedVersions;
  readonly corsOrigins: readonly string[];
  readonly asUnavailable: OutageDetector;
  readonly logger: Logger;
  readonly metrics: HttpMetrics;
}

/** `/ws`: live events over WebSocket. Whoever may not have them is refused before the connection changes protocols. */
export class WebSocketEndpoint {
  private readonly server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    // Compressing a hundred bytes costs each connection more memory than they are worth.
    perMessageDeflate: false,
    maxPayload: LONGEST_MESSAGE,
    handleProtocols: (protocols) => (protocols.has(BEARER_PROTOCOL) ? BEARER_PROTOCOL : false),
  });
  private readonly connections = new Set<WebSocketConnection>();
  private readonly heartbeat = setInterval(() => this.beat(), HEARTBEAT_MS).unref();

  constructor(private readonly dependencies: WebSocketDependencies) {}

  readonly upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    const startedAt = performance.now();
    const ignore = (): void => undefined;
    socket.on('error', ignore);
    const answered = (status: number, userId?: number) => this.record(request, status, startedAt, userId);
    this.admit(request).then(
      ({ actor, beginning }) => {
        socket.off('error', ignore);
        this.server.handleUpgrade(request, socket, head, (webSocket) => this.connect(webSocket, actor, beginning));
        answered(101, actor.userId);
      },
      (error: unknown) => {
        const failure = httpErrorOf(error, this.dependencies.asUnavailable);
        if (failure.status >= 500) this.dependencies.logger.error('request failed', { requestId: requestIdOf(request), route: ROUTE, error });
        refuseOnSocket(socket, failure, requestIdOf(request), (performance.now() - startedAt) / 1000);
        answered(failure.status);
      },
    );
  };

  close(): void {
    clearInterval(this.heartbeat);
  }

  private async admit(request: IncomingMessage): Promise<{ actor: Actor; beginning: LiveBeginning }> {
    const { hub, authenticator, versions, corsOrigins } = this.dependencies;
    const query = new URLSearchParams((request.url ?? '').split('?')[1]);
    const version = request.headers['x-version'];
    if (version !== undefined && !versions.isSupported(String(version))) throw upgradeRequired();
    const actor = await upgradeCaller(request, query, authenticator);
    assertAllowedOrigin(request, corsOrigins);
    const lastEventId = readLastEventId(query.get('lastEventId'));
    const beginning = await hub.beginning(lastEventId);
    if (hub.closed) throw goingAway();
    return { actor, beginning };
  }

  private connect(socket: WebSocket, actor: Actor, beginning: LiveBeginning): void {
    const connection = new WebSocketConnection(socket, actor);
    const leave = this.dependencies.hub.follow(connection, beginning);
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
    const seconds = (performance.now() - startedAt) / 1000;
    metrics.observeRequest('GET', ROUTE, status, seconds);
    logger.info('request', { method: 'GET', route: ROUTE, status, durationMs: Math.round(seconds * 1e6) / 1e3, requestId: requestIdOf(request), userId });
  }
}
