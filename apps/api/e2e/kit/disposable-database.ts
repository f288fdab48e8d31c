import { DisposablePostgres, type TestDatabase } from '@halolight/infrastructure/kernel/testing';

/** A database whose server is its own, to be killed and started again; dropping it stops the server. */
export async function disposableDatabase(): Promise<{ server: DisposablePostgres; database: TestDatabase }> {
  const server = await DisposablePostgres.start();
  return { server, database: { url: server.url, drop: () => server.stop() } };
}
