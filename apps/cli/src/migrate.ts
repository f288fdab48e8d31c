import type { Logger } from '@halolight/application/kernel';
import { databaseUrlOf, migrateDown, migrateUp, migrationStatus, openDatabase, readEnvironment } from '@halolight/infrastructure/kernel';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const ignore = (): void => undefined;
/** What is done is said by the commands themselves. */
const logger: Logger = { debug: ignore, info: ignore, warn: say, error: say };

/** `halo migrate up`, `down`, `status`. */
export const migrate = {
  async up(): Promise<void> {
    const applied = await onDatabase((url) => migrateUp(url, logger));
    say(applied.length === 0 ? 'Nothing to apply' : `Applied:\n${applied.join('\n')}`);
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

async function onDatabase<T>(use: (url: string) => Promise<T>): Promise<T> {
  await using opened = new AsyncDisposableStack();
  return await use(await databaseUrlOf(readEnvironment(process.env, process.cwd()), opened));
}

async function readStatus(databaseUrl: string): ReturnType<typeof migrationStatus> {
  const database = openDatabase({ databaseUrl, dbPoolMax: 1, dbPoolTimeoutMs: 3000 });
  try {
    return await migrationStatus(database.root);
  } finally {
    await database.close();
  }
}
