import { mkdir, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { closedFolder } from './closed-folder.js';
import { Cluster } from './cluster.js';
import { ensureDatabase } from './ensure-database.js';
import { freePort } from './free-port.js';
import { linkLibraries } from './link-libraries.js';
import { makeCluster, SUPERUSER } from './make-cluster.js';
import { reachablePrograms } from './reachable-programs.js';
import { runProgram, type ProgramResult } from './run-program.js';
import { findServerPrograms } from './server-programs.js';
import { chooseServerUser, type ServerUser } from './server-user.js';

const DATABASE = 'halolight';
/** A server that was just killed looks alive for up to a second, and recovers before it answers. */
const PATIENCE_MS = 5_000;
const RETRY_MS = 50;
/** Whatever is logged of statements, values are not: neither parameters nor, in details, rows. Hashes of passwords and tokens are among them. */
const DISCREET = ['log_parameter_max_length=0', 'log_parameter_max_length_on_error=0', 'log_error_verbosity=terse'];
/** Exit statuses of `pg_ctl status`. */
const RUNNING = 0;
const NO_CLUSTER = 4;

/** A PostgreSQL server that npm installed, with its data in a folder. It outlives this process unless it is stopped; several processes may share it. */
export class EmbeddedPostgres {
  readonly cluster: Cluster;
  private readonly installed = findServerPrograms();

  /** @param dataDir the absolute DATA_DIR; the server's files are in `postgres` in it, which is a link where the server's user cannot enter DATA_DIR */
  constructor(dataDir: string) {
    this.cluster = new Cluster(join(dataDir, 'postgres'));
  }

  /**
   * Starts the server unless it runs, making its cluster and database the first time.
   * @returns the database's address, and whether this call started the server
   * @throws Error when it does not answer within 5 seconds after its start, with the end of its log
   */
  async start(): Promise<{ url: string; startedHere: boolean }> {
    const user = await this.prepare();
    let startedHere = false;
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      if ((await this.control(['status'], user)).exitCode !== RUNNING) startedHere = (await this.launch(user)) || startedHere;
      try {
        return { url: await this.connect(), startedHere };
      } catch (cause) {
        if (Date.now() > deadline) throw new Error(`The embedded PostgreSQL does not answer: ${await this.cluster.logTail()}`, { cause });
        await pause(RETRY_MS);
      }
    }
  }

  /** Stops the server after its running transactions are undone; does nothing when it does not run. */
  async stop(): Promise<void> {
    if ((await this.status()) !== 'running') return;
    const { exitCode, output } = await this.control(['stop', '-w', '-m', 'fast'], await this.user());
    if (exitCode !== 0) throw new Error(`The embedded PostgreSQL did not stop: ${output}`);
  }

  async status(): Promise<'running' | 'stopped' | 'absent'> {
    if ((await this.cluster.readPassword().catch(() => undefined)) === undefined) return 'absent';
    const { exitCode } = await this.control(['status'], await this.user());
    if (exitCode === NO_CLUSTER) return 'absent';
    return exitCode === RUNNING ? 'running' : 'stopped';
  }

  private async prepare(): Promise<ServerUser | undefined> {
    await mkdir(dirname(this.cluster.folder), { recursive: true });
    const user = await this.user();
    await linkLibraries(this.installed.packageFolder);
    await makeCluster(this.cluster, await reachablePrograms(this.installed, user), user);
    await assertReachable(await realpath(this.cluster.folder), user);
    return user;
  }

  /** False when the server did not come up, for instance because another process started it first. */
  private async launch(user: ServerUser | undefined): Promise<boolean> {
    const port = await freePort(await this.cluster.readPort());
    await this.cluster.writePort(port);
    const { exitCode } = await this.control(['start', '-w', '-o', [`-p ${port}`, ...DISCREET].join(' -c ')], user);
    return exitCode === 0;
  }

  private async connect(): Promise<string> {
    const port = await this.cluster.readServerPort();
    if (port === undefined) throw new Error('The server has not said its port yet');
    const server = new URL(`postgres://${SUPERUSER}:${await this.cluster.readPassword()}@127.0.0.1:${port}`);
    return ensureDatabase(server, DATABASE);
  }

  /** In the cluster's real place: its user may be unable to follow the link to it. */
  private async control(args: readonly string[], user: ServerUser | undefined): Promise<ProgramResult> {
    const { folder, data, log } = new Cluster(await realpath(this.cluster.folder));
    const { pgCtl } = await reachablePrograms(this.installed, user);
    return runProgram(pgCtl, [...args, '-D', data, '-l', log], folder, user);
  }

  private user(): Promise<ServerUser | undefined> {
    return chooseServerUser(this.cluster.folder);
  }
}

/** A cluster is not moved: one made while its folder was open has to stay where it can be entered. */
async function assertReachable(clusterFolder: string, user: ServerUser | undefined): Promise<void> {
  const closed = user && (await closedFolder(clusterFolder, user));
  if (closed === undefined) return;
  throw new Error(
    `PostgreSQL cannot run as root, and its user "${user?.name}" cannot enter ${closed}, which holds ${clusterFolder}. ` +
      `Open it with "chmod o+x ${closed}", or start as an ordinary user, or set DATABASE_URL`,
  );
}
