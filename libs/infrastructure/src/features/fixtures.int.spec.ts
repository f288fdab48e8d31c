import { VerifyCredentials } from '@halolight/application/identity';
import type { Container } from 'inversify';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { LoadInitialPosts } from '../blog/index.js';
import { FixtureFiles, FixtureLoader, openDatabase, type Database } from '../kernel/index.js';
import { createTestDatabase, type TestDatabase } from '../kernel/testing/index.js';
import { composeFeatures, loadFixtures } from './testing/index.js';

const JOHN = '- model: user.User\n  properties: {username: d.john, first_name: John, last_name: DOE, password: john_pass, email: D.John@Example.org, role: staff}\n';
const POST = '- model: blog.Post\n  properties: {author_username: d.john, title: The first}\n';

let server: TestDatabase;
let database: Database;
let features: Container;
beforeEach(async () => {
  server = await createTestDatabase();
  database = openDatabase({ databaseUrl: server.url, dbPoolMax: 4, dbPoolTimeoutMs: 5_000 });
  features = composeFeatures(database, {});
});
afterEach(async () => {
  await database?.close();
  await server?.drop();
});

const load = (text: string) => features.get(FixtureLoader).load('given.yaml', text);
const rows = (table: string) => database.sql(table).orderBy('id').select<Record<string, unknown>[]>('*');
const counts = async () => [(await rows('users')).length, (await rows('posts')).length];

