import { directPair } from '@halolight/domain/collaboration';
import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CollaborationPorts, OpenCollaboration } from './collaboration-ports.js';

const UNKNOWN_ID = 2_000_000_000;

/** What every `ConversationRepository`, `MessageRepository` and `People` keep to. */
export function conversationRepositoryContract(name: string, open: OpenCollaboration): void {
  describe(`${name} keeps the contract of ConversationRepository, MessageRepository and People`, () => {
    let ports: CollaborationPorts;
    let ada: number;
    let bob: number;
    let cyd: number;
    beforeAll(async () => {
      ports = await open();
    });
    beforeEach(async () => {
      [ada, bob, cyd] = [await ports.addPerson(), await ports.addPerson(), await ports.addPerson()];
    });

    const say = (conversationId: number, senderId = ada) =>
      ports.unitOfWork.run(async () => {
        await ports.conversations.findForUpdate(conversationId);
        const id = await ports.messages.add({ conversationId, senderId, content: 'Hello' });
        await ports.conversations.recordMessage(conversationId);
        return id;
      });
    const sees = async (userId: number, messageId: number) => (await ports.messages.findVisible(messageId, userId)) !== null;
    const userIdsOf = async (id: number) => (await ports.conversations.findForUpdate(id))?.participants.map(({ userId }) => userId);
    const versionOf = async (id: number) => (await ports.conversations.findForUpdate(id))?.version;

    it('finds one direct conversation for a pair, and makes it when there is none', async () => {
      const made = await ports.conversations.findOrAddDirect(directPair(ada, bob, 'userId'));
      const found = await ports.conversations.findOrAddDirect(directPair(bob, ada, 'userId'));
      const another = await ports.conversations.findOrAddDirect(directPair(ada, cyd, 'userId'));
      expect([made.isNew, found, another.isNew]).toEqual([true, { id: made.id, isNew: false }, true]);
      expect(another.id).not.toBe(made.id);
      const conversation = await ports.conversations.findForUpdate(made.id);
      expect(conversation).toMatchObject({ id: made.id, type: 'DIRECT', name: null, version: 1 });
      expect((await userIdsOf(made.id))?.toSorted()).toEqual([ada, bob].toSorted());
    });

    it('finds a direct conversation even while it is being made', async () => {
      const outcomes = await Promise.all(
        Array.from({ length: 10 }, () => ports.unitOfWork.run(() => ports.conversations.findOrAddDirect(directPair(ada, bob, 'userId')))),
      );
      expect(new Set(outcomes.map(({ id }) => id)).size).toBe(1);
      expect(outcomes.filter(({ isNew }) => isNew)).toHaveLength(1);
    });

    it('keeps a group with its participants in the order in which they joined', async () => {
      const id = await ports.conversations.addGroup('Launch', [cyd, ada]);
      await ports.conversations.addParticipants(id, [bob, ada]);
      expect(await ports.conversations.findForUpdate(id)).toMatchObject({ type: 'GROUP', name: 'Launch' });
      expect(await userIdsOf(id)).toEqual([cyd, ada, bob]);
      const places = (await ports.conversations.findForUpdate(id))?.participants.map((participant) => participant.id) ?? [];
      expect(places).toEqual(places.toSorted((a, b) => a - b));
    });

    it('raises the version with every change of name and participants, of one conversation alone', async () => {
      const [id, other] = [await ports.conversations.addGroup('Launch', [ada]), await ports.conversations.addGroup('Other', [ada])];
      await ports.conversations.rename(id, 'Landing');
      await ports.conversations.addParticipants(id, [bob]);
      await ports.conversations.removeParticipant(id, bob);
      expect(await ports.conversations.findForUpdate(id)).toMatchObject({ name: 'Landing', version: 4 });
      expect([await userIdsOf(id), await versionOf(other)]).toEqual([[ada], 1]);
    });

    it('finds nothing under an unknown id, or once it is removed', async () => {
      const id = await ports.conversations.addGroup('Launch', [ada]);
      const message = await say(id);
      await ports.conversations.remove(id);
      expect([await ports.conversations.findForUpdate(id), await ports.conversations.findForUpdate(UNKNOWN_ID), await sees(ada, message)]).toEqual([null, null, false]);
      expect(await ports.unitOfWork.run(() => ports.conversations.findForUpdate(UNKNOWN_ID))).toBeNull();
    });

    it('shows a message to those who were there when it was said and still are', async () => {
      const id = await ports.conversations.addGroup('Launch', [ada, bob]);
      const message = await say(id);
      await ports.conversations.addParticipants(id, [cyd]);
      expect(await ports.messages.findVisible(message, bob)).toEqual({ id: message, conversationId: id, senderId: ada });
      expect([await sees(ada, message), await sees(cyd, message)]).toEqual([true, false]);
      const later = await say(id);
      expect(await sees(cyd, later)).toBe(true);
      await ports.conversations.removeParticipant(id, bob);
      expect(await sees(bob, message)).toBe(false);
    });

    it('takes nothing said before for read because of what somebody says themselves', async () => {
      const { id } = await ports.conversations.findOrAddDirect(directPair(ada, bob, 'userId'));
      const [one] = [await say(id, ada), await say(id, bob)];
      expect(await ports.conversations.markRead(id, bob, one)).toBe(one);
    });

    it('takes a message back from everybody', async () => {
      const { id } = await ports.conversations.findOrAddDirect(directPair(ada, bob, 'userId'));
      const [taken, kept] = [await say(id), await say(id)];
      await ports.messages.takeBack(taken);
      expect([await sees(ada, taken), await sees(bob, taken), await sees(bob, kept)]).toEqual([false, false, true]);
    });

    it('hides a conversation from one of its participants, with all that was said, until something is said again', async () => {
      const { id } = await ports.conversations.findOrAddDirect(directPair(ada, bob, 'userId'));
      const old = await say(id);
      await ports.conversations.hide(id, bob);
      expect([await sees(bob, old), await sees(ada, old)]).toEqual([false, true]);
      const fresh = await say(id);
      expect([await sees(bob, fresh), await sees(bob, old)]).toEqual([true, false]);
    });

    it('remembers up to where somebody has read, never goes back, and says when it was further', async () => {
      const { id } = await ports.conversations.findOrAddDirect(directPair(ada, bob, 'userId'));
      const [one, two, three] = [await say(id), await say(id), await say(id)];
      expect(await ports.conversations.markRead(id, bob, two)).toBe(two);
      expect(await ports.conversations.markRead(id, bob, two)).toBeNull();
      expect(await ports.conversations.markRead(id, bob, one)).toBeNull();
      expect(await ports.conversations.markRead(id, bob)).toBe(three);
      expect(await ports.conversations.markRead(id, bob)).toBeNull();
      expect([await ports.conversations.markRead(id, ada), await ports.conversations.markRead(id, ada)]).toEqual([three, null]);
      expect(await ports.conversations.markRead(id, cyd)).toBeNull();
    });

    it('knows whether anything that others said and did not take back is unread', async () => {
      const { id } = await ports.conversations.findOrAddDirect(directPair(ada, bob, 'userId'));
      const unread = () => Promise.all([ada, bob].map((userId) => ports.conversations.hasUnread(id, userId)));
      expect(await unread()).toEqual([false, false]);
      const [one, two] = [await say(id), await say(id)];
      expect(await unread()).toEqual([false, true]);
      await ports.conversations.markRead(id, bob, one);
      expect(await unread()).toEqual([false, true]);
      await ports.messages.takeBack(two);
      expect([await unread(), await ports.conversations.hasUnread(id, cyd)]).toEqual([[false, false], false]);
      await say(id);
      await ports.conversations.hide(id, bob);
      expect(await unread()).toEqual([false, false]);
    });

    it('knows whose accounts are open', async () => {
      await ports.closeAccount(bob);
      expect((await ports.people.openAmong([ada, bob, cyd, UNKNOWN_ID])).toSorted()).toEqual([ada, cyd].toSorted());
      expect(await ports.people.openAmong([])).toEqual([]);
    });
  });
}
