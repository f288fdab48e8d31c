import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readdir, readlink, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));
/** What is installed, made or kept on one machine. */
const NOT_COPIED = new Set(['node_modules', 'dist', 'coverage', 'generated', '.git', '.nx', '.data']);
const LONGEST_OUTPUT_BYTES = 64 * 1024 * 1024;

/** A copy of this repository as a fresh clone would be, with everything installed, in a temporary folder. */
export class ScratchRepository {
  readonly root: string;

  private constructor(root: string) {
    this.root = root;
  }

  static async create(): Promise<ScratchRepository> {
    const scratch = new ScratchRepository(await realpath(await mkdtemp(join(tmpdir(), 'halolight-scratch-'))));
    // The embedded database may run as another user, who has to get in.
    await chmod(scratch.root, 0o755);
    await cp(REPOSITORY, scratch.root, { recursive: true, filter: (path) => !NOT_COPIED.has(basename(path)) });
    await scratch.linkPackages();
    return scratch;
  }

  /** Runs one program of the workspace, in `folder`. @returns what it printed @throws Error with what it printed, when it fails */
  run(folder: string, program: string, ...argv: readonly string[]): Promise<string> {
    const options = { cwd: join(this.root, folder), env: this.environment(), maxBuffer: LONGEST_OUTPUT_BYTES };
    return new Promise((resolve, reject) => {
      execFile(program, argv, options, (error, stdout, stderr) => {
        if (error) reject(new Error(`${program} ${argv.join(' ')}\n${stdout}${stderr}`));
        else resolve(stdout);
      });
    });
  }

  /** Starts a program in the root, as the leader of a process group. */
  start(program: string, argv: readonly string[], variables: Readonly<Record<string, string>> = {}): ChildProcess {
    return spawn(program, argv, { cwd: this.root, env: { ...this.environment(), ...variables }, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  }

  remove(): Promise<void> {
    return rm(this.root, { recursive: true, force: true });
  }

  /** Nx must take neither the repository nor the run that this test is part of for its own, and what programs say is read, not shown. */
  private environment(): NodeJS.ProcessEnv {
    const outer = Object.entries(process.env).filter(([name]) => !/^(NX_|JEST_|TEST_RESULTS$|NODE_OPTIONS$|FORCE_COLOR$|npm_)/.test(name));
    const path = [join(this.root, 'node_modules/.bin'), process.env['PATH']].join(delimiter);
    return { ...Object.fromEntries(outer), PATH: path, NX_DAEMON: 'false', NX_TUI: 'false', NX_WORKSPACE_ROOT_PATH: this.root, NO_COLOR: '1' };
  }

  /** npm's packages are those of the repository; the workspace's own packages are those of the copy. */
  private async linkPackages(): Promise<void> {
    const modules = join(this.root, 'node_modules');
    const installed = join(REPOSITORY, 'node_modules');
    await mkdir(join(modules, '@halolight'), { recursive: true });
    await mkdir(join(modules, '.bin'));
    const packages = (await readdir(installed)).filter((name) => !['@halolight', '.bin', '.package-lock.json'].includes(name));
    await Promise.all(packages.map((name) => symlink(join(installed, name), join(modules, name))));
    for (const name of await readdir(join(installed, '.bin'))) await symlink(await readlink(join(installed, '.bin', name)), join(modules, '.bin', name));
    for (const project of await this.projects()) {
      await symlink(join(this.root, project), join(modules, '@halolight', basename(project)));
      const own = join(REPOSITORY, project, 'node_modules');
      if ((await readdir(own).catch(() => [])).length > 0) await symlink(own, join(this.root, project, 'node_modules'));
    }
  }

  private async projects(): Promise<string[]> {
    const within = async (folder: string) => (await readdir(join(this.root, folder))).map((name) => `${folder}/${name}`);
    return [...(await within('apps')), ...(await within('libs')), 'tools'];
  }
}
