import { Client } from 'pg';
import { errorCode } from '../error-code.js';

const NO_SUCH_DATABASE = '3D000';
/** What PostgreSQL answers when another process makes the same database at the same time. */
const MADE_MEANWHILE = new Set(['42P04', '23505']);
const CONNECT_TIMEOUT_MS = 2_000;

/** Connects to the database, which proves that the server answers; makes it first where it is missing. */
export async function ensureDatabase(server: URL, name: string): Promise<string> {
  const url = new URL(`/${name}`, server).href;
  try {
    await ask(url, 'select 1');
  } catch (error) {
    if (errorCode(error) !== NO_SUCH_DATABASE) throw error;
    await createDatabase(server, name);
  }
  return url;
}

async function createDatabase(server: URL, name: string): Promise<void> {
  try {
    await ask(new URL('/postgres', server).href, `create database "${name}" template template0 encoding 'UTF8'`);
  } catch (error) {
    if (!MADE_MEANWHILE.has(errorCode(error) ?? '')) throw error;
  }
}

async function ask(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
