import { NoSuchUserError, TooManyParticipantsError } from '@halolight/domain/collaboration';
import { InvalidInputError } from '@halolight/domain/kernel';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { sampleActor } from '../../kernel/testing/index.js';
import { InMemoryCollaboration } from '../testing/index.js';
import { StartConversation, type StartConversationCommand } from './start-conversation.js';

describe('StartConversation', () => {
  let store: InMemoryCollaboration;
  let ada: number;
  let bob: number;
  beforeEach(async () => {
    store = new InMemoryCollaboration();
    [ada, bob] = [await store.addPerson(), await store.addPerson()];
  });

  const start = (command: Omit<StartConversationCommand, 'actor'>, actorId = ada) =>
    new StartConversation(store.unitOfWork, store.conversations, store.opener).execute({ actor: sampleActor(actorId), ...command });
  const participantsOf = async (id: number) => (await store.conversations.findForUpdate(id))?.participants.map(({ userId }) => userId);

  it('makes the direct conversation of two once, and tells who did', async () => {
    const id = await start({ type: 'DIRECT', userIds: [bob] });
    expect(await start({ type: 'DIRECT', userIds: [ada], name: null }, bob)).toBe(id);
    expect(store.outbox.events).toEqual([{ type: 'conversation.started', actorId: ada, subject: { type: 'conversation', id }, data: { type: 'DIRECT' } }]);
    expect((await participantsOf(id))?.toSorted()).toEqual([ada, bob]);
    expect(store.unitOfWork.outcomes).toEqual(['kept', 'kept']);
  });

  it('puts a hidden conversation back on the list of who asks for it, and on no other', async () => {
    const id = await start({ type: 'DIRECT', userIds: [bob] });
    for (const userId of [ada, bob]) await store.conversations.hide(id, userId);
    await start({ type: 'DIRECT', userIds: [bob] });
    expect([store.store.participant(id, ada)?.isHidden, store.store.participant(id, bob)?.isHidden]).toEqual([false, true]);
  });

  it('makes a group with its maker first and everybody once', async () => {
    const id = await start({ type: 'GROUP', name: 'Launch', userIds: [bob, ada, bob] });
    expect([await participantsOf(id), (await store.conversations.findForUpdate(id))?.name]).toEqual([[ada, bob], 'Launch']);
    expect(store.outbox.events).toEqual([{ type: 'conversation.started', actorId: ada, subject: { type: 'conversation', id }, data: { type: 'GROUP' } }]);
  });

  it.each<[what: string, command: Omit<StartConversationCommand, 'actor' | 'userIds'>, others: 'nobody' | 'self' | 'bob' | 'two', field: string]>([
    ['a direct conversation with nobody', { type: 'DIRECT' }, 'nobody', 'userIds'],
    ['a direct conversation with two', { type: 'DIRECT' }, 'two', 'userIds'],
    ['a direct conversation with oneself', { type: 'DIRECT' }, 'self', 'userIds'],
    ['a direct conversation with a name', { type: 'DIRECT', name: 'Us' }, 'bob', 'name'],
    ['a group without a name', { type: 'GROUP' }, 'bob', 'name'],
    ['a group of oneself', { type: 'GROUP', name: 'Me' }, 'self', 'userIds'],
  ])('refuses %s', async (_what, command, others, field) => {
    const userIds = { nobody: [], self: [ada], bob: [bob], two: [bob, ada] }[others];
    const refused = start({ ...command, userIds });
    await expect(refused).rejects.toThrow(InvalidInputError);
    await expect(refused).rejects.toMatchObject({ faults: [{ field }] });
    expect(store.store.conversations.size).toBe(0);
  });

  it.each(['DIRECT', 'GROUP'] as const)('refuses users whose accounts are closed or unknown: %s', async (type) => {
    await store.closeAccount(bob);
    const name = type === 'GROUP' ? 'Launch' : undefined;
    await expect(start({ type, name, userIds: [bob] })).rejects.toThrow(NoSuchUserError);
    await expect(start({ type, name, userIds: [-5] })).rejects.toThrow(NoSuchUserError);
  });

  it('refuses more than a hundred', async () => {
    const many: number[] = [];
    for (let place = 0; place < 100; place += 1) many.push(await store.addPerson());
    await expect(start({ type: 'GROUP', name: 'All', userIds: many })).rejects.toThrow(TooManyParticipantsError);
    expect(await participantsOf(await start({ type: 'GROUP', name: 'All', userIds: many.slice(1) }))).toHaveLength(100);
  });
});
