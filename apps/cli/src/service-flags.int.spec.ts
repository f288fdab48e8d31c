import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { expect, it } from '@jest/globals';
import { SERVICE_FLAGS, SERVICE_VARIABLES } from './service-flags.js';

const read = (path: string) => readFile(new URL(`../../../${path}`, import.meta.url), 'utf8');
const run = promisify(execFile);

it('the flags are such as Node.js knows', async () => {
  const { stdout } = await run(process.execPath, [...SERVICE_FLAGS, '-p', 'process.execArgv.join()']);
  expect(stdout).toContain(SERVICE_FLAGS.join());
  await expect(run(process.execPath, ['--no-such-flag', '-p', '1'])).rejects.toThrow('bad option');
});

it.each(['docker/Dockerfile', 'docker-compose.yml', 'kubernetes/base/scheduler.yaml'])('%s starts the services with the same flags', async (path) => {
  const starts = (await read(path)).split('\n').filter((line) => /apps\/(api|scheduler)\/dist\/main\.js/.test(line));
  const flags = SERVICE_FLAGS.map((flag) => `${flag}, `).join('');
  expect(starts.length).toBeGreaterThan(0);
  for (const line of starts) expect(line.replaceAll('"', '')).toContain(`[node, ${flags}apps/`);
});

it('the image gives them the same variables', async () => {
  const [, variables = ''] = /^ENV (.*)$/m.exec(await read('docker/Dockerfile')) ?? [];
  expect(Object.fromEntries(variables.split(' ').map((variable) => variable.split('=')))).toMatchObject(SERVICE_VARIABLES);
});
