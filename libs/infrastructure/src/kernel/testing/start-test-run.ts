import { migrateUp } from '../migrations/index.js';
import { silentLogger } from './silent-logger.js';
import { copyDatabase, SERVER_VARIABLE, TEMPLATE_VARIABLE } from './test-database.js';
import { startTestServer } from './test-server.js';

/**
 * Starts the server of one run of tests and migrates the template of its databases.
 * @returns what ends the run
 */
export async function startTestRun(): Promise<() => Promise<void>> {
  const server = await startTestServer();
  process.stdout.write(`\nTest databases: ${server.description}\n`);
  try {
    const template = await copyDatabase(server.url, 'template0');
    await migrateUp(template.url, silentLogger);
    process.env[SERVER_VARIABLE] = server.url;
    process.env[TEMPLATE_VARIABLE] = new URL(template.url).pathname.slice(1);
    return async () => {
      await template.drop();
      await server.stop();
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}
