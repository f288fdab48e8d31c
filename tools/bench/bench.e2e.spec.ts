import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../', import.meta.url));
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bench-'));
  await chmod(folder, 0o755);
});
afterAll(() => rm(folder, { recursive: true }));

it('measures against the peers on little data and writes a table, the raw figures and a plot', async () => {
  const cases = ['permission-check', 'read-user', 'refresh-round-trips', 'sign-in-times', 'dashboard'];
  const out = join(folder, 'report');
  await promisify(execFile)(process.execPath, ['tools/bench/main.ts', ...cases, '--scale', '0.0005', '--folder', folder, '--out', out], { cwd: root });

  const written = await readdir(out);
  expect(written.sort()).toEqual(['README.md', ...cases.map((name) => `${name}.json`), 'read-user.svg'].sort());
  const { load, findings } = JSON.parse(await readFile(join(out, 'read-user.json'), 'utf8')) as { load: { name: string; cpuMicros: number }[]; findings: unknown[] };
  expect(load.map(({ name }) => name)).toEqual(['api', 'floor', 'fastify', 'plain']);
  expect(load.every(({ cpuMicros }) => cpuMicros > 0)).toBe(true);
  expect(findings).toHaveLength(6);
  expect(await readFile(join(out, 'README.md'), 'utf8')).toContain('| CPU time against fastify |');
});
