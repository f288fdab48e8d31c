import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { DataDirectoryLock } from './data-directory-lock.js';

const BUILT = new URL('../dist/data-directory-lock.js', import.meta.url).href;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'halolight-lock-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function holdElsewhere(): Promise<ChildProcess> {
  const script = `const { DataDirectoryLock } = await import('${BUILT}');
    globalThis.kept = DataDirectoryLock.acquire(${JSON.stringify(folder)}); console.log('held'); setInterval(() => {}, 1000);`;
  const holder = spawn(process.execPath, ['--input-type=module', '--eval', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(holder.stdout, 'data');
  return holder;
}

it('a folder in use is refused, naming the process that uses it', async () => {
  const holder = await holdElsewhere();
  try {
    expect(() => DataDirectoryLock.acquire(folder)).toThrow(`process ${holder.pid}`);
  } finally {
    holder.kill('SIGKILL');
    await once(holder, 'exit');
  }
});

it('a folder in use is refused as well before its process has said its number', async () => {
  const holder = await holdElsewhere();
  try {
    await rm(join(folder, 'halo.pid'));
    expect(() => DataDirectoryLock.acquire(folder)).toThrow(`HaloLight already runs in ${folder}. Stop it`);
  } finally {
    holder.kill('SIGKILL');
    await once(holder, 'exit');
  }
});

it('a folder is free again once its process was killed', async () => {
  const holder = await holdElsewhere();
  holder.kill('SIGKILL');
  await once(holder, 'exit');

  expect(() => DataDirectoryLock.acquire(folder)[Symbol.dispose]()).not.toThrow();
});

it('a folder is free again once its lock is given back', () => {
  DataDirectoryLock.acquire(folder)[Symbol.dispose]();
  expect(() => DataDirectoryLock.acquire(folder)[Symbol.dispose]()).not.toThrow();
});
