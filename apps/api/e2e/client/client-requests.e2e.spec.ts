import { ApiError, dataOf, everyItem, HaloLightClient, withIdempotencyKey } from '@halolight/client';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fault } from '../kit/fault.js';
import { Installation } from '../kit/installation.js';
import { LossyFetch } from '../kit/lossy-fetch.js';
import { uniquePerson } from '../kit/unique-person.js';

let house: Installation;
let client: HaloLightClient;
const wire = new LossyFetch();
const person = uniquePerson();
beforeAll(async () => {
  house = await Installation.start();
  client = new HaloLightClient({ url: house.api.url, fetch: wire.send });
  await client.register(person);
});
afterAll(() => house?.stop());

describe('a client that registered', () => {
  it('is signed in as the new account', async () => {
    expect(await dataOf(client.api.GET('/auth/me'))).toMatchObject({ email: person.email, role: 'user' });
  });

  it('reads a list page by page to its end, each row once', async () => {
    const names = Array.from({ length: 7 }, (_, index) => `${person.username} ${index}`);
    for (const name of names) await dataOf(client.api.POST('/items', { body: { name } }));
    const found: string[] = [];
    const list = (page: { cursor?: string; count: 'none' }) =>
      client.api.GET('/items', { params: { query: { ...page, pageSize: 3, sort: 'id', name: person.username } } });
    for await (const { name } of everyItem(list)) found.push(name);
    expect(found).toEqual(names);
  });

  fault('makes a thing once though the answer is lost twice', async () => {
    const name = `Once ${person.username}`;
    wire.lose('/api/items', 2);
    const { id } = await withIdempotencyKey((header) => dataOf(client.api.POST('/items', { params: { header }, body: { name } })));
    const { items } = await dataOf(client.api.GET('/items', { params: { query: { name } } }));
    expect(items.map((item) => item.id)).toEqual([id]);
  });

  it('is told which fields are wrong, and under which name the server logged it', async () => {
    const refusal = await dataOf(client.api.POST('/items', { body: { name: '' } })).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ApiError);
    expect(refusal).toMatchObject({
      status: 400,
      code: 'VALIDATION_ERROR',
      details: [{ field: 'name', message: expect.any(String) }],
      requestId: expect.stringMatching(/\S/),
    });
  });

  it('is told of a wrong password, and of a name that is taken', async () => {
    const stranger = new HaloLightClient({ url: house.api.url });
    await expect(stranger.signIn(person.email, 'wrong-otter-29')).rejects.toMatchObject({ status: 401, code: 'UNAUTHORIZED' });
    await expect(stranger.register(person)).rejects.toMatchObject({ status: 409, code: 'CONFLICT' });
    expect(await stranger.isSignedIn()).toBe(false);
  });
});
