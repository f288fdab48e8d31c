import { directPair } from '@halolight/domain/collaboration';
import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { pagedListContract, samplePageRequest, uniqueText } from '../../kernel/testing/index.js';
import type { CollaborationPorts, OpenCollaboration } from './collaboration-ports.js';

/** What every `ConversationDirectory` and `MessageDirectory` keep to. */
export function conversationDirectoryContract(name: string, open: OpenCollaboration): void {
  describe(`${name} keeps the contract of ConversationDirectory and MessageDirectory`, () => {
    let ports: CollaborationPorts;
    let ada: number;
    let bob: number;
    beforeAll(async () => {
      ports = await open();
    });
    beforeEach(async () => {
      [ada, bob] = [await ports.addPerson('Ada'), await ports.addPerson('Bob')];
    });

    const say = async (conversationId: number, senderId: number, content = 'Hello') => {
      const id = await ports.messages.add({ conversationId, senderId, content });
      await ports.conversations.recordMessage(conversationId);
      return id;
    };
    const direct = async (one = ada, two = bob) => (await ports.conversations.findOrAddDirect(directPair(one, two, 'userId'))).id;
    const show = async (id: number, viewer: number) => {
      const view = await ports.conversationDirectory.byId(id, viewer);
      if (!view) throw new Error(`${viewer} does not see ${id}`);
      return view;
    };
    const listed = async (viewer: number, given = {}, filter = {}) =>
      (await ports.conversationDirectory.page(viewer, samplePageRequest({ pageSize: 100, ...given }), filter)).items.map(({ id }) => id);

    it('shows a direct conversation under the other’s name, alone as in the list', async () => {
      const id = await direct();
      const message = await say(id, ada, 'Hi');
      const view = await show(id, bob);
      expect(view).toEqual({
        id,
        type: 'DIRECT',
        name: 'Ada',
        participants: expect.arrayContaining([
          { id: ada, name: 'Ada', avatar: null, lastReadMessageId: 0 },
          { id: bob, name: 'Bob', avatar: null, lastReadMessageId: 0 },
        ]),
        lastMessage: { id: message, conversationId: id, sender: { id: ada, name: 'Ada', avatar: null }, content: 'Hi', read: false, createdAt: expect.any(Date) },
        unreadCount: 1,
        createdAt: expect.any(Date),
        version: 1,
      });
      expect((await show(id, ada)).name).toBe('Bob');
      expect((await ports.conversationDirectory.page(bob, samplePageRequest(), {})).items).toEqual([view]);
    });

    it('counts what others said since the viewer read, without what was taken back or cleared', async () => {
      const id = await direct();
      await say(id, ada);
      await ports.conversations.markRead(id, bob);
      await say(id, bob);
      const [one] = [await say(id, ada), await say(id, ada)];
      expect([(await show(id, bob)).unreadCount, (await show(id, ada)).unreadCount]).toEqual([2, 1]);
      await ports.messages.takeBack(one);
      expect((await show(id, bob)).unreadCount).toBe(1);
      await ports.conversations.markRead(id, bob);
      expect((await show(id, bob)).unreadCount).toBe(0);
      const other = await direct(ada, await ports.addPerson());
      expect((await show(other, ada)).unreadCount).toBe(0);
      await say(id, ada);
      await ports.conversations.hide(id, bob);
      expect(await show(id, bob)).toMatchObject({ unreadCount: 0, lastMessage: null });
    });

    it('sums what is unread in all that is on the viewer’s list', async () => {
      const unread = (viewer: number) => ports.conversationDirectory.unreadCount(viewer);
      expect(await unread(bob)).toBe(0);
      const [one, two] = [await direct(), await ports.conversations.addGroup('Two', [ada, bob])];
      for (const id of [one, two, two]) await say(id, ada);
      await say(one, bob);
      const taken = await say(two, ada);
      await direct(bob, await ports.addPerson());
      expect([await unread(bob), await unread(ada)]).toEqual([4, 1]);
      await ports.messages.takeBack(taken);
      expect(await unread(bob)).toBe(3);
      await ports.conversations.markRead(two, bob);
      expect(await unread(bob)).toBe(1);
      await say(two, ada);
      await ports.conversations.hide(one, bob);
      expect([await unread(bob), await unread(ada)]).toEqual([1, 1]);
      expect(await unread(await ports.addPerson())).toBe(0);
    });

    it('has for its last message what was said last and not taken back', async () => {
      const id = await direct();
      const [one, two] = [await say(id, ada), await say(id, bob)];
      expect((await show(id, ada)).lastMessage?.id).toBe(two);
      await ports.messages.takeBack(two);
      expect((await show(id, ada)).lastMessage).toMatchObject({ id: one, read: true });
    });

    it('is null, and on no list, for who is not in it', async () => {
      const [id, stranger] = [await direct(), await ports.addPerson()];
      const message = await say(id, ada);
      expect(await ports.conversationDirectory.byId(id, stranger)).toBeNull();
      expect(await ports.messageDirectory.byId(message, stranger)).toBeNull();
      expect(await listed(stranger)).toEqual([]);
      expect((await ports.messageDirectory.page(stranger, samplePageRequest(), { conversationId: id })).items).toEqual([]);
    });

    it('lists what is not hidden, by kind, and by the names of groups and of others', async () => {
      const marker = uniqueText('m');
      const friend = await ports.addPerson(`Friend ${marker}`);
      const one = await direct(ada, friend);
      const two = await ports.conversations.addGroup(`Group ${marker.toUpperCase()}`, [ada, bob]);
      const three = await ports.conversations.addGroup('Another', [ada, friend]);
      const hidden = await direct();
      await ports.conversations.hide(hidden, ada);
      expect(await listed(ada, { sort: 'id' })).toEqual([one, two, three]);
      expect(await listed(ada, { sort: 'id' }, { type: 'GROUP' })).toEqual([two, three]);
      expect(await listed(ada, { sort: 'id', search: marker })).toEqual([one, two, three]);
      expect(await listed(friend, { search: `Friend ${marker}` })).toEqual([]);
      await ports.conversations.show(hidden, ada);
      expect(await listed(ada, { sort: 'id' })).toEqual([one, two, three, hidden]);
    });

    it('moves a conversation to the top with what is said in it, for everybody in it', async () => {
      const [one, two] = [await ports.conversations.addGroup('One', [ada, bob]), await ports.conversations.addGroup('Two', [ada, bob])];
      await say(two, ada);
      await say(one, ada);
      for (const viewer of [ada, bob]) expect(await listed(viewer)).toEqual([one, two]);
    });

    it('marks a message as read for who has read it, and for who said it', async () => {
      const id = await direct();
      const [one, two] = [await say(id, ada), await say(id, ada)];
      await ports.conversations.markRead(id, bob, one);
      const readBy = async (viewer: number) => [one, two].map(async (message) => (await ports.messageDirectory.byId(message, viewer))?.read);
      expect(await Promise.all(await readBy(bob))).toEqual([true, false]);
      expect(await Promise.all(await readBy(ada))).toEqual([true, true]);
    });

    it('finds messages by what they say, in one conversation or in all', async () => {
      const [id, other] = [await direct(), await ports.conversations.addGroup('Other', [ada, bob])];
      const [one, two] = [await say(id, ada, '100 % sure'), await say(other, bob, 'SURE')];
      await say(id, ada, '100 percent');
      const found = async (search: string, filter = {}) =>
        (await ports.messageDirectory.page(ada, samplePageRequest({ search, sort: 'id' }), filter)).items.map((message) => message.id);
      expect(await found('sure')).toEqual([one, two]);
      expect(await found('sure', { conversationId: other })).toEqual([two]);
      expect(await found('0 %')).toEqual([one]);
    });

    describe('the list of conversations', () => {
      pagedListContract(['', 'id', '-id', 'lastMessageAt', '-lastMessageAt'], async () => {
        const viewer = await ports.addPerson();
        const ids: number[] = [];
        for (let place = 0; place < 5; place += 1) ids.push(await ports.conversations.addGroup(`Group ${place}`, [viewer]));
        const said = [2, 0, 4, 1, 3].map((place) => ids[place] ?? -1);
        for (const id of said) await say(id, viewer);
        return {
          page: (request) => ports.conversationDirectory.page(viewer, request, {}),
          inOrder: { '': said.toReversed(), id: ids, '-id': ids.toReversed(), lastMessageAt: said, '-lastMessageAt': said.toReversed() },
        };
      });
    });

    describe('the list of messages', () => {
      pagedListContract(['', 'id', '-id', 'createdAt', '-createdAt'], async () => {
        const [one, two] = [await ports.addPerson(), await ports.addPerson()];
        const id = await direct(one, two);
        const ids: number[] = [];
        for (let place = 0; place < 5; place += 1) ids.push(await say(id, place % 2 === 0 ? one : two));
        const newestFirst = ids.toReversed();
        return {
          page: (request) => ports.messageDirectory.page(one, request, { conversationId: id }),
          inOrder: { '': newestFirst, id: ids, '-id': newestFirst, createdAt: ids, '-createdAt': newestFirst },
        };
      });
    });
  });
}
