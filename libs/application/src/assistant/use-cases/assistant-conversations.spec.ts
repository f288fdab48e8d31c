import { MOST_CONVERSATIONS, TooManyConversationsError } from '@halolight/domain/assistant';
import { NotFoundError, StaleVersionError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { sampleActor } from '../../kernel/testing/index.js';
import { InMemoryAssistant } from '../testing/index.js';
import { DeleteAssistantConversation } from './delete-assistant-conversation.js';
import { OpenAssistantConversation } from './open-assistant-conversation.js';
import { RenameAssistantConversation } from './rename-assistant-conversation.js';
import { StopAnswer } from './stop-answer.js';

describe('a conversation with the assistant', () => {
  const [owner, admin] = [sampleActor(7), sampleActor(8, '*')];
  let store: InMemoryAssistant;
  let id: number;
  const open = (title: string | null = null) => new OpenAssistantConversation(store.unitOfWork, store.conversations).execute(owner, title);
  const rename = (actor = owner, expectedVersions?: number[]) =>
    new RenameAssistantConversation(store.unitOfWork, store.conversations, store.gate).execute({ actor, conversationId: id, title: 'New', expectedVersions });
  const remove = (actor = owner, versions?: number[]) => new DeleteAssistantConversation(store.unitOfWork, store.conversations, store.gate).execute(actor, id, versions);
  const stop = (actor = owner) => new StopAnswer(store.unitOfWork, store.gate, store.answers).execute(actor, id);
  beforeEach(async () => {
    store = new InMemoryAssistant();
    id = await open('Old');
  });

  it('belongs to who opens it', async () => {
    expect(await store.conversations.findForUpdate(id)).toEqual({ id, ownerId: 7, title: 'Old', version: 1 });
  });

  it('is one of not too many', async () => {
    for (let n = 1; n < MOST_CONVERSATIONS; n += 1) await open();
    await expect(open()).rejects.toThrow(TooManyConversationsError);
  });

  it('is renamed and deleted by its owner', async () => {
    await rename(owner, [1]);
    expect(await store.directory.byId(7, id)).toMatchObject({ title: 'New', version: 2 });
    await remove(owner, [2]);
    expect(await store.directory.byId(7, id)).toBeNull();
  });

  it('is not changed where it is not what it was', async () => {
    await expect(rename(owner, [2])).rejects.toThrow(StaleVersionError);
    await expect(remove(owner, [2])).rejects.toThrow(StaleVersionError);
    expect(await store.directory.byId(7, id)).toMatchObject({ title: 'Old', version: 1 });
  });

  it('is none for anybody else, administrators included', async () => {
    await expect(rename(admin)).rejects.toThrow(NotFoundError);
    await expect(remove(admin)).rejects.toThrow(NotFoundError);
    await expect(stop(admin)).rejects.toThrow(NotFoundError);
    id = -1;
    await expect(rename()).rejects.toThrow(NotFoundError);
  });

  it('says which answer was stopped, if any', async () => {
    expect(await stop()).toBeNull();
    const answerId = await store.answers.begin({ conversationId: id, question: 'Why?', title: 'Why?' });
    expect(await stop()).toBe(answerId);
  });
});