describe('a fixture file', () => {
  it('makes what the second seed writes: users with roles and hashed passwords, and posts by their usernames', async () => {
    expect(await load(`${JOHN}---\n${POST}`)).toEqual({ made: 2, present: 0 });
    const [john] = await rows('users');
    expect(john).toMatchObject({ username: 'd.john', email: 'd.john@example.org', name: 'John DOE', status: 'ACTIVE' });
    expect(JSON.stringify(john)).not.toContain('john_pass');
    const roles = await database.sql('user_roles').join('roles', 'roles.id', 'role_id').pluck<string[]>('roles.name');
    expect(roles).toEqual(['admin']);
    const client = { ip: null, userAgent: null };
    expect(await features.get(VerifyCredentials).execute('d.john', 'john_pass', client)).toBe(true);
    expect(await rows('posts')).toMatchObject([{ title: 'The first', status: 'PUBLISHED', author_id: john?.['id'] }]);
    expect(await database.sql('post_statistics').count('*')).toEqual([{ count: expect.anything() }]);
    expect(await database.sql('activities').orderBy('id').pluck('type')).toEqual(['user.created', 'post.created']);
  });

  it('changes nothing when it is loaded again, or by several at once', async () => {
    const text = `${JOHN}${POST}- model: identity.Group\n  properties: {name: Readers, permissions: [can_view_stats], members: [D.John, d.john]}\n`;
    const outcomes = await Promise.all([load(text), load(text), load(text)]);
    expect(outcomes.map(({ made }) => made).sort()).toEqual([0, 0, 3]);
    const everything = async () => Promise.all(['users', 'posts', 'groups', 'activities'].map(rows));
    const before = await everything();
    expect(await load(text)).toEqual({ made: 0, present: 3 });
    expect(await everything()).toEqual(before);
    expect(await database.sql('group_permissions').pluck('permission')).toEqual(['blog:view_stats']);
    expect(await database.sql('group_members').select('*')).toHaveLength(1);
  });

  it('makes books and items in their owners’ names, by the rules of each', async () => {
    const book = '- model: books.Book\n  properties: {owner_username: D.John, title: Emma, author: Jane Austen, rating: 5, publication_year: 1815}\n';
    const item = '- model: content.Item\n  properties: {ownerUsername: d.john, name: Lamp}\n';
    expect(await load(`${JOHN}---\n${book}${item}`)).toEqual({ made: 3, present: 0 });
    const [john] = await rows('users');
    expect(await rows('books')).toMatchObject([{ title: 'Emma', author: 'Jane Austen', category: null, rating: 5, publication_year: 1815, owner_id: john?.['id'] }]);
    expect(await rows('items')).toMatchObject([{ name: 'Lamp', description: null, owner_id: john?.['id'] }]);
    expect(await database.sql('activities').orderBy('id').pluck('type')).toEqual(['user.created', 'book.created', 'item.created']);
    expect(await load(book + item.replace('Lamp', 'LAMP') + book.replace('Jane Austen', 'Another'))).toEqual({ made: 1, present: 2 });
  });

  it('gives nothing to an account that was deleted', async () => {
    await load(JOHN);
    await database.sql('users').update({ deleted_at: database.sql.fn.now() });
    await expect(load(POST)).rejects.toThrow('authorUsername: there is no user "d.john"');
  });

  it('makes permissions, as the second seed writes them too, which groups then hold', async () => {
    const seed = '- model: authorization.Permission\n  properties:\n    name: can_view_stats\n    target_table: poststatistical\n';
    const catalogued = await database.sql('permissions').pluck('name');
    expect(await load(seed)).toEqual({ made: 0, present: 1 });
    const more = '- model: identity.Permission\n  properties: {name: reports:read, description: Sees reports}\n- model: authorization.Permission\n  properties: {name: close, target_table: reports}\n';
    const group = '- model: authorization.Group\n  properties: {name: Reporters, permissions: [reports:view, reports:close]}\n';
    expect(await load(more + group)).toEqual({ made: 3, present: 0 });
    expect(await load(more + group)).toEqual({ made: 0, present: 3 });
    expect((await database.sql('permissions').pluck('name')).filter((name) => !catalogued.includes(name)).sort()).toEqual(['reports:close', 'reports:view']);
    expect(await database.sql('group_permissions').pluck('permission')).toEqual(expect.arrayContaining(['reports:view', 'reports:close']));
  });

  it.each([
    ['an unknown model', '- model: blog.Pots\n', /^given\.yaml, document 2, line 5: there is no model "blog\.Pots"; there are identity\.User/],
    ['an unknown field', '- model: blog.Post\n  properties: {titel: A}\n', /^given\.yaml, document 2, line 5: blog\.Post has no field "titel"/],
    ['an unknown user', '\n- model: blog.Post\n  properties: {title: A, author_username: nobody}\n', 'given.yaml, document 2, line 6: authorUsername: there is no user "nobody"; what is referred to comes first'],
    ['a user who comes later', `${POST.replace('d.john', 'd.jane')}${JOHN.replaceAll('john', 'jane')}`, /^given\.yaml, document 2, line 5: authorUsername/],
    ['an unknown role', JOHN.replace('staff', 'boss').replaceAll('john', 'jane').replaceAll('John', 'Jane'), 'given.yaml, document 2, line 5: role: there is no role "boss"'],
    ['an unknown member', '- model: identity.Group\n  properties: {name: A, members: [nobody]}\n', /^given\.yaml, document 2, line 5: members: there is no user "nobody"/],
    ['the owner of a book who is nobody', '- model: books.Book\n  properties: {title: A, author: B, owner_username: nobody}\n', 'given.yaml, document 2, line 5: ownerUsername: there is no user "nobody"; what is referred to comes first'],
    ['the owner of an item who is nobody', '- model: content.Item\n  properties: {name: A, owner_username: nobody}\n', /^given\.yaml, document 2, line 5: ownerUsername: there is no user/],
    ['a book beyond its bounds', '- model: books.Book\n  properties: {title: A, author: B, rating: 6, owner_username: d.john}\n', /^given\.yaml, document 2, line 5: rating: /],
    ['a permission that is none', '- model: identity.Permission\n  properties: {name: Reports}\n', /^given\.yaml, document 2, line 5: name: "Reports" is not a permission/],
    ['a wildcard for a permission', '- model: identity.Permission\n  properties: {name: "reports:*"}\n', /^given\.yaml, document 2, line 5: name: A wildcard is granted, not made/],
    ['an address that is none', JOHN.replace('D.John@Example.org', 'nowhere').replace('d.john', 'd.jane'), /^given\.yaml, document 2, line 5: email/],
    ['an address that is taken', JOHN.replace('d.john', 'd.jane'), /^given\.yaml, document 2, line 5: /],
  ])('is undone as a whole by %s, and says where', async (_what, wrong, message) => {
    await expect(load(`${JOHN}---\n\n${wrong}`)).rejects.toThrow(expect.objectContaining({ message: typeof message === 'string' ? message : expect.stringMatching(message) }));
    expect(await counts()).toEqual([0, 0]);
  });

  it('gives the ids that it says, and nobody the same id afterwards', async () => {
    const numbered = (id: number, title: string) => `- {model: blog.Post, id: ${id}, properties: {title: ${title}}}\n`;
    expect(await load(numbered(1000, 'A') + numbered(7, 'B') + '- {model: blog.Post, properties: {title: C}}\n')).toEqual({ made: 3, present: 0 });
    expect((await rows('posts')).map(({ id, title }) => [id, title])).toEqual([[7, 'B'], [1000, 'A'], [1001, 'C']]);
    expect(await load(numbered(1000, 'A'))).toEqual({ made: 0, present: 1 });
    await expect(load(numbered(1000, 'D'))).rejects.toThrow('given.yaml, document 1, line 1: the id 1000 belongs to something else');
    await expect(load(numbered(8, 'A'))).rejects.toThrow('given.yaml, document 1, line 1: it is there already, with the id 1000 and not 8');
    await expect(load(`${numbered(2000, 'E')}${POST}`)).rejects.toThrow('there is no user "d.john"');
    expect(await load(numbered(2000, 'E'))).toEqual({ made: 1, present: 0 });
  });

  it('that is refused leaves the ids that come next as they were, and says where it is wrong', async () => {
    await load(JOHN);
    await database.sql.raw(`select setval(pg_get_serial_sequence('users', 'id'), 20)`);
    const jane = JOHN.replace('d.john', 'd.jane');
    await load(jane.replace('D.John', 'D.Jane'));
    const [, { id: last } = { id: 0 }] = await rows('users');
    const inTheGap = jane.replace('properties', 'id: 10\n  properties').replace('d.jane', 'd.jim');
    await expect(load(inTheGap)).rejects.toThrow(/^given\.yaml, document 1, line 1: /);
    const { rows: drawn } = await database.sql.raw<{ rows: object[] }>(`select nextval(pg_get_serial_sequence('users', 'id')) as id`);
    expect(drawn).toEqual([{ id: Number(last) + 1 }]);
  });

  it('gives ids beyond 32 bits, and files load after it', async () => {
    const numbered = (id: number, title: string) => `- {model: blog.Post, id: ${id}, properties: {title: ${title}}}\n`;
    expect(await load(numbered(3_000_000_000, 'A'))).toEqual({ made: 1, present: 0 });
    expect(await load(numbered(7, 'B') + numbered(8, 'C') + '- {model: blog.Post, properties: {title: D}}\n')).toEqual({ made: 3, present: 0 });
    expect(await database.sql('posts').orderBy('id').pluck('id')).toEqual([7, 8, 3_000_000_000, 3_000_000_001]);
    await expect(load(numbered(Number.MAX_SAFE_INTEGER, 'E'))).rejects.toThrow('given.yaml, document 1, line 1: id: ');
  });
});

