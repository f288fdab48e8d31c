import { EventHandlers, type DomainEvent } from '@halolight/application/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { KnexUnitOfWork, openDatabase, type Database } from '../database/index.js';
import { GraphileJobQueue } from '../jobs/index.js';
import { RequestContext } from '../logging/index.js';
import { createTestDatabase, type TestDatabase } from '../testing/index.js';
import { KnexEventOutbox, TELL_EVENT_JOB } from './knex-event-outbox.js';

const ignore = async () => undefined;
const HANDLERS = new EventHandlers();
HANDLERS.on('thing.made', 'mail', ignore);
HANDLERS.on('thing.made', 'notify', ignore);
HANDLERS.on('thing.lost', 'notify', ignore);
const EVENT: DomainEvent = { type: 'thing.made', actorId: null, subject: { type: 'thing', id: 12 }, data: { size: 3, tags: ['a', null] } };

let server: TestDatabase;
let database: Database;
let outbox: KnexEventOutbox;
beforeAll(async () => {
  server = await createTestDatabase();
  database = openDatabase({ databaseUrl: server.url, dbPoolMax: 3, dbPoolTimeoutMs: 5_000 });
  outbox = new KnexEventOutbox(database, new GraphileJobQueue(database), HANDLERS);
});
afterAll(async () => {
  await database?.close();
  await server?.drop();
});

let last: number;
beforeEach(async () => {
  last = (await database.sql('activities').max<{ id: number | null }>('id as id').first())?.id ?? 0;
  await database.sql('graphile_worker._private_jobs').delete();
});

const kept = async () => database.sql('activities').where('id', '>', last).orderBy('id').select<Record<string, unknown>[]>('*');
const queued = async () => {
  const { rows } = await database.sql.raw(`
    select task.identifier as job, job.payload from graphile_worker._private_jobs job
    join graphile_worker._private_tasks task on task.id = job.task_id order by job.id`);
  return rows;
};

describe('KnexEventOutbox', () => {
  it('keeps many events in their order, and queues the jobs of each', async () => {
    const numbers = Array.from({ length: 2_500 }, (_, number) => number);
    await outbox.publishAll([...numbers.map((id): DomainEvent => ({ type: 'thing.moved', actorId: null, subject: { type: 'thing', id } })), EVENT]);
    const rows = await kept();
    expect(rows.map(({ subject_id }) => subject_id)).toEqual([...numbers, 12]);
    expect(rows.at(-1)).toMatchObject({ type: 'thing.made', data: EVENT.data });
    expect(await queued()).toEqual(['mail', 'notify'].map((handler) => ({ job: TELL_EVENT_JOB, payload: { eventId: rows.at(-1)?.['id'], handler } })));
    await outbox.publishAll([]);
  });

  it('keeps an event with all it says, and queues one job for each of its handlers', async () => {
    await outbox.publish(EVENT);
    const [row, ...others] = await kept();
    expect(row).toEqual({
      id: expect.any(Number),
      type: 'thing.made',
      actor_id: null,
      subject_type: 'thing',
      subject_id: 12,
      data: { size: 3, tags: ['a', null] },
      ip: null,
      user_agent: null,
      request_id: null,
      created_at: expect.any(Date),
    });
    expect(others).toEqual([]);
    expect(await queued()).toEqual(['mail', 'notify'].map((handler) => ({ job: TELL_EVENT_JOB, payload: { eventId: row?.['id'], handler } })));
  });

  it('keeps an event that nobody wants to hear of, and queues nothing', async () => {
    await outbox.publish({ type: 'thing.seen', actorId: null, subject: null });
    expect(await kept()).toMatchObject([{ type: 'thing.seen', subject_type: null, subject_id: null, data: {} }]);
    expect(await queued()).toEqual([]);
  });

  it('keeps who did it, from where and in which request', async () => {
    const [user] = await database
      .sql('users')
      .insert({ email: 'ada@example.org', username: 'ada', name: 'Ada', status: 'ACTIVE', password_hash: 'none' })
      .returning<{ id: number }[]>('id');
    const client = { ip: '192.0.2.7', userAgent: 'Firefox' };
    await RequestContext.run({ requestId: 'request-1', client }, () => outbox.publish({ ...EVENT, actorId: user?.id ?? -1 }));
    await RequestContext.run({ requestId: 'request-2' }, () => outbox.publish(EVENT));
    expect(await kept()).toMatchObject([
      { actor_id: user?.id, ip: '192.0.2.7', user_agent: 'Firefox', request_id: 'request-1' },
      { actor_id: null, ip: null, user_agent: null, request_id: 'request-2' },
    ]);
  });

  it('was never told what is rolled back: neither event nor job is left', async () => {
    const work = new KnexUnitOfWork(database).run(async () => {
      await outbox.publish(EVENT);
      await outbox.publish({ ...EVENT, type: 'thing.lost' });
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    expect([await kept(), await queued()]).toEqual([[], []]);
  });

  it('is a unit of work of its own outside of one: no event stays whose jobs could not be queued', async () => {
    class BrokenQueue extends GraphileJobQueue {
      override async addAll(): Promise<void> {
        throw new Error('The queue is away');
      }
    }
    const broken = new KnexEventOutbox(database, new BrokenQueue(database), HANDLERS);
    await expect(broken.publish(EVENT)).rejects.toThrow('The queue is away');
    expect(await kept()).toEqual([]);
  });

  it('undoes the unit of work when an event cannot be kept', async () => {
    const work = new KnexUnitOfWork(database).run(async () => {
      await outbox.publish(EVENT);
      await outbox.publish({ ...EVENT, actorId: 2_000_000_000 });
    });
    await expect(work).rejects.toThrow();
    expect([await kept(), await queued()]).toEqual([[], []]);
  });
});
