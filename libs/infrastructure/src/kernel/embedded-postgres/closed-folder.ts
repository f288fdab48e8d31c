import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ServerUser } from './server-user.js';

const OTHERS_ENTER = 0o001;
const GROUP_ENTERS = 0o010;
const OWNER_ENTERS = 0o100;

/** The folder on the way to `path` that is closed to `user`; undefined when none is. */
export async function closedFolder(path: string, user: ServerUser): Promise<string | undefined> {
  for (let folder = path, next = dirname(path); folder !== next; folder = next, next = dirname(folder)) {
    if (!(await mayEnter(next, user))) return next;
  }
  return undefined;
}

async function mayEnter(folder: string, user: ServerUser): Promise<boolean> {
  const { mode, uid, gid } = await stat(folder);
  if (uid === user.uid) return (mode & OWNER_ENTERS) !== 0;
  if (gid === user.gid) return (mode & GROUP_ENTERS) !== 0;
  return (mode & OTHERS_ENTER) !== 0;
}
