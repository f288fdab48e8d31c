import { EventHandlers, type HandledEvent } from '@halolight/application/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openDatabase, type Database } from '../database/index.js';
import { GraphileJobQueue } from '../jobs/index.js';
import { createTestDatabase, type TestDatabase } from '../testing/index.js';
import { KnexEventOutbox } from './knex-event-outbox.js';
import { TellEvent } from './tell-event.js';

let server: TestDatabase;
let database: Database;
beforeAll(async () => {
  server = await createTestDatabase();
  database = openDatabase({ databaseUrl: server.url, dbPoolMax: 2, dbPoolTimeoutMs: 5_000 });
});
afterAll(async () => {
  await database?.close();
  await server?.drop();
});

let told: { handler: string; event: HandledEvent }[];
let handlers: EventHandlers;
let tellEvent: TellEvent;
beforeEach(() => {
  told = [];
  handlers = new EventHandlers();
  for (const handler of ['mail', 'notify']) handlers.on('thing.made', handler, async (event) => void told.push({ handler, event }));
  tellEvent = new TellEvent(database, handlers);
});

const publish = async (event: Partial<Parameters<KnexEventOutbox['publish']>[0]> = {}) => {
  const outbox = new KnexEventOutbox(database, new GraphileJobQueue(database), new EventHandlers());
  await outbox.publish({ type: 'thing.made', actorId: null, subject: { type: 'thing', id: 12 }, data: { size: 3 }, ...event });
  const row = await database.sql('activities').max<{ id: number }>('id as id').first();
  if (!row) throw new Error('The event was not kept');
  return row.id;
};

describe('TellEvent', () => {
  it('tells the named handler and no other, all that was published', async () => {
    const eventId = await publish();
    await tellEvent.run({ eventId, handler: 'notify' });
    expect(told).toEqual([
      {
        handler: 'notify',
        event: {
          id: eventId,
          type: 'thing.made',
          actorId: null,
          subject: { type: 'thing', id: 12 },
          data: { size: 3 },
          occurredAt: expect.any(Date),
        },
      },
    ]);
  });

  it('tells the same again when it is run again', async () => {
    const eventId = await publish({ subject: null });
    await tellEvent.run({ eventId, handler: 'mail' });
    await tellEvent.run({ eventId, handler: 'mail' });
    expect(told[1]).toEqual(told[0]);
    expect(told[0]?.event.subject).toBeNull();
  });

  it('runs what the outbox queued for each handler', async () => {
    const outbox = new KnexEventOutbox(database, new GraphileJobQueue(database), handlers);
    await outbox.publish({ type: 'thing.made', actorId: null, subject: null });
    const jobs = await database.sql('graphile_worker._private_jobs').orderBy('id').pluck<unknown[]>('payload');
    for (const payload of jobs) await tellEvent.run(payload);
    expect(told.map(({ handler }) => handler)).toEqual(['mail', 'notify']);
  });

  it('fails as the handler fails, so that the job is tried again', async () => {
    handlers.on('thing.lost', 'mail', async () => {
      throw new Error('The mail server is away');
    });
    const eventId = await publish({ type: 'thing.lost' });
    await expect(tellEvent.run({ eventId, handler: 'mail' })).rejects.toThrow('The mail server is away');
  });

  it('fails for an event or a handler that is not there, and says which', async () => {
    const eventId = await publish();
    await expect(tellEvent.run({ eventId, handler: 'gone' })).rejects.toThrow('The event thing.made has no handler "gone"');
    await expect(tellEvent.run({ eventId: 2_000_000_000, handler: 'mail' })).rejects.toThrow('There is no event 2000000000');
    expect(told).toEqual([]);
  });

  it.each([null, 'text', {}, { eventId: '7', handler: 'mail' }, { eventId: 1.5, handler: 'mail' }, { eventId: 7 }])(
    'refuses the payload %j',
    async (payload) => {
      await expect(tellEvent.run(payload)).rejects.toThrow();
      expect(told).toEqual([]);
    },
  );
});
