import { once } from 'node:events';
import { chmod, mkdtemp, readFile, readdir, readlink, rm, stat, writeFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { freePort } from '@halolight/infrastructure/kernel/testing';
import { ApiClient } from './api-client.js';
import { ChildProgram } from './child-program.js';
import type { Variables } from './running-program.js';

const TEMPLATE = fileURLToPath(new URL('../../../../docker/nginx/nginx.conf.template', import.meta.url));
const NGINX = process.env['NGINX'] ?? 'nginx';

/** Nobody answers there. */
const NOWHERE = '127.0.0.1:9';
const DEFAULTS: Variables = {
  GATEWAY_METRICS: NOWHERE,
  GATEWAY_PROMETHEUS: NOWHERE,
  GATEWAY_GRAFANA: NOWHERE,
  GATEWAY_RESOLVER: NOWHERE,
  GATEWAY_OPERATORS: 'allow 127.0.0.1;',
  // So that a test can come from any address.
  GATEWAY_PROXIES: 'set_real_ip_from 127.0.0.1;',
  GATEWAY_SCHEME: 'http',
  GATEWAY_CORS_ORIGINS: '["http://localhost:3000"]',
};

/** Real nginx with the product's own configuration, in front of APIs that run. */
export class RunningGateway {
  private constructor(
    readonly url: string,
    private readonly program: ChildProgram,
    /** Where its files are. */
    readonly folder: string,
  ) {}

  /** @param apiUrls where the APIs answer @param variables of the template */
  static async start(apiUrls: readonly string[], variables: Variables = {}): Promise<RunningGateway> {
    const folder = await mkdtemp(join(tmpdir(), 'halolight-gateway-'));
    // nginx started by root works as nobody, and puts bodies aside in here.
    await chmod(folder, 0o755);
    const port = String(await freePort());
    const servers = apiUrls.map((url) => `server ${new URL(url).host} max_fails=0;`).join(' ');
    const configuration = filled(await readFile(TEMPLATE, 'utf8'), { ...DEFAULTS, GATEWAY_PORT: port, GATEWAY_API: servers, ...variables });
    const file = join(folder, 'nginx.conf');
    await writeFile(file, ofThisFolder(configuration, folder));
    const url = `http://127.0.0.1:${port}`;
    const program = await ChildProgram.start(NGINX, ['-c', file, '-e', join(folder, 'early-errors'), '-g', 'daemon off;'], join(folder, 'log'), `${url}/gateway/health`);
    return new RunningGateway(url, program, folder);
  }

  /** Somebody who is not signed in. @param address where they come from, as the load balancer in front says */
  anonymous(address?: string, headers: Variables = {}): ApiClient {
    return new ApiClient(this.url, { ...headers, ...(address === undefined ? {} : { 'X-Forwarded-For': address }) });
  }

  /** A connection on which these bytes were sent, whatever may come back. */
  async sent(bytes: string): Promise<Socket> {
    const socket = connect(Number(new URL(this.url).port), '127.0.0.1');
    await once(socket, 'connect');
    socket.write(bytes);
    return socket;
  }

  /** The bytes of one request, and all that comes back. */
  async raw(bytes: string): Promise<string> {
    return text(await this.sent(bytes));
  }

  /** How many bytes it put aside of each body and answer that it has not done with; their files have no names any more. */
  async putAside(): Promise<number[]> {
    const sizes = (await this.workers()).map(async (pid) => {
      const open = (await readdir(`/proc/${pid}/fd`)).map((number) => this.sizePutAside(`/proc/${pid}/fd/${number}`));
      return Promise.all(open);
    });
    return (await Promise.all(sizes)).flat().filter((size) => size !== null);
  }

  /** What it logged so far. */
  async output(): Promise<string> {
    return (await this.program.output()) + (await readFile(join(this.folder, 'errors'), 'utf8'));
  }

  /** Bytes that its workers hold in memory of their own. */
  async memory(): Promise<number> {
    const held = (await this.workers()).map(async (pid) => Number(/RssAnon:\s+(\d+) kB/.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1]));
    return (await Promise.all(held)).reduce((sum, kibibytes) => sum + kibibytes, 0) * 1024;
  }

  /** Holds it up while something is done; what comes meanwhile waits, and is seen in the order in which it came. */
  async heldUp(work: () => Promise<void>): Promise<void> {
    const workers = await this.workers();
    for (const pid of workers) process.kill(pid, 'SIGSTOP');
    try {
      await work();
    } finally {
      for (const pid of workers) process.kill(pid, 'SIGCONT');
    }
  }

  async stop(): Promise<void> {
    await this.program.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** @returns null for what is no such file, or is closed meanwhile */
  private async sizePutAside(descriptor: string): Promise<number | null> {
    try {
      const file = await readlink(descriptor);
      return ['body', 'proxy'].some((name) => file.startsWith(join(this.folder, name, '/'))) ? (await stat(descriptor)).size : null;
    } catch {
      return null;
    }
  }

  private async workers(): Promise<number[]> {
    const master = (await readFile(join(this.folder, 'nginx.pid'), 'utf8')).trim();
    return (await readFile(`/proc/${master}/task/${master}/children`, 'utf8')).trim().split(' ').map(Number);
  }
}

/** As envsubst does it. */
function filled(template: string, variables: Variables): string {
  return template.replaceAll(/\$\{(GATEWAY_\w+)\}/g, (_match, name: string) => {
    const value = variables[name];
    if (value === undefined) throw new Error(`The template asks for ${name}`);
    return value;
  });
}

/** In a container these are tmpfs and pipes. */
function ofThisFolder(configuration: string, folder: string): string {
  return configuration
    .replaceAll(/(_temp_path|pid) \/tmp\//g, `$1 ${folder}/`)
    .replace('/dev/stderr', join(folder, 'errors'))
    .replace('/dev/stdout', join(folder, 'log'));
}
