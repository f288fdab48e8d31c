import { containerEngineAnswers } from './container-engine.js';
import { DisposablePostgres } from './disposable-postgres.js';
import { runStatement } from './run-statement.js';

/** Where the tests of one run get their databases from. */
export interface TestServer {
  /** What was chosen, for a person to read. */
  readonly description: string;
  /** Of a user who may create databases. */
  readonly url: string;
  stop(): Promise<void>;
}

const SERVERS = { testcontainers: startContainer, embedded: startEmbedded, url: useGiven };

/** Starts what TEST_DATABASE names; unset, a container where an engine answers, the embedded server elsewhere. */
export async function startTestServer(): Promise<TestServer> {
  const choice = process.env['TEST_DATABASE'] || ((await containerEngineAnswers()) ? 'testcontainers' : 'embedded');
  if (choice === 'testcontainers' || choice === 'embedded' || choice === 'url') return SERVERS[choice]();
  throw new Error(`TEST_DATABASE: must be ${Object.keys(SERVERS).join(', ')} or unset`);
}

async function startContainer(): Promise<TestServer> {
  const { PostgreSqlContainer } = await import('@testcontainers/postgresql');
  const image = process.env['TEST_POSTGRES_IMAGE'] || 'postgres:18-alpine';
  const container = await new PostgreSqlContainer(image).withCommand(['postgres', '-c', 'fsync=off', '-c', 'max_connections=200']).start();
  return {
    description: `${image} by Testcontainers`,
    url: container.getConnectionUri(),
    stop: async () => void (await container.stop()),
  };
}

async function startEmbedded(): Promise<TestServer> {
  const server = await DisposablePostgres.start();
  // Nobody needs these databases after this machine has lost its power; what a killed server leaves is not lost by it.
  await runStatement(server.url, 'alter system set fsync = off');
  await runStatement(server.url, 'select pg_reload_conf()');
  return { description: 'the embedded PostgreSQL', url: server.url, stop: () => server.stop() };
}

async function useGiven(): Promise<TestServer> {
  const url = process.env['TEST_DATABASE_URL'];
  if (!url) throw new Error('TEST_DATABASE_URL: is required when TEST_DATABASE is url');
  return { description: 'the server of TEST_DATABASE_URL', url, stop: async () => undefined };
}
