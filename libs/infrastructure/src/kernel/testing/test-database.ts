import { randomUUID } from 'node:crypto';
import { runStatement } from './run-statement.js';

/** How the global set-up tells the test processes where the server is, and what its migrated template is called. */
export const SERVER_VARIABLE = 'HALOLIGHT_TEST_SERVER_URL';
export const TEMPLATE_VARIABLE = 'HALOLIGHT_TEST_TEMPLATE';

/** A migrated database that nobody else uses. */
export interface TestDatabase {
  readonly url: string;
  /** Removes it, whoever is still connected. */
  readonly drop: () => Promise<void>;
}

/** @throws Error outside a Jest project whose configuration names the global set-up */
export function createTestDatabase(): Promise<TestDatabase> {
  return copyDatabase(read(SERVER_VARIABLE), read(TEMPLATE_VARIABLE));
}

/** The same without any table. */
export function createEmptyTestDatabase(): Promise<TestDatabase> {
  return copyDatabase(read(SERVER_VARIABLE), 'template0');
}

export async function copyDatabase(serverUrl: string, template: string): Promise<TestDatabase> {
  const name = `halolight_${randomUUID().replaceAll('-', '')}`;
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  await runStatement(serverUrl, `create database ${name} template ${template}`);
  return { url: url.href, drop: () => runStatement(serverUrl, `drop database if exists ${name} with (force)`) };
}

function read(variable: string): string {
  const value = process.env[variable];
  if (value) return value;
  throw new Error('No test server: run this through a Jest configuration that has the test database’s global set-up');
}
