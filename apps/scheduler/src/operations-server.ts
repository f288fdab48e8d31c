import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Metrics } from '@halolight/infrastructure/kernel';

/** Refuses when what it names does not work. */
export type ReadinessCheck = () => Promise<void>;

export interface OperationsServer {
  readonly port: number;
  close(): Promise<void>;
}

type Answer = { status: number; type: string; body: string };

/**
 * Answers `/health`, `/health/live`, `/health/ready` and `/metrics`.
 * @param port 0 for any free one
 * @throws Error of one line when the port cannot be had
 */
export async function startOperationsServer(port: number, checks: Readonly<Record<string, ReadinessCheck>>, metrics: Metrics): Promise<OperationsServer> {
  const server = createServer((request, response) => {
    void answer(request, checks, metrics).then((given) => send(response, given));
  });
  server.listen(port);
  try {
    await once(server, 'listening');
  } catch (cause) {
    throw new Error(`SCHEDULER_PORT: cannot listen on ${port}; stop what listens there or set SCHEDULER_PORT to another port`, { cause });
  }
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function answer(request: IncomingMessage, checks: Readonly<Record<string, ReadinessCheck>>, metrics: Metrics): Promise<Answer> {
  const path = request.url?.split('?')[0];
  if (request.method !== 'GET' && request.method !== 'HEAD') return failure(405, 'METHOD_NOT_ALLOWED', 'Only GET is answered here');
  if (path === '/health' || path === '/health/live') return healthy();
  if (path === '/health/ready') return readiness(checks);
  if (path === '/metrics') return { status: 200, type: metrics.contentType, body: await metrics.render() };
  return failure(404, 'NOT_FOUND', 'There is nothing here');
}

async function readiness(checks: Readonly<Record<string, ReadinessCheck>>): Promise<Answer> {
  const outcomes = await Promise.all(
    Object.entries(checks).map(([field, check]) => check().then(() => [], () => [{ field, message: 'does not work' }])),
  );
  const details = outcomes.flat();
  return details.length === 0 ? healthy() : failure(503, 'UNAVAILABLE', 'Not ready', details);
}

function healthy(): Answer {
  return json(200, { status: 'ok', timestamp: new Date().toISOString() });
}

function failure(status: number, code: string, message: string, details: readonly { field: string; message: string }[] = []): Answer {
  return json(status, { success: false, error: { code, message, details } });
}

function json(status: number, body: unknown): Answer {
  return { status, type: 'application/json; charset=utf-8', body: JSON.stringify(body) };
}

function send(response: ServerResponse, { status, type, body }: Answer): void {
  response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store', ...(status === 503 ? { 'Retry-After': '1' } : {}) });
  response.end(body);
}
