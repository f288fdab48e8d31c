import { createHash, randomBytes } from 'node:crypto';
import { appendFile, chown, mkdtemp, readlink, rename, rm, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { closedFolder } from './closed-folder.js';
import { Cluster } from './cluster.js';
import { runProgram } from './run-program.js';
import type { ServerPrograms } from './server-programs.js';
import type { ServerUser } from './server-user.js';
import { sharedFolder } from './shared-folder.js';

export const SUPERUSER = 'postgres';

const INITDB = [
  `--username=${SUPERUSER}`, '--auth=scram-sha-256', '--encoding=UTF8',
  '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8',
];
const SETTINGS = `
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 100
shared_buffers = '64MB'
`;

/**
 * Makes the cluster unless it is there. It is made under another name and then renamed,
 * so that one interrupted is never taken for whole and two processes never make one twice.
 * Where `user` cannot reach the cluster's folder, that folder is a link to one in a place of root's.
 */
export async function makeCluster(cluster: Cluster, programs: ServerPrograms, user: ServerUser | undefined): Promise<void> {
  if (await exists(cluster.folder)) return;
  await assertNotLost(cluster.folder);
  const isClosed = user !== undefined && (await closedFolder(cluster.folder, user)) !== undefined;
  const draft = new Cluster(await mkdtemp(isClosed ? await sharedPrefix(cluster.folder) : `${cluster.folder}.new-`));
  try {
    await initialize(draft, programs, user);
    await (isClosed ? symlink(draft.folder, cluster.folder) : rename(draft.folder, cluster.folder));
  } catch (error) {
    await rm(draft.folder, { recursive: true, force: true });
    if (!(await exists(cluster.folder))) throw error;
  }
}

async function initialize(cluster: Cluster, programs: ServerPrograms, user: ServerUser | undefined): Promise<void> {
  const passwordFile = await cluster.writePassword(randomBytes(24).toString('base64url'));
  if (user) for (const path of [cluster.folder, passwordFile]) await chown(path, user.uid, user.gid);
  const args = [...INITDB, `--pwfile=${passwordFile}`, `--pgdata=${cluster.data}`];
  const { exitCode, output } = await runProgram(programs.initdb, args, cluster.folder, user);
  if (exitCode !== 0) throw new Error(`initdb failed: ${output}`);
  await appendFile(`${cluster.data}/postgresql.conf`, SETTINGS);
}

/** What is random after it lets whoever deleted DATA_DIR begin anew. */
async function sharedPrefix(clusterFolder: string): Promise<string> {
  const hash = createHash('sha256').update(clusterFolder).digest('hex').slice(0, 16);
  return join(await sharedFolder(), `data-${hash}-`);
}

async function assertNotLost(clusterFolder: string): Promise<void> {
  const kept = await readlink(clusterFolder).catch(() => undefined);
  if (kept === undefined || (await exists(clusterFolder))) return;
  throw new Error(`DATA_DIR: the database of ${clusterFolder} was kept in ${kept}, which is gone; bring it back, or delete the link to begin anew`);
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(() => true, () => false);
}
