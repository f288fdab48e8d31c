import { ANSWER_LEASE_SECONDS, AnswerLedger, type NewAnswer } from '@halolight/application/assistant/ports';
import { AnswerRunningError, ConversationFullError, type AnswerEnding, type AnswerPiece, type PromptMessage } from '@halolight/domain/assistant';
import { namingRefusals, PreparedStatement, type Database } from '../kernel/index.js';

const REFUSALS = {
  assistant_messages_running_key: () => new AnswerRunningError(),
  assistant_conversations_size: () => new ConversationFullError(),
};

const MOST_SETTLED = 100;
const LEASE = `clock_timestamp() + interval '${ANSWER_LEASE_SECONDS} seconds'`;

/** $(1): the answer; $(2), $(3): where the pieces begin, and their texts. No row: the answer does not run. */
const APPEND = new PreparedStatement<{ stops: boolean }>('assistant_append', (knex, $) =>
  knex.raw(
    `with answer as (
       update assistant_messages set lease_until = ${LEASE} where id = ? and status = 'RUNNING' returning id, conversation_id, stop_requested
     ), added as (
       insert into assistant_chunks (message_id, start, text) select answer.id, piece.* from answer, unnest(?::integer[], ?::text[]) as piece
     )
     select answer.stop_requested or users.status <> 'ACTIVE' or users.deleted_at is not null as stops
     from answer join assistant_conversations as conversation on conversation.id = answer.conversation_id join users on users.id = conversation.owner_id`,
    [$(1), $(2), $(3)],
  ),
);

/** Ends the running answers that the condition picks, with what was said of each. */
const settling = (picked: string): string => `
  with picked as (select id from assistant_messages where status = 'RUNNING' and ${picked}),
  said as (delete from assistant_chunks where message_id = any(array(select id from picked)) returning message_id, start, text)
  update assistant_messages
  set status = ?, lease_until = null, content = coalesce((select string_agg(text, '' order by start) from said where message_id = assistant_messages.id), '')
  from picked where assistant_messages.id = picked.id
  returning assistant_messages.id`;

/** Questions and answers in PostgreSQL. */
export class KnexAnswerLedger extends AnswerLedger {
  constructor(private readonly database: Database) {
    super();
  }

  async begin({ conversationId, question, title }: NewAnswer): Promise<number> {
    await this.settle('conversation_id = ? and lease_until < clock_timestamp() for update skip locked', [conversationId]);
    return namingRefusals(REFUSALS, this.database.transaction(() => this.add(conversationId, question, title)));
  }

  async append(answerId: number, pieces: readonly AnswerPiece[]): Promise<'go-on' | 'stop'> {
    const [answer] = await this.database.run(APPEND, [answerId, pieces.map(({ start }) => start), pieces.map(({ text }) => text)]);
    return answer?.stops === false ? 'go-on' : 'stop';
  }

  async finish(answerId: number, ending: AnswerEnding): Promise<void> {
    await this.settle('id = ? for update', [answerId], ending);
  }

  async requestStop(conversationId: number): Promise<number | null> {
    const [answer] = await this.database
      .sql('assistant_messages')
      .where({ conversation_id: conversationId, status: 'RUNNING' })
      .update({ stop_requested: true })
      .returning<{ id: number }[]>('id');
    return answer?.id ?? null;
  }

  settleAbandoned(): Promise<number> {
    return this.settle(`lease_until < clock_timestamp() limit ${MOST_SETTLED} for update skip locked`, []);
  }

  async before(answerId: number, most: number): Promise<PromptMessage[]> {
    const { sql } = this.database;
    const messages = await sql('assistant_messages')
      .where('conversation_id', sql('assistant_messages').select('conversation_id').where({ id: answerId }))
      .where('id', '<', answerId)
      .orderBy('id', 'desc')
      .limit(most)
      .select<PromptMessage[]>('role', sql.raw(`coalesce(content, '') as content`));
    return messages.toReversed();
  }

  private async add(conversationId: number, question: string, title: string): Promise<number> {
    const { sql } = this.database;
    await sql('assistant_conversations')
      .where({ id: conversationId })
      .update({
        title: sql.raw('coalesce(title, ?)', [title]),
        message_count: sql.raw('message_count + 2'),
        version: sql.raw('version + 1'),
        updated_at: sql.fn.now(),
      });
    await sql('assistant_messages').insert({ conversation_id: conversationId, role: 'user', status: 'COMPLETE', content: question });
    const [answer] = await sql('assistant_messages')
      .insert({ conversation_id: conversationId, role: 'assistant', status: 'RUNNING', lease_until: sql.raw(LEASE) })
      .returning<{ id: number }[]>('id');
    if (!answer) throw new Error('The new answer was not returned');
    return answer.id;
  }

  private async settle(picked: string, values: readonly number[], ending: AnswerEnding = 'FAILED'): Promise<number> {
    const { rows } = await this.database.sql.raw<{ rows: unknown[] }>(settling(picked), [...values, ending]);
    return rows.length;
  }
}
