import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** https://www.sqlite.org/rescode.html#busy */
const SQLITE_BUSY = 5;

/**
 * Makes this process the only one to run HaloLight in a DATA_DIR. What is locked is a file of SQLite's, of no other use:
 * the operating system lets go of it when the process dies, however it dies, so that no stale lock can remain.
 */
export class DataDirectoryLock implements Disposable {
  private constructor(
    private readonly file: DatabaseSync,
    private readonly pidFile: string,
  ) {}

  /** @throws Error naming the process that holds the lock */
  static acquire(dataDir: string): DataDirectoryLock {
    const pidFile = join(dataDir, 'halo.pid');
    const file = openLocked(dataDir, pidFile);
    writeFileSync(pidFile, String(process.pid));
    return new DataDirectoryLock(file, pidFile);
  }

  [Symbol.dispose](): void {
    rmSync(this.pidFile, { force: true });
    this.file.close();
  }
}

function openLocked(dataDir: string, pidFile: string): DatabaseSync {
  try {
    mkdirSync(dataDir, { recursive: true });
    const file = new DatabaseSync(join(dataDir, 'halo.lock'), { timeout: 0 });
    file.exec('begin exclusive');
    return file;
  } catch (cause) {
    throw new Error(isBusy(cause) ? heldBy(pidFile, dataDir) : `DATA_DIR: this user cannot write in ${dataDir}`, { cause });
  }
}

function isBusy(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'errcode' in error && error.errcode === SQLITE_BUSY;
}

function heldBy(pidFile: string, dataDir: string): string {
  const holder = readPid(pidFile);
  return `HaloLight already runs in ${dataDir}${holder === '' ? '' : `: process ${holder}`}. Stop it, or set DATA_DIR to another folder.`;
}

/** Empty while the holder has the lock and has not written its number yet. */
function readPid(pidFile: string): string {
  try {
    return readFileSync(pidFile, 'utf8').trim();
  } catch {
    return '';
  }
}
