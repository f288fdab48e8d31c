import type { Knex } from 'knex';
import { DemoData, oneAtATime, type Database } from '../kernel/index.js';
import {
  DEMO_CONVERSATIONS,
  DEMO_NOTIFICATIONS,
  type DemoConversation,
  type DemoMessage,
  type DemoNotification,
} from './demo-conversation-rows.js';
import { demoUserIds } from './demo-user-ids.js';

/** What the demo users say to each other and were told; where one of them is missing, the conversation is left out. */
export class DemoConversations extends DemoData {
  override readonly name = 'conversations';

  constructor(private readonly database: Database) {
    super();
  }

  load(): Promise<void> {
    return oneAtATime(this.database, 'demo conversations', async () => {
      const { sql } = this.database;
      const users = await demoUserIds(sql);
      for (const conversation of DEMO_CONVERSATIONS) await addConversation(sql, conversation, users);
      for (const notification of DEMO_NOTIFICATIONS) await addNotification(sql, notification, users);
    });
  }
}

type UserIds = ReadonlyMap<string, number>;

async function addConversation(sql: Knex, { name, participants, messages, readBy }: DemoConversation, users: UserIds): Promise<void> {
  const userIds = participants.map((participant) => users.get(participant)).filter((id) => id !== undefined);
  if (userIds.length < participants.length) return;
  const [maker = 0, other = 0] = userIds;
  const conversationId = name === null ? await addDirect(sql, maker, other) : await addGroup(sql, name, maker);
  if (conversationId === undefined) return;
  let last = 0;
  for (const message of messages) last = await addMessage(sql, conversationId, message, users);
  const readers = [...readBy, messages.at(-1)?.from ?? ''].map((reader) => users.get(reader));
  const age = `${messages.at(-1)?.minutesAgo ?? 0} minutes`;
  for (const userId of userIds) {
    await sql.raw(
      `insert into conversation_participants (conversation_id, user_id, last_read_message_id, last_activity_at) values (?, ?, ?, now() - ?::interval)`,
      [conversationId, userId, readers.includes(userId) ? last : 0, age],
    );
  }
}

/** @returns the new id; undefined when they talk already */
async function addDirect(sql: Knex, one: number, two: number): Promise<number | undefined> {
  const pair = { low_user_id: Math.min(one, two), high_user_id: Math.max(one, two) };
  const [added] = await sql('conversations').insert({ type: 'DIRECT', ...pair }).onConflict().ignore().returning<{ id: number }[]>('id');
  return added?.id;
}

/** @returns the new id; undefined when its maker is in a group of this name already */
async function addGroup(sql: Knex, name: string, maker: number): Promise<number | undefined> {
  const known = await sql('conversations')
    .join('conversation_participants', 'conversation_participants.conversation_id', 'conversations.id')
    .where({ name, user_id: maker })
    .first<{ id: number } | undefined>('conversations.id');
  if (known) return undefined;
  const [added] = await sql('conversations').insert({ type: 'GROUP', name }).returning<{ id: number }[]>('id');
  return added?.id;
}

async function addMessage(sql: Knex, conversationId: number, { from, content, minutesAgo }: DemoMessage, users: UserIds): Promise<number> {
  const { rows } = await sql.raw<{ rows: { id: number }[] }>(
    `insert into messages (conversation_id, sender_id, content, created_at) values (?, ?, ?, now() - ?::interval) returning id`,
    [conversationId, users.get(from) ?? null, content, `${minutesAgo} minutes`],
  );
  return rows[0]?.id ?? 0;
}

async function addNotification(sql: Knex, { to, type, title, content, link, minutesAgo, isRead }: DemoNotification, users: UserIds): Promise<void> {
  const userId = users.get(to);
  if (userId === undefined) return;
  await sql.raw(
    `insert into notifications (user_id, type, title, content, link, created_at, read_at)
     select :userId::bigint, :type, :title, :content, :link, now() - :age::interval, case when :isRead::boolean then now() - :age::interval end
     where not exists (select from notifications where user_id = :userId and title = :title and content = :content)`,
    { userId, type, title, content, link, age: `${minutesAgo} minutes`, isRead },
  );
}
