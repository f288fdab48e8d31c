import { chmod, mkdir, stat } from 'node:fs/promises';
import { errorCode } from '../error-code.js';

/** Where root keeps what the server's user must reach and cannot reach in its own place. Not a temporary folder: data stays in it. */
export const SHARED_FOLDER = '/var/lib/halolight-postgres';
const EVERYBODY_ENTERS = 0o755;
const OTHERS_WRITE = 0o022;

/** @returns the folder, made where it is missing @throws Error when somebody besides root could change what is in it */
export async function sharedFolder(): Promise<string> {
  try {
    await mkdir(SHARED_FOLDER);
    // Whatever the umask is.
    await chmod(SHARED_FOLDER, EVERYBODY_ENTERS);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw unusable(error);
  }
  const { uid, mode } = await stat(SHARED_FOLDER);
  if (uid !== 0 || (mode & OTHERS_WRITE) !== 0) throw unusable(new Error('it must belong to root, and nobody else may write in it'));
  return SHARED_FOLDER;
}

function unusable(cause: unknown): Error {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new Error(
    `PostgreSQL cannot run as root, its user cannot enter the project's folder, and ${SHARED_FOLDER} cannot be used instead: ${reason}. ` +
      'Start as an ordinary user, move the project into a folder that others can enter, or set DATABASE_URL',
    { cause },
  );
}
