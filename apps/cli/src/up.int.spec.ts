import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

const HALO = fileURLToPath(new URL('../bin/halo.js', import.meta.url));

let dataDir: string;
let variables: NodeJS.ProcessEnv;
let started: Halo[];

/** `halo`, built, as a process of its own. */
class Halo {
  output = '';
  readonly ended: Promise<number | null>;

  private constructor(readonly process: ChildProcess) {
    for (const stream of [process.stdout, process.stderr]) stream?.on('data', (text: Buffer) => (this.output += text.toString()));
    this.ended = once(process, 'close').then(([code]) => code as number | null);
  }

  static run(...argv: string[]): Halo {
    const env = { ...process.env, ...variables };
    const halo = new Halo(spawn(process.execPath, [HALO, ...argv], { env, cwd: dataDir, stdio: ['ignore', 'pipe', 'pipe'] }));
    started.push(halo);
    return halo;
  }

  async says(text: string): Promise<void> {
    while (!this.output.includes(text)) {
      if (this.process.exitCode !== null) throw new Error(`halo has ended without saying "${text}":\n${this.output}`);
      await pause(50);
    }
  }
}

async function listenOn(port = '0'): Promise<Server> {
  const server = createServer().listen(Number(port));
  await once(server, 'listening');
  return server;
}

async function freePort(): Promise<string> {
  const server = await listenOn();
  const address = server.address();
  server.close();
  return String(typeof address === 'object' ? address?.port : 0);
}

const health = (path: string): Promise<number> =>
  fetch(`http://127.0.0.1:${variables['PORT']}${path}`).then(
    (answer) => answer.status,
    () => 0,
  );

async function serverPid(): Promise<number> {
  return Number((await readFile(join(dataDir, 'postgres/data/postmaster.pid'), 'utf8')).split('\n')[0]);
}

beforeEach(async () => {
  started = [];
  dataDir = await mkdtemp(join(tmpdir(), 'halolight-up-'));
  await chmod(dataDir, 0o711);
  variables = { DATA_DIR: dataDir, PORT: await freePort(), SCHEDULER_PORT: await freePort(), DATABASE_URL: '', NODE_ENV: '' };
});

afterEach(async () => {
  for (const halo of started) halo.process.kill('SIGTERM');
  await Promise.all(started.map(({ ended }) => ended));
  await rm(dataDir, { recursive: true, force: true });
});

describe('halo up', () => {
  it('runs all of HaloLight, says where, and stops all of it on Ctrl-C', async () => {
    const halo = Halo.run('up');
    await halo.says('Ctrl-C stops it');
    expect(halo.output).toContain(`http://localhost:${variables['PORT']}/docs`);
    expect(halo.output).toContain('admin@example.com / 123456');
    expect(await health('/health/ready')).toBe(200);

    halo.process.kill('SIGINT');

    expect(await halo.ended).toBe(0);
    expect(await health('/health')).toBe(0);
    await expect(serverPid()).rejects.toThrow('ENOENT');
  });

  it('refuses to run twice in one folder and names the process that runs', async () => {
    const first = Halo.run('up');
    await first.says('Ctrl-C stops it');

    const second = Halo.run('up');

    expect(await second.ended).toBe(1);
    expect(second.output).toContain(`already runs in ${dataDir}: process ${first.process.pid}`);
    expect(await health('/health/ready')).toBe(200);
  });

  it('starts a killed database again, and the API recovers', async () => {
    const halo = Halo.run('up');
    await halo.says('Ctrl-C stops it');

    process.kill(await serverPid(), 'SIGKILL');
    await halo.says('PostgreSQL has ended unexpectedly');

    while ((await health('/health/ready')) !== 200) await pause(50);
    expect(halo.process.exitCode).toBeNull();
  });

  it('stops everything with an error when a part of it ends by itself', async () => {
    const taken = await listenOn(variables['SCHEDULER_PORT']);
    const halo = Halo.run('up');
    try {
      expect(await halo.ended).toBe(1);
    } finally {
      taken.close();
    }
    expect(halo.output).toContain('SCHEDULER_PORT: ');
    expect(halo.output).toContain('The scheduler has ended by itself');
    expect(await health('/health')).toBe(0);
    await expect(serverPid()).rejects.toThrow('ENOENT');
  });

  it('takes its parts along when it is killed', async () => {
    const halo = Halo.run('up');
    await halo.says('Ctrl-C stops it');

    halo.process.kill('SIGKILL');
    while ((await health('/health')) !== 0) await pause(50);

    const next = Halo.run('up');
    await next.says('Ctrl-C stops it');
  });

  it('says which port is taken before it starts anything', async () => {
    const taken = await listenOn(variables['PORT']);
    const halo = Halo.run('up');
    try {
      expect(await halo.ended).toBe(1);
      expect(halo.output).toBe(`PORT: port ${variables['PORT']} is in use or not allowed; stop what listens there or set PORT to another port\n`);
    } finally {
      taken.close();
    }
  });

  it('says every fault of the environment in a line that names the variable', async () => {
    Object.assign(variables, { PORT: 'eighty', LOG_LEVEL: 'loud' });
    const halo = Halo.run('up');
    expect(await halo.ended).toBe(1);
    expect(halo.output.trim().split('\n')).toEqual([expect.stringMatching(/^PORT: /), expect.stringMatching(/^LOG_LEVEL: /)]);
  });
});

describe('halo serve', () => {
  it('runs the API alone, which halo healthcheck finds well, and ends with it', async () => {
    const halo = Halo.run('serve');
    while ((await health('/health/ready')) !== 200) await pause(50);
    expect(await Halo.run('healthcheck', '--ready').ended).toBe(0);

    halo.process.kill('SIGTERM');

    expect(await halo.ended).toBe(0);
    expect(await Halo.run('healthcheck', '--live').ended).toBe(1);
  });
});

describe('halo migrate', () => {
  it('brings the schema up, undoes the last step, and tells what is applied', async () => {
    const applied = Halo.run('migrate');
    expect(await applied.ended).toBe(0);
    expect(applied.output).toContain('0001-identity');

    const undone = Halo.run('migrate', 'down');
    expect(await undone.ended).toBe(0);
    expect(undone.output).toMatch(/^Undone: \d{4}-/);

    const status = Halo.run('migrate', 'status');
    expect(await status.ended).toBe(0);
    expect(status.output).toMatch(/^applied {2}0001-identity$/m);
    expect(status.output).toMatch(/^pending {2}\d{4}-/m);
  });
});
