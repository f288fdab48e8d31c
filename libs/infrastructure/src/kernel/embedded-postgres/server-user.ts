import { readFile, stat } from 'node:fs/promises';

/** Who the server runs as; undefined for the user of this process. */
export interface ServerUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

const CANDIDATES = ['postgres', 'nobody'];

/**
 * PostgreSQL refuses to run as root: started by root, it runs as the owner of an existing cluster, else as an unprivileged user of the machine.
 * @throws Error when there is none, or when this process may not use the cluster
 */
export async function chooseServerUser(clusterFolder: string): Promise<ServerUser | undefined> {
  const self = process.getuid?.();
  if (self === undefined) return undefined;
  const owner = await ownerOf(clusterFolder);
  if (self !== 0 && owner && owner.uid !== self) throw new Error(`${clusterFolder} belongs to another user: start as that user, or set DATA_DIR or DATABASE_URL`);
  if (self !== 0) return undefined;
  const users = await readUsers();
  if (owner && owner.uid !== 0) return users.find(({ uid }) => uid === owner.uid) ?? { name: String(owner.uid), ...owner };
  const user = CANDIDATES.map((name) => users.find((one) => one.name === name)).find((one) => one !== undefined);
  if (user) return user;
  throw new Error(`PostgreSQL cannot run as root and this machine has no user ${CANDIDATES.join(' or ')}: start as another user, or set DATABASE_URL`);
}

async function readUsers(): Promise<ServerUser[]> {
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n');
  return lines.map((line) => line.split(':')).map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}

async function ownerOf(folder: string): Promise<{ uid: number; gid: number } | undefined> {
  try {
    const { uid, gid } = await stat(folder);
    return { uid, gid };
  } catch {
    return undefined;
  }
}
