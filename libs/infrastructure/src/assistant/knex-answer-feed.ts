import { AnswerFeed, MOST_NEWS, type AnswerNews, type AnswerPosition } from '@halolight/application/assistant';
import type { AssistantMessageStatus } from '@halolight/domain/assistant';
import { CustomPlanStatement, PreparedStatement, type Database } from '../kernel/index.js';

interface NewsRow {
  readonly place: number;
  readonly is_there: boolean;
  readonly id: number | null;
  readonly status: AssistantMessageStatus;
  readonly content: string | null;
  readonly pieces: readonly string[] | null;
  readonly told: number;
  readonly question_id: number | null;
  readonly question: string | null;
}

/** $(1): the conversation. */
const SETTLED = new PreparedStatement<{ answer_id: number }>('assistant_position', (knex, $) =>
  knex.raw(
    `select coalesce(
       (select id from assistant_messages where conversation_id = ? and status = 'RUNNING'),
       (select max(id) + 1 from assistant_messages where conversation_id = ?), 1) as answer_id`,
    [$(1), $(1)],
  ),
);

/** $(1), $(2), $(3): of each position the conversation, the answer, and how much was told of it. */
const NEWS = new CustomPlanStatement<NewsRow>((knex, $) =>
  knex.raw(
    `select wanted.place, conversation.id is not null as is_there, answer.id, answer.status, answer.content, said.told, question.id as question_id, question.content as question,
       case when answer.status = 'RUNNING' then (select array_agg(text order by start) from assistant_chunks where message_id = answer.id and start >= said.told) end as pieces
     from unnest(?::bigint[], ?::bigint[], ?::integer[]) with ordinality as wanted(conversation_id, answer_id, told, place)
     left join assistant_conversations as conversation on conversation.id = wanted.conversation_id
     left join lateral (
       select id, status, content from assistant_messages
       where conversation_id = conversation.id and id >= wanted.answer_id and role = 'assistant'
       order by id limit ${MOST_NEWS}) as answer on true
     cross join lateral (select case when answer.id = wanted.answer_id then wanted.told else 0 end as told) as said
     left join lateral (
       select id, content from assistant_messages
       where said.told = 0 and conversation_id = conversation.id and id < answer.id and role = 'user'
       order by id desc limit 1) as question on true
     order by wanted.place, answer.id`,
    [$(1), $(2), $(3)],
  ),
);

/** Reads answers as they grow. */
export class KnexAnswerFeed extends AnswerFeed {
  constructor(private readonly database: Database) {
    super();
  }

  async position(conversationId: number, after?: number): Promise<AnswerPosition> {
    const [settled] = await this.database.run(SETTLED, [conversationId]);
    return { conversationId, answerId: Math.min(settled?.answer_id ?? 1, (after ?? Infinity) + 1), offset: 0 };
  }

  async after(positions: readonly AnswerPosition[]): Promise<(readonly AnswerNews[] | null)[]> {
    if (positions.length === 0) return [];
    const values = [positions.map((each) => each.conversationId), positions.map((each) => each.answerId), positions.map((each) => each.offset)];
    const byPlace = Map.groupBy(await this.database.run(NEWS, values), ({ place }) => place);
    return positions.map((_position, index) => newsOf(byPlace.get(index + 1) ?? []));
  }
}

function newsOf(rows: readonly NewsRow[]): AnswerNews[] | null {
  if (!rows.some((row) => row.is_there)) return null;
  return rows.flatMap(({ id, status, content, pieces, told, question_id: questionId, question }) => {
    if (id === null) return [];
    const rest = content === null ? (pieces ?? []) : [content.slice(told)].filter((text) => text !== '');
    const asked = questionId === null || question === null ? null : { id: questionId, content: question };
    return [{ answerId: id, question: asked, status, pieces: rest }];
  });
}
