import {
  ConversationGate,
  ConversationNews,
  ConversationOpener,
  DeleteMessage,
  ReadConversation,
  RemoveParticipant,
  SendMessage,
} from '@halolight/application/collaboration';
import { RecordingEventOutbox, sampleActor } from '@halolight/application/kernel/testing';
import { NotFoundError } from '@halolight/domain/kernel';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { until } from '../kernel/testing/index.js';
import { openKnexCollaboration, type KnexCollaboration } from './testing/open-knex-collaboration.js';

const ROUNDS = process.env['TORTURE'] ? 200 : 40;
const MESSAGES = 4;

let store: KnexCollaboration;
let [ada, bob, cyd] = [0, 0, 0];
beforeAll(async () => {
  store = await openKnexCollaboration();
});
beforeEach(async () => {
  [ada, bob, cyd] = [await store.addPerson(), await store.addPerson(), await store.addPerson()];
});
afterAll(() => store?.close());

function useCases() {
  const { unitOfWork, conversations, messages, notifications, live, people, messageDirectory } = store;
  const [gate, outbox] = [new ConversationGate(conversations), new RecordingEventOutbox()];
  const opener = new ConversationOpener(conversations, people, outbox);
  const sending = new SendMessage(unitOfWork, conversations, messages, messageDirectory, gate, opener, live, outbox);
  const removal = new RemoveParticipant(unitOfWork, conversations, new ConversationNews(notifications, live), gate, outbox);
  const deletion = new DeleteMessage(unitOfWork, messages, gate, live, outbox);
  const reading = new ReadConversation(unitOfWork, conversations, notifications, gate, live);
  return {
    send: (userId: number, conversationId: number) => sending.execute({ actor: sampleActor(userId), conversationId, content: 'Hello' }),
    leave: (userId: number, conversationId: number) => removal.execute({ actor: sampleActor(userId), conversationId, userId }),
    takeBack: (userId: number, messageId: number) => deletion.execute(sampleActor(userId), messageId),
    read: (userId: number, conversationId: number) => reading.execute({ actor: sampleActor(userId), conversationId }),
  };
}

it(`the last one leaves a conversation while they take back what they said in it, in ${ROUNDS} rounds: neither waits for the other for ever`, async () => {
  const { send, leave, takeBack } = useCases();
  for (let round = 0; round < ROUNDS; round += 1) {
    const conversationId = await store.conversations.addGroup('Launch', [ada]);
    const said: number[] = [];
    while (said.length < MESSAGES) said.push(await send(ada, conversationId));
    const [left, ...takenBack] = await Promise.allSettled([leave(ada, conversationId), ...said.map((id) => takeBack(ada, id))]);
    const reasons: unknown[] = [left, ...takenBack].flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    expect(reasons.filter((reason) => !(reason instanceof NotFoundError))).toEqual([]);
    expect([left.status, await store.conversations.findForUpdate(conversationId)]).toEqual(['fulfilled', null]);
  }
});

it('who is leaving a conversation hears nothing of who reads in it at that moment', async () => {
  const { send, leave, read } = useCases();
  const conversationId = await store.conversations.addGroup('Launch', [ada, bob, cyd]);
  await send(ada, conversationId);
  const [isOut, mayCommit] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const leaving = store.unitOfWork.run(async () => {
    await leave(bob, conversationId);
    isOut.resolve();
    await mayCommit.promise;
  });
  await isOut.promise;
  const reading = read(cyd, conversationId);
  await Promise.race([reading, until(async () => (await store.waiting()) > 0)]);
  mayCommit.resolve();
  await Promise.all([leaving, reading]);
  await store.liveLog.number();
  const heard = await store.liveLog.after([ada, bob].map((userId) => ({ userId, after: 0 })), 10);
  expect(heard.map(({ userId, event }) => [userId, event])).toEqual([[ada, 'message.created'], [ada, 'conversation.read']]);
});
