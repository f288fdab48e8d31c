import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openDatabase, EmbeddedPostgres, type Database } from '@halolight/infrastructure/kernel';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const PRODUCTION = { NODE_ENV: 'production', JWT_SECRET: 'quartz-badger-51-signs-the-tokens', PASSWORD_PEPPER: 'basalt-weasel-77', SEED: 'none' };
const TEST_FIXTURES = fileURLToPath(new URL('../../../libs/infrastructure/fixtures/blog/testing/posts.yaml', import.meta.url));
const HALO = fileURLToPath(new URL('../bin/halo.js', import.meta.url));

interface Answer {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

describe('halo, on a database of its own', () => {
  let dataDir: string;
  let server: EmbeddedPostgres;
  let databaseUrl: string;
  let database: Database;
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'halo-commands-'));
    await chmod(dataDir, 0o755);
    server = new EmbeddedPostgres(dataDir);
    ({ url: databaseUrl } = await server.start());
    database = openDatabase({ databaseUrl, dbPoolMax: 2, dbPoolTimeoutMs: 5_000 });
  });
  afterAll(async () => {
    await database.close();
    await server.stop();
    await rm(dataDir, { recursive: true });
  });

  const halo = (...argv: string[]) => haloWith({}, ...argv);
  const haloWith = (variables: NodeJS.ProcessEnv, ...argv: string[]) =>
    new Promise<Answer>((resolve) => {
      const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: databaseUrl, ...variables };
      execFile(process.execPath, [HALO, ...argv], { env, cwd: dataDir, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) =>
        resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
      );
    });
  const rolesOf = async (email: string) => {
    const rows = await database
      .sql('users')
      .join('user_roles', 'user_roles.user_id', 'users.id')
      .join('roles', 'roles.id', 'user_roles.role_id')
      .where({ email })
      .select<{ name: string }[]>('roles.name')
      .orderBy('roles.name');
    return rows.map(({ name }) => name);
  };

  it('opens an account with a role, shows its generated password, and writes it into the audit log as done by the system', async () => {
    const { code, stdout } = await halo('user', 'create', '--email', 'root@example.org', '--role', 'super_admin');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Account \d+ is open\nPassword, good for seven days and to be changed at the first sign-in: \S{20}\n$/);
    expect(await rolesOf('root@example.org')).toEqual(['super_admin']);
    const activity = await database.sql('activities').where({ type: 'user.created' }).first<{ actor_id: number | null }>();
    expect(activity.actor_id).toBeNull();
  });

  it('takes the password from the environment, where the list of processes does not show it', async () => {
    const { code, stdout } = await haloWith({ HALO_PASSWORD: 'marble-otter-29' }, 'user', 'create', '--email', 'ada@example.org');
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^Account \d+ is open\n$/)]);
    expect(await rolesOf('ada@example.org')).toEqual(['user']);
  });

  it('gives an account one more role, and a permission of its own', async () => {
    expect(await halo('user', 'grant', 'ADA@example.org', '--role', 'admin')).toMatchObject({ code: 0 });
    expect(await rolesOf('ada@example.org')).toEqual(['admin', 'user']);
    expect(await halo('user', 'grant', 'ada@example.org', '--permission', 'users:read')).toMatchObject({ code: 0 });
    const grants = await database.sql('user_permissions').select<{ permission: string }[]>('permission');
    expect(grants).toEqual([{ permission: 'users:view' }]);
  });

  it('makes an account another password when the first has expired, and writes it into the audit log as done by the system', async () => {
    const id = await database.sql('users').where({ email: 'root@example.org' }).first<{ id: number }>('id');
    const passwordOf = () => database.sql('users').where(id).first<{ password_hash: string; must_change_password: boolean }>('password_hash', 'must_change_password');
    const before = await passwordOf();
    const { code, stdout } = await halo('user', 'password', 'ROOT@example.org');
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^root@example\.org has another password, and is signed out everywhere\nPassword, good for seven days .*: \S{20}\n$/)]);
    const after = await passwordOf();
    expect([after.must_change_password, after.password_hash === before.password_hash]).toEqual([true, false]);
    expect(await database.sql('activities').where({ type: 'password.reset', subject_id: id.id }).pluck('actor_id')).toEqual([null]);
  });

  it('frees an account that failures have closed, by its new password, and says when that opens nothing yet', async () => {
    const { id } = await database.sql('users').where({ email: 'ada@example.org' }).first<{ id: number }>('id');
    await database.sql('rate_limits').insert({ key: `sign-in-account:user:${id}`, points: 10, expire: Date.now() + 60_000 });
    await database.sql('users').where({ id }).update({ status: 'SUSPENDED' });
    const { code, stdout } = await halo('user', 'password', 'ada@example.org');
    const lines = /^ada@example\.org .*\nPassword, good for seven days .*\nIt opens nothing yet: the account is SUSPENDED, .*\n$/;
    expect([code, stdout]).toEqual([0, expect.stringMatching(lines)]);
    expect(await database.sql('rate_limits').where('key', 'like', 'sign-in-account:%').pluck('key')).toEqual([]);
    await database.sql('users').where({ id }).update({ status: 'ACTIVE' });
  });

  it('closes an account, but not the last super administrator', async () => {
    expect(await halo('user', 'disable', 'ada@example.org')).toMatchObject({ code: 0 });
    expect(await database.sql('users').where({ email: 'ada@example.org' }).first<object>('status')).toEqual({ status: 'INACTIVE' });
    expect(await halo('user', 'disable', 'root@example.org')).toMatchObject({ code: 1, stderr: expect.stringContaining('last') });
  });

  it.each([
    [['user', 'create', '--email', 'nowhere'], 'email: '],
    [['user', 'create', '--email', 'x@example.org', '--password', 'short'], 'password: '],
    [['user', 'create', '--email', 'x@example.org', '--role', 'king'], 'roles: '],
    [['user', 'create'], '--email'],
    [['user', 'grant', 'nobody@example.org', '--role', 'user'], 'nobody@example.org'],
    [['user', 'grant', 'root@example.org'], '--role or --permission'],
    [['user', 'password', 'nobody@example.org'], 'nobody@example.org'],
  ])('refuses %j on the error stream, with a status that is not 0', async (argv, words) => {
    const answer = await halo(...argv);
    expect(answer.code).not.toBe(0);
    expect(answer.stdout).toBe('');
    expect(answer.stderr).toContain(words);
  });

  it('loads the demo data, again without a change, and never in production', async () => {
    expect(await halo('seed')).toMatchObject({ code: 0 });
    const counted = ['users', 'groups', 'items', 'documents', 'files', 'conversations', 'calendar_events', 'posts', 'assistant_messages', 'books', 'orders', 'tasks'];
    const counts = () => Promise.all(counted.map(async (table) => (await database.sql(table).select<object[]>('id')).length));
    expect(Math.min(...(await counts()))).toBeGreaterThan(2);
    // What was changed or deleted is no reason to bring it back.
    await database.sql('posts').update({ title: database.sql.raw(`'Changed ' || id`) });
    await database.sql('books').delete();
    const before = await counts();
    expect(await halo('seed')).toMatchObject({ code: 0 });
    expect(await counts()).toEqual(before);
    expect(await haloWith(PRODUCTION, 'seed')).toMatchObject({ code: 1, stderr: expect.stringContaining('production') });
  });

  it('migrates by DATABASE_DIRECT_URL, and does the rest by DATABASE_URL, whose user need not be able to', async () => {
    const password = 'marble-otter-of-tests';
    await database.root.raw(`create role pooled login bypassrls password '${password}' in role pg_read_all_data, pg_write_all_data`);
    const pooled = Object.assign(new URL(databaseUrl), { username: 'pooled', password }).href;
    const both = { DATABASE_URL: pooled, DATABASE_DIRECT_URL: databaseUrl };
    expect(await haloWith(both, 'migrate', 'down')).toMatchObject({ code: 0 });
    expect(await haloWith({ DATABASE_URL: pooled }, 'migrate', 'up')).toMatchObject({ code: 1 });
    expect(await haloWith(both, 'migrate', 'up')).toMatchObject({ code: 0 });
    expect(await haloWith(both, 'migrate', 'down')).toMatchObject({ code: 0 });
    expect(await haloWith(both, 'user', 'create', '--email', 'pooled@example.org')).toMatchObject({ code: 0 });
    expect(await haloWith(both, 'migrate', 'status')).toMatchObject({ code: 0, stdout: expect.not.stringContaining('pending') });
  });

  it('writes the OpenAPI document to standard output and into a file', async () => {
    const { code, stdout } = await halo('openapi');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ info: { title: 'HaloLight API' } });
    expect(await halo('openapi', '--out', join(dataDir, 'openapi.json'))).toMatchObject({ code: 0, stdout: '' });
    expect(await readFile(join(dataDir, 'openapi.json'), 'utf8')).toBe(stdout);
  });

  it('writes the Postman collection likewise', async () => {
    const { code, stdout } = await halo('postman');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ info: { name: 'HaloLight API', schema: expect.stringContaining('v2.1.0') } });
    expect(await halo('postman', '--out', join(dataDir, 'postman.json'))).toMatchObject({ code: 0, stdout: '' });
    expect(await readFile(join(dataDir, 'postman.json'), 'utf8')).toBe(stdout);
  });

  it.each([
    ['a name of 300 letters', 'x'.repeat(300), 'name too long'],
    ['a file in no folder', 'nowhere/openapi.json', 'no such file or directory'],
    ['a folder', '.', 'illegal operation on a directory'],
  ])('says why a document cannot be written to %s', async (_where, out, why) => {
    for (const name of ['openapi', 'postman']) expect(await halo(name, '--out', out)).toEqual({ code: 1, stdout: '', stderr: `--out: ${out} cannot be written: ${why}\n` });
  });

  it.each(['serve', 'scheduler', 'up', 'migrate', 'fixtures', 'seed', 'user', 'healthcheck', 'openapi', 'postman'])('explains %s', async (name) => {
    expect(await halo(name, '--help')).toMatchObject({ code: 0, stdout: expect.stringContaining(`Usage: halo ${name}`) });
  });

  it.each([['posts'], ['blog/initial_posts', 'blog/posts'], ['--path', TEST_FIXTURES]])('loads no fixtures for tests in production: %s %s', async (...argv) => {
    const { code, stdout, stderr } = await haloWith(PRODUCTION, 'fixtures', ...argv);
    expect([code, stdout, stderr]).toEqual([1, '', expect.stringMatching(/blog\/testing\/posts\.yaml: fixtures for tests are refused in production\n$/)]);
    expect(await database.sql('users').where({ username: 'd.john' })).toEqual([]);
  });

  it.each([
    ['a file', async (link: string) => symlink(TEST_FIXTURES, link)],
    ['a link to one', async (link: string) => symlink(TEST_FIXTURES, `${link}.first`).then(() => symlink(`${link}.first`, link))],
    ['their folder', async (link: string) => symlink(dirname(TEST_FIXTURES), `${link}.folder`).then(() => symlink(`${link}.folder/posts.yaml`, link))],
  ])('loads no fixtures for tests in production under another name that leads to %s', async (_what, leadTo) => {
    const link = join(await mkdtemp(join(dataDir, 'linked-')), 'mine.yaml');
    await leadTo(link);
    const { code, stdout, stderr } = await haloWith(PRODUCTION, 'fixtures', '--path', link);
    expect([code, stdout, stderr]).toEqual([1, '', `${link}: fixtures for tests are refused in production\n`]);
    expect(await database.sql('users').where({ username: 'd.john' })).toEqual([]);
  });

  it('loads nothing in production that stands among the fixtures for tests, wherever that leads', async () => {
    const folder = join(await mkdtemp(join(dataDir, 'mounted-')), 'testing');
    await mkdir(join(folder, '..data'), { recursive: true });
    await writeFile(join(folder, '..data', 'mine.yaml'), '- model: blog.Post\n  properties: {title: Never}\n');
    await symlink('..data/mine.yaml', join(folder, 'mine.yaml'));
    expect(await haloWith(PRODUCTION, 'fixtures', '--path', join(folder, 'mine.yaml'))).toMatchObject({ code: 1, stdout: '' });
    expect(await database.sql('posts').where({ title: 'Never' })).toEqual([]);
  });

  it('loads all other fixtures in production', async () => {
    expect(await haloWith(PRODUCTION, 'fixtures', '--app', 'identity')).toMatchObject({ code: 0, stdout: 'identity/editors.yaml: 1 made, 0 there already\n' });
  });

  it('loads fixtures by name, by feature and by path, and again without a change', async () => {
    expect(await halo('fixtures', 'posts')).toMatchObject({ code: 0, stdout: 'blog/testing/posts.yaml: 5 made, 0 there already\n' });
    expect((await halo('fixtures', 'blog/posts', 'posts.yaml')).stdout).toBe('blog/testing/posts.yaml: 0 made, 5 there already\n'.repeat(2));
    expect((await halo('fixtures', '--app', 'blog')).stdout).toBe('blog/initial_posts.yaml: 3 made, 0 there already\n');
    expect((await halo('fixtures')).stdout).toBe('identity/editors.yaml: 0 made, 1 there already\nblog/initial_posts.yaml: 0 made, 3 there already\n');
    await writeFile(join(dataDir, 'mine.yaml'), '- model: blog.Post\n  properties: {title: Mine, author_username: d.jane}\n');
    expect((await halo('fixtures', '--path', 'mine.yaml')).stdout).toBe('mine.yaml: 1 made, 0 there already\n');
  });

  it('says in one line where a fixture is wrong, and ends with an error', async () => {
    await writeFile(join(dataDir, 'wrong.yaml'), '- model: blog.Post\n  properties: {title: Never}\n---\n- model: blog.Pots\n');
    const { code, stderr } = await halo('fixtures', '--path', 'wrong.yaml');
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^wrong\.yaml, document 2, line 4: there is no model "blog\.Pots"; .*\n$/)]);
    expect(await database.sql('posts').where({ title: 'Never' })).toEqual([]);
    expect(await halo('fixtures', 'nothing')).toMatchObject({ code: 1, stderr: expect.stringMatching(/^There is no fixture "nothing"; there are .*\n$/) });
    expect((await halo('fixtures', 'posts', '--app', 'blog')).code).toBe(1);
    expect((await halo('fixtures', '--path', 'a', '--app', 'blog')).code).toBe(1);
  });

  it('lists the latest posts, by the command that the blog brings', async () => {
    const { code, stdout } = await halo('blog', 'latest-posts', '--limit', '2');
    expect([code, stdout.trim().split('\n')]).toEqual([0, [expect.stringMatching(/^\d{4}-\d\d-\d\d  #\d+  Mine  by Jane Doe$/), expect.stringMatching(/^\d{4}-/)]]);
    expect((await halo('blog', 'latest-posts')).stdout).not.toContain('Notes on the autumn programme');
    expect(await halo('blog', 'latest-posts', '--limit', 'many')).toMatchObject({ code: 1, stderr: '--limit: must be a whole number from 1 to 100\n' });
    expect((await halo('--help')).stdout).toMatch(/^ {2}blog/m);
    expect((await halo('blog', '--help')).stdout).toContain('latest-posts');
  });
});
