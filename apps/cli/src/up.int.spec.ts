import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '@halolight/infrastructure/kernel/testing';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { HaloFolder } from '../e2e/kit/halo-folder.js';
import { listenOn } from '../e2e/kit/listen-on.js';

let folder: HaloFolder;

beforeEach(async () => {
  folder = await HaloFolder.create();
});

afterEach(() => folder.remove());

describe('halo up', () => {
  it('runs all of HaloLight, says where, and stops all of it on Ctrl-C', async () => {
    const halo = folder.run('up');
    await halo.says('Ctrl-C stops it');
    expect(halo.output).toContain(`http://localhost:${folder.variables['PORT']}/docs`);
    expect(halo.output).toContain('admin@example.com / 123456');
    expect(await folder.health('/health/ready')).toBe(200);

    halo.process.kill('SIGINT');

    expect(await halo.ended).toBe(0);
    expect(await folder.health('/health')).toBe(0);
    await expect(folder.databasePid()).rejects.toThrow('ENOENT');
  });

  it('refuses to run twice in one folder and names the process that runs', async () => {
    const first = folder.run('up');
    await first.says('Ctrl-C stops it');

    const second = folder.run('up');

    expect(await second.ended).toBe(1);
    expect(second.output).toContain(`already runs in ${folder.path}: process ${first.process.pid}`);
    expect(await folder.health('/health/ready')).toBe(200);
  });

  it('starts a killed database again, and the API recovers', async () => {
    const halo = folder.run('up');
    await halo.says('Ctrl-C stops it');

    process.kill(await folder.databasePid(), 'SIGKILL');
    await halo.says('PostgreSQL has ended unexpectedly');

    while ((await folder.health('/health/ready')) !== 200) await pause(50);
    expect(halo.process.exitCode).toBeNull();
  });

  it('stops everything with an error when a part of it ends by itself', async () => {
    folder.variables['SCHEDULER_PORT'] = String(await freePort());
    const halo = folder.run('up');
    // The ports were free by then.
    await halo.says('Starting PostgreSQL');
    const taken = await listenOn(folder.variables['SCHEDULER_PORT']);
    try {
      expect(await halo.ended).toBe(1);
    } finally {
      taken.close();
    }
    expect(halo.output).toContain('SCHEDULER_PORT: ');
    expect(halo.output).toContain('The scheduler has ended by itself');
    expect(await folder.health('/health')).toBe(0);
    await expect(folder.databasePid()).rejects.toThrow('ENOENT');
  });

  it('takes its parts along when it is killed', async () => {
    const halo = folder.run('up');
    await halo.says('Ctrl-C stops it');

    halo.process.kill('SIGKILL');
    while ((await folder.health('/health')) !== 0) await pause(50);

    const next = folder.run('up');
    await next.says('Ctrl-C stops it');
  });

  it('says every fault of the environment in a line that names the variable', async () => {
    Object.assign(folder.variables, { PORT: 'eighty', LOG_LEVEL: 'loud' });
    const halo = folder.run('up');
    expect(await halo.ended).toBe(1);
    expect(halo.output.trim().split('\n')).toEqual([expect.stringMatching(/^PORT: /), expect.stringMatching(/^LOG_LEVEL: /)]);
  });
});
