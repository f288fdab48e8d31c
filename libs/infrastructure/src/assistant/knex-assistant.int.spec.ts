import { AnswerRunningError, MOST_CONVERSATIONS, TooManyConversationsError } from '@halolight/domain/assistant';
import { answerLedgerContract, assistantConversationsContract } from '@halolight/application/assistant/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openKnexAssistant, type KnexAssistant } from './testing/open-knex-assistant.js';

const ROUNDS = 50;

let store: KnexAssistant;
beforeAll(async () => {
  store = await openKnexAssistant();
});
afterAll(() => store?.close());

assistantConversationsContract('PostgreSQL', () => store);
answerLedgerContract('PostgreSQL', () => store);

describe('the assistant in PostgreSQL', () => {
  it('begins one answer where two are asked for at the same time, whoever holds the conversation', async () => {
    const ownerId = await store.addOwner();
    for (let round = 0; round < ROUNDS; round += 1) {
      const conversationId = await store.conversations.add(ownerId, null);
      const begin = () => store.answers.begin({ conversationId, question: 'Why?', title: 'Why?' });
      const outcomes = await Promise.allSettled([begin(), begin()]);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(outcomes.find((outcome) => outcome.status === 'rejected')?.reason).toBeInstanceOf(AnswerRunningError);
    }
  });

  it('opens no more conversations than a user may have, also several at the same time', async () => {
    const ownerId = await store.addOwner();
    await store.database.sql.raw('insert into assistant_conversations (owner_id) select ? from generate_series(1, ?)', [ownerId, MOST_CONVERSATIONS - 1]);
    const outcomes = await Promise.allSettled(Array.from({ length: 4 }, () => store.conversations.add(ownerId, null)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(outcomes.find((outcome) => outcome.status === 'rejected')?.reason).toBeInstanceOf(TooManyConversationsError);
  });

  it('keeps no pieces of an answer that has ended', async () => {
    const conversationId = await store.conversations.add(await store.addOwner(), null);
    const answerId = await store.answers.begin({ conversationId, question: 'Why?', title: 'Why?' });
    await store.answers.append(answerId, [{ start: 0, text: 'So.' }]);
    await store.answers.finish(answerId, 'COMPLETE');
    expect(await store.database.sql('assistant_chunks').where({ message_id: answerId }).select('start')).toEqual([]);
  });

  it('is settled by one of several who try', async () => {
    const conversationId = await store.conversations.add(await store.addOwner(), null);
    const answerId = await store.answers.begin({ conversationId, question: 'Why?', title: 'Why?' });
    await store.loseWriter(answerId);
    const settled = await Promise.all([store.answers.settleAbandoned(), store.answers.settleAbandoned(), store.answers.settleAbandoned()]);
    expect(settled.toSorted()).toEqual([0, 0, 1]);
  });
});
