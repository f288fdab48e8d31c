import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const projects = ['libs/domain', 'libs/application', 'libs/infrastructure', 'libs/client', 'apps/api', 'apps/cli', 'apps/scheduler', 'tools'];
const house = ['package.json', 'package-lock.json', 'nx.json', 'tsconfig.base.json', 'eslint.config.mjs', '.dependency-cruiser.mjs', 'tools/boundaries'];
const settings = ['package.json', 'tsconfig.json', 'tsconfig.lib.json', 'tsconfig.spec.json'];

/** A workspace under the house's own rules and settings, in a temporary folder, with sources of its own. */
export class ScratchWorkspace {
  constructor(root) {
    this.root = root;
  }

  /** @param {Record<string, string>} files path from the root → text */
  static async create(files) {
    const workspace = new ScratchWorkspace(await mkdtemp(join(tmpdir(), 'halolight-boundaries-')));
    await workspace.#copySettings();
    await workspace.#linkPackages();
    await workspace.write(files);
    return workspace;
  }

  async write(files) {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(this.root, path)), { recursive: true });
      await writeFile(join(this.root, path), text);
    }
  }

  /** @returns {Promise<{ file: string, rule: string, message: string }[]>} what ESLint finds */
  async lint() {
    await this.#run('nx/dist/bin/nx.js', ['graph', '--file=.nx/graph.json']);
    const report = JSON.parse(await this.#run('eslint/bin/eslint.js', ['libs', 'apps', 'tools', '--format', 'json']));
    return report.flatMap(({ filePath, messages }) =>
      messages.map(({ ruleId, message }) => ({ file: filePath.slice(this.root.length + 1), rule: ruleId, message })),
    );
  }

  /** @returns {Promise<{ file: string, rule: string }[]>} what dependency-cruiser finds */
  async cruise() {
    const cruise = ['libs', 'apps', 'tools', '--config', '.dependency-cruiser.mjs', '--output-type', 'json'];
    const { summary } = JSON.parse(await this.#run('dependency-cruiser/bin/dependency-cruiser.mjs', cruise));
    return summary.violations.map(({ from, rule }) => ({ file: from, rule: rule.name }));
  }

  remove() {
    return rm(this.root, { recursive: true, force: true });
  }

  async #copySettings() {
    const copied = [...house, ...projects.flatMap((project) => settings.map((file) => `${project}/${file}`))];
    const filter = (path) => !path.endsWith('.spec.mjs');
    await Promise.all(copied.map((path) => cp(join(repository, path), join(this.root, path), { recursive: true, filter }).catch(absent)));
  }

  /** npm's packages are those of the repository; the workspace's own packages are those of the scratch folder. */
  async #linkPackages() {
    const modules = join(this.root, 'node_modules');
    await mkdir(join(modules, '@halolight'), { recursive: true });
    const installed = (await readdir(join(repository, 'node_modules'))).filter((name) => name !== '@halolight' && name !== '.bin');
    await Promise.all(installed.map((name) => symlink(join(repository, 'node_modules', name), join(modules, name))));
    await Promise.all(projects.map((path) => symlink(join(this.root, path), join(modules, '@halolight', path.split('/').at(-1)))));
  }

  /** Findings make the tools exit with an error status; what they print is the answer either way. */
  #run(script, argv) {
    const env = { ...process.env, NX_DAEMON: 'false', NX_WORKSPACE_ROOT_PATH: this.root, NX_CACHE_DIRECTORY: '', NODE_OPTIONS: '' };
    const options = { cwd: this.root, env, maxBuffer: 64 * 1024 * 1024 };
    return new Promise((resolve, reject) => {
      execFile(process.execPath, [join(repository, 'node_modules', script), ...argv], options, (error, stdout, stderr) => {
        if (error && stdout === '') return reject(new Error(stderr, { cause: error }));
        return resolve(stdout);
      });
    });
  }
}

function absent(error) {
  if (error.code !== 'ENOENT') throw error;
}
