import { PermissionSet, UnavailableError } from '@halolight/domain/kernel';
import { Logger, type LogFields } from '@halolight/application/kernel';
import { FixedClock, InMemoryIdempotencyStore, InMemoryUnitOfWork } from '@halolight/application/kernel/testing';
import { SupportedVersions } from '@halolight/application/versioning';
import { createHttpApp, type HttpDependencies } from '../src/http/app.js';
import { Authenticator, type Authentication } from '../src/http/authenticate.js';
import type { HttpMetrics } from '../src/http/http-metrics.js';
import { startServer, type RunningServer } from '../src/http/server.js';
import { noteApi, NotesController } from './note-api.js';

/** The tokens that are good, by the permissions they stand for. */
const HOLDERS: Readonly<Record<string, readonly string[]>> = {
  viewer: ['notes:view'],
  editor: ['notes:update', 'notes:delete'],
  half: ['notes:update'],
  owner: ['notes:*'],
  nobody: [],
  renewed: ['*'],
};

/** Answers from `HOLDERS`; the token `outage` cannot be checked, the user of `renewed` must change their password. */
class ListedAuthenticator extends Authenticator {
  async authenticate(token: string): Promise<Authentication | null> {
    if (token === 'outage') throw new Error('connection lost');
    const permissions = HOLDERS[token];
    if (!permissions) return null;
    return { actor: { userId: 42, sessionId: 1, permissions: new PermissionSet(permissions) }, mustChangePassword: token === 'renewed', expiresAt: new Date('2100-01-01') };
  }
}

class OnlyVersionOne extends SupportedVersions {
  isSupported(version: string): boolean {
    return version === '1.0';
  }
}

export class RecordingLogger extends Logger {
  readonly lines: { level: string; message: string; fields: LogFields }[] = [];
  debug = this.recorder('debug');
  info = this.recorder('info');
  warn = this.recorder('warn');
  error = this.recorder('error');

  private recorder(level: string) {
    return (message: string, fields: LogFields = {}): void => void this.lines.push({ level, message, fields });
  }
}

export class RecordingMetrics implements HttpMetrics {
  readonly contentType = 'text/plain; version=0.0.4; charset=utf-8';
  readonly observed: [method: string, route: string, status: number, seconds: number][] = [];

  observeRequest(...observation: [string, string, number, number]): void {
    this.observed.push(observation);
  }

  async render(): Promise<string> {
    return `requests_total ${this.observed.length}\n`;
  }
}

/** The HTTP host on a free port, with everything behind it in memory. */
export interface TestApp extends RunningServer {
  readonly logger: RecordingLogger;
  readonly metrics: RecordingMetrics;
  readonly notes: NotesController;
  fetch(path: string, init?: RequestInit): Promise<Response>;
}

export async function startTestApp(overrides: Partial<HttpDependencies> = {}): Promise<TestApp> {
  const notes = new NotesController();
  const logger = new RecordingLogger();
  const metrics = new RecordingMetrics();
  const app = createHttpApp({
    api: noteApi,
    controllers: { get: (controller) => (notes instanceof controller ? notes : new controller()) },
    authenticator: new ListedAuthenticator(),
    versions: new OnlyVersionOne(),
    asUnavailable: (error) => (error instanceof Error && error.message === 'connection lost' ? new UnavailableError() : undefined),
    logger,
    metrics,
    corsOrigins: ['http://localhost:3000'],
    trustProxy: 0,
    idempotency: new InMemoryIdempotencyStore(new FixedClock()),
    requestLimit: null,
    requireIfMatch: false,
    unitOfWork: new InMemoryUnitOfWork(),
    mounts: [],
    web: (_request, _response, next) => next(),
    operations: { readinessChecks: [], servesMetrics: true, documentationReaders: null },
    ...overrides,
  });
  const running = await startServer(app, 0);
  const fetchPath = (path: string, init?: RequestInit): Promise<Response> =>
    fetch(`http://127.0.0.1:${running.port}${path}`, { redirect: 'manual', ...init });
  return { ...running, logger, metrics, notes, fetch: fetchPath };
}

/** A POST of JSON. */
export function json(body: unknown, headers: Record<string, string> = {}): RequestInit {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { method: 'POST', body: text, headers: { 'Content-Type': 'application/json', ...headers } };
}

export function bearer(token: string): { headers: Record<string, string> } {
  return { headers: { Authorization: `Bearer ${token}` } };
}

/** The error of a failed answer. */
export async function errorOf(response: Response): Promise<{ code: string; message: string; details: { field: string; message: string }[]; requestId: string }> {
  const body = (await response.json()) as { success: boolean; error: Awaited<ReturnType<typeof errorOf>> };
  return body.error;
}
