import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '@halolight/infrastructure/kernel/testing';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { HaloFolder } from '../e2e/kit/halo-folder.js';

let folder: HaloFolder;

beforeEach(async () => {
  folder = await HaloFolder.create();
});

afterEach(() => folder.remove());

describe('halo serve', () => {
  it('runs the API alone, which halo healthcheck finds well, and ends with it', async () => {
    const halo = folder.run('serve');
    while ((await folder.health('/health/ready')) !== 200) await pause(50);
    for (const flags of [[], ['--live'], ['--ready']]) expect(await folder.run('healthcheck', ...flags).ended).toBe(0);

    halo.process.kill('SIGTERM');

    expect(await halo.ended).toBe(0);
    expect(await folder.run('healthcheck', '--live').ended).toBe(1);
  });
});

describe('halo scheduler', () => {
  it('runs the scheduler alone, where .env says, which halo healthcheck finds well, and ends with it', async () => {
    const port = String(await freePort());
    await writeFile(join(folder.path, '.env'), `SCHEDULER_PORT=${port}\n`);
    const halo = folder.run('scheduler');
    while ((await folder.health('/health/ready', port)) !== 200) await pause(50);
    expect(await folder.run('healthcheck', '--ready', '--port', port).ended).toBe(0);
    expect(await folder.health('/health')).toBe(0);

    halo.process.kill('SIGTERM');

    expect(await halo.ended).toBe(0);
    expect(await folder.run('healthcheck', '--live', '--port', port).ended).toBe(1);
  });
});