describe('the fixtures that come with the features', () => {
  it('load by name and by feature, and again without a change', async () => {
    expect(await loadFixtures(database, {}, ['posts', 'blog/initial_posts.yaml', 'editors'])).toEqual([{ made: 5, present: 0 }, { made: 3, present: 0 }, { made: 1, present: 0 }]);
    const files = await new FixtureFiles().ofApp();
    expect(files.map(({ file }) => file)).toEqual(['identity/editors.yaml', 'blog/initial_posts.yaml']);
    for (const { file, text } of files) expect(await features.get(FixtureLoader).load(file, text)).toMatchObject({ made: 0 });
  });

  it('are named by those that are there where a name is wrong', async () => {
    await expect(new FixtureFiles().named('pots')).rejects.toThrow('There is no fixture "pots"; there are ');
    await expect(new FixtureFiles().named('../blog/initial_posts')).rejects.toThrow('There is no fixture');
    await expect(new FixtureFiles().ofApp('wiki')).rejects.toThrow('There are no fixtures of "wiki"; there are some of identity, blog');
    await expect(FixtureFiles.at('/')).rejects.toThrow('/ is no file');
    await expect(FixtureFiles.at('/nowhere.yaml')).rejects.toThrow('There is no file /nowhere.yaml');
  });
});

describe('LoadInitialPosts', () => {
  it('loads them once, also when two do so at once, and never brings back what was deleted', async () => {
    const loads = [0, 1].map(() => composeFeatures(database, {}).get(LoadInitialPosts).execute());
    expect((await Promise.all(loads)).map(({ made }) => made).sort()).toEqual([3, null]);
    expect(await rows('posts')).toHaveLength(3);
    await database.sql('posts').delete();
    expect(await features.get(LoadInitialPosts).execute()).toEqual({ made: null });
    expect(await rows('posts')).toEqual([]);
  });
});
