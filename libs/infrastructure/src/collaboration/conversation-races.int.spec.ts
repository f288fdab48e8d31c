import {
  ConversationGate,
  ConversationNews,
  ConversationOpener,
  DeleteMessage,
  RemoveParticipant,
  SendMessage,
} from '@halolight/application/collaboration';
import { RecordingEventOutbox, sampleActor } from '@halolight/application/kernel/testing';
import { NotFoundError } from '@halolight/domain/kernel';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { openKnexCollaboration, type KnexCollaboration } from './testing/open-knex-collaboration.js';

const ROUNDS = process.env['TORTURE'] ? 200 : 40;
const MESSAGES = 4;

let store: KnexCollaboration;
let ada: number;
beforeAll(async () => {
  store = await openKnexCollaboration();
});
beforeEach(async () => {
  ada = await store.addPerson();
});
afterAll(() => store?.close());

function useCases() {
  const { unitOfWork, conversations, messages, notifications, live, people, messageDirectory } = store;
  const [gate, outbox] = [new ConversationGate(conversations), new RecordingEventOutbox()];
  const opener = new ConversationOpener(conversations, people, outbox);
  const sending = new SendMessage(unitOfWork, conversations, messages, messageDirectory, gate, opener, live, outbox);
  const removal = new RemoveParticipant(unitOfWork, conversations, new ConversationNews(notifications, live), gate, outbox);
  const deletion = new DeleteMessage(unitOfWork, messages, gate, live, outbox);
  return {
    send: (userId: number, conversationId: number) => sending.execute({ actor: sampleActor(userId), conversationId, content: 'Hello' }),
    leave: (userId: number, conversationId: number) => removal.execute({ actor: sampleActor(userId), conversationId, userId }),
    takeBack: (userId: number, messageId: number) => deletion.execute(sampleActor(userId), messageId),
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
    expect([left.status, await store.conversations.find(conversationId)]).toEqual(['fulfilled', null]);
  }
});
