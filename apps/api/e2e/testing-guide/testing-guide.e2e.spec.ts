import { readFile } from 'node:fs/promises';
import { SendPasswordReset } from '@halolight/application/identity';
import { FakeResetTokens, InMemoryIdentity } from '@halolight/application/identity/testing';
import { RecordingMailer, RecordingEventOutbox } from '@halolight/application/kernel/testing';
import { composeFeatures } from '@halolight/infrastructure/features/testing';
import { FixtureModel, openDatabase, type Database } from '@halolight/infrastructure/kernel';
import { createTestDatabase, silentLogger, type TestDatabase } from '@halolight/infrastructure/kernel/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectRefusal } from '../kit/expect-refusal.js';
import { Installation } from '../kit/installation.js';
import { until } from '../kit/until.js';
import { WebVisitor } from '../kit/web-visitor.js';

describe('a use case', () => {
  it('sends no link for a request that is too old', async () => {
    const identity = new InMemoryIdentity();
    const mailer = new RecordingMailer();
    const tokens = new FakeResetTokens();
    await identity.addUser(['user'], { email: 'ada@example.org' });
    const command = { requestId: tokens.newRequestId(), email: 'ada@example.org', requestedAt: identity.clock.now() };

    identity.clock.advance(31 * 60_000);
    const { unitOfWork, users, passwordResets, clock } = identity;
    const useCase = new SendPasswordReset(unitOfWork, users, passwordResets, tokens, new RecordingEventOutbox(), mailer, clock, 'https://admin.example.org');
    await useCase.execute(command);

    expect(mailer.sent).toEqual([]);
  });
});

describe('a database of its own', () => {
  let server: TestDatabase;
  let database: Database;
  beforeAll(async () => {
    server = await createTestDatabase();
    database = openDatabase({ databaseUrl: server.url, dbPoolMax: 3, dbPoolTimeoutMs: 5_000 }, silentLogger);
  });
  afterAll(async () => {
    await database?.close();
    await server?.drop();
  });

  it('has the schema, and nobody in it', async () => {
    expect(await database.sql('users').select()).toEqual([]);
  });

  it('has fixtures of the models that the guide lists', async () => {
    const listed = [...(await guide()).matchAll(/^\| `(\w+\.\w+)` \|/gm)].map(([, name]) => name);
    const models = composeFeatures(database, {}).getAll(FixtureModel);
    expect(listed.length).toBeGreaterThan(3);
    expect(models.map(({ names }) => names[0])).toEqual(expect.arrayContaining(listed));
  });
});

describe('over HTTP', () => {
  let house: Installation;
  beforeAll(async () => {
    house = await Installation.start();
  });
  afterAll(() => house?.stop());

  it('lets the owner change a book, and nobody else', async () => {
    const [owner, stranger] = [await house.member(), await house.member()];
    const { body } = await owner.client.post('/api/books', { title: 'Emma', author: 'Jane Austen' });
    const path = `/api/books/${body.data.id}`;

    expect((await owner.client.patch(path, { rating: 5 })).body.data.rating).toBe(5);
    expectRefusal(await stranger.client.patch(path, { rating: 1 }), 403, 'FORBIDDEN');
    expectRefusal(await owner.client.patch(path, { rating: 6 }), 400, 'VALIDATION_ERROR', ['rating']);
    expectRefusal(await house.api.anonymous().get(path), 401, 'UNAUTHORIZED');
    expect((await (await house.demo('super_admin')).delete(path)).status).toBe(200);
  });

  it('shows the posts of a fixture file to the users of that file', async () => {
    const blog = await Installation.start({ SEED: 'none' }, { fixtures: ['posts'] });
    const jane = await blog.api.anonymous().signIn('d.jane@example.org', 'jane_pass');
    const { items } = (await jane.get('/api/blog/posts?author=d.john')).body.data;
    expect(items).toMatchObject([{ title: 'The library opens again on Monday', author: { name: 'John Doe' } }]);
    await blog.stop();
  });

  it('delivers the mail that a request caused', async () => {
    const scheduler = await house.addScheduler();
    const { email } = await house.member();
    await house.api.anonymous().post('/api/auth/forgot-password', { email });
    await until(async () => (await scheduler.mails(email)).length > 0);
  });

  it('signs in on a page', async () => {
    const visitor = new WebVisitor(house.api.url);
    await visitor.signIn('user', '123456');
    expect(await visitor.name()).toBe('Uri User');
  });
});

describe('docs/testing.md', () => {
  it('shows nothing but what is tried here', async () => {
    const here = await readFile(new URL(import.meta.url), 'utf8');
    const examples = [...(await guide()).matchAll(/```ts\n(.*?)```/gs)].map(([, code = '']) => flat(code));
    expect(examples.length).toBeGreaterThan(3);
    for (const example of examples) expect(flat(here)).toContain(example);
  });
});

function guide(): Promise<string> {
  return readFile(new URL('../../../../docs/testing.md', import.meta.url), 'utf8');
}

function flat(code: string): string {
  return code.replaceAll(/^\s+/gm, '').trim();
}
