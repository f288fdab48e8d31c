import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from '@jest/globals';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const HALO = join(ROOT, 'apps/cli/bin/halo.js');
const TSC = join(ROOT, 'node_modules/typescript/bin/tsc');
const MIGRATIONS = 'libs/infrastructure/src/migrations';

let folder: string;

const node = (...argv: string[]) => promisify(execFile)(process.execPath, argv, { cwd: folder });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'halo-make-migration-'));
  await cp(join(ROOT, MIGRATIONS), join(folder, MIGRATIONS), { recursive: true, filter: (path) => !path.endsWith('.spec.ts') });
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }\n');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

it('halo migrate make writes migrations that compile, whatever they are called', async () => {
  const names = ['add-thing', 'add-thing', 'books', 'delete', 'x'.repeat(100)];
  for (const name of names) {
    const { stdout } = await node(HALO, 'migrate', 'make', name);
    expect(stdout).toMatch(new RegExp(`^Written: .*/${MIGRATIONS}/\\d{4}-${name}\\.ts\\n$`));
  }
  const index = await readFile(join(folder, MIGRATIONS, 'index.ts'), 'utf8');
  expect([...index.matchAll(/\{ name: '\d{4}-(.*)', /g)].slice(-names.length).map(([, name]) => name)).toEqual(names);
  await node(TSC, '--noEmit', '--strict', '--skipLibCheck', '--target', 'es2024', '--module', 'nodenext', join(MIGRATIONS, 'index.ts'));
});

it.each([
  ['what is no name', 'Books', 'NAME: "Books" is not made of small letters and digits, joined by hyphens\n'],
  ['a name of 300 letters', 'x'.repeat(300), 'NAME: has 300 characters; at most 100 are allowed\n'],
  ['a name of 101 letters', 'x'.repeat(101), 'NAME: has 101 characters; at most 100 are allowed\n'],
])('halo migrate make refuses %s, says why, and writes nothing', async (_what, name, stderr) => {
  await expect(node(HALO, 'migrate', 'make', name)).rejects.toMatchObject({ code: 1, stdout: '', stderr });
  expect(await readFile(join(folder, MIGRATIONS, 'index.ts'), 'utf8')).toBe(await readFile(join(ROOT, MIGRATIONS, 'index.ts'), 'utf8'));
});
