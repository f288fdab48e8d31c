import type { Logger } from '@halolight/application/kernel';
import { useSearchLanguage } from '@halolight/infrastructure/content';
import { databaseUrlsOf, migrateDown, migrateUp, migrationStatus, openDatabase, readEnvironment, type Environment } from '@halolight/infrastructure/kernel';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const ignore = (): void => undefined;
/** What is done is said by the commands themselves. */
const logger: Logger = { debug: ignore, info: ignore, warn: say, error: say };

/** `halo migrate up`, `down`, `status`. */
export const migrate = {
  async up(): Promise<void> {
    await onDatabase(async (url, { searchLanguage }) => {
      const applied = await migrateUp(url, logger);
      say(applied.length === 0 ? 'Nothing to apply' : `Applied:\n${applied.join('\n')}`);
      const documents = await useSearchLanguage(url, logger, searchLanguage);
      if (documents > 0) say(`Indexed ${documents} documents anew for SEARCH_LANGUAGE=${searchLanguage}`);
    });
  },

  async down(): Promise<void> {
    const undone = await onDatabase((url) => migrateDown(url, logger));
    say(undone === undefined ? 'Nothing to undo' : `Undone: ${undone}`);
  },

  async status(): Promise<void> {
    const { applied, pending } = await onDatabase(readStatus);
    for (const name of applied) say(`applied  ${name}`);
    for (const name of pending) say(`pending  ${name}`);
  },
};

async function onDatabase<T>(use: (url: string, environment: Environment) => Promise<T>): Promise<T> {
  await using opened = new AsyncDisposableStack();
  const environment = readEnvironment(process.env, process.cwd());
  const { directUrl } = await databaseUrlsOf(environment, opened);
  return await use(directUrl, environment);
}

async function readStatus(databaseUrl: string): ReturnType<typeof migrationStatus> {
  const database = openDatabase({ databaseUrl, dbPoolMax: 1, dbPoolTimeoutMs: 3000 });
  try {
    return await migrationStatus(database.root);
  } finally {
    await database.close();
  }
}
