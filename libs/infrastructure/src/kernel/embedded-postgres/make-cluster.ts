import { randomBytes } from 'node:crypto';
import { appendFile, chown, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { Cluster } from './cluster.js';
import { runProgram } from './run-program.js';
import type { ServerPrograms } from './server-programs.js';
import type { ServerUser } from './server-user.js';

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
 */
export async function makeCluster(cluster: Cluster, programs: ServerPrograms, user: ServerUser | undefined): Promise<void> {
  if (await exists(cluster.folder)) return;
  const draft = new Cluster(await mkdtemp(`${cluster.folder}.new-`));
  try {
    await initialize(draft, programs, user);
    await rename(draft.folder, cluster.folder);
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

async function exists(path: string): Promise<boolean> {
  return stat(path).then(() => true, () => false);
}
