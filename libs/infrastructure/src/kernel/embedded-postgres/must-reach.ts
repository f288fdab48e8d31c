import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ServerUser } from './server-user.js';

const OTHERS_ENTER = 0o001;
const GROUP_ENTERS = 0o010;
const OWNER_ENTERS = 0o100;

/** @throws Error when a folder on the way to `path` is closed to `user`, naming the folder and what to do */
export async function mustReach(path: string, user: ServerUser): Promise<void> {
  for (let folder = path, next = dirname(path); folder !== next; folder = next, next = dirname(folder)) {
    if (await mayEnter(next, user)) continue;
    throw new Error(
      `PostgreSQL cannot run as root, and its user "${user.name}" cannot enter ${next}, which holds ${path}. ` +
        `Either move the project out of it, or open it with "chmod o+x ${next}", or start as an ordinary user, or set DATABASE_URL`,
    );
  }
}

async function mayEnter(folder: string, user: ServerUser): Promise<boolean> {
  const { mode, uid, gid } = await stat(folder);
  if (uid === user.uid) return (mode & OWNER_ENTERS) !== 0;
  if (gid === user.gid) return (mode & GROUP_ENTERS) !== 0;
  return (mode & OTHERS_ENTER) !== 0;
}
