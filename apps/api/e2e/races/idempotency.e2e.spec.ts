import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../kit/api-client.js';
import { Installation } from '../kit/installation.js';

const ROUNDS = 200;

describe('requests under one Idempotency-Key, sent at once to two processes', () => {
  let house: Installation;
  let clients: readonly ApiClient[];
  let ownerId: number;
  beforeAll(async () => {
    house = await Installation.start();
    const { client, id } = await house.member();
    ownerId = id;
    const other = client.elsewhere((await house.addApi()).url);
    clients = [client, other, client, other];
  });
  afterAll(() => house?.stop());

  it(`are executed once, and all get that one answer, ${ROUNDS} times`, async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const [key, name] = [randomUUID(), randomUUID()];
      const answers = await Promise.all(clients.map((client) => client.post('/api/items', { name }, { 'Idempotency-Key': key })));
      expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
      expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
      expect(answers.filter(({ headers }) => headers.get('idempotency-replayed') === null)).toHaveLength(1);
    }
    const told = await house.database.sql('activities').where({ type: 'item.created' });
    expect([await house.database.sql('items').where({ owner_id: ownerId }).count(), told.length]).toEqual([[{ count: ROUNDS }], ROUNDS]);
  }, 120_000);

  it(`are one page view, which is a statement and no unit of work, ${ROUNDS} times`, async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const key = { 'Idempotency-Key': randomUUID() };
      const answers = await Promise.all(clients.map((client) => client.post('/api/analytics/visits', { path: '/', visitorId: 'visitor' }, key)));
      expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    }
    expect(await house.database.sql('visits').where({ visitor_id: 'visitor' }).count()).toEqual([{ count: ROUNDS }]);
  }, 120_000);

  it('are executed by another when the first is refused, and nothing is left of that', async () => {
    const [key, name] = [randomUUID(), randomUUID()];
    const [client] = clients;
    const { body } = (await client?.post('/api/items', { name })) ?? {};
    const answers = await Promise.all(clients.map((each) => each.post('/api/items', { name }, { 'Idempotency-Key': key })));
    expect(answers.map(({ status }) => status)).toEqual([409, 409, 409, 409]);
    await client?.delete(`/api/items/${body.data.id}`);
    expect((await client?.post('/api/items', { name }, { 'Idempotency-Key': key }))?.status).toBe(201);
  });
});
