import { beforeAll, describe, expect, it } from '@jest/globals';
import { pagedListContract, samplePageRequest } from '../../kernel/testing/index.js';
import { allOf } from './all-of.js';
import type { AssistantPorts, OpenAssistant } from './assistant-ports.js';

const UNKNOWN_ID = 2_000_000_000;

/** What every `AssistantConversationRepository` keeps to, and the `AssistantDirectory` over the same store. */
export function assistantConversationsContract(name: string, open: OpenAssistant): void {
  describe(`${name} keeps the contracts of AssistantConversationRepository and AssistantDirectory`, () => {
    let ports: AssistantPorts;
    let ownerId: number;
    beforeAll(async () => {
      ports = await open();
      ownerId = await ports.addOwner();
    });

    const find = (id: number) => ports.unitOfWork.run(() => ports.conversations.findForUpdate(id));
    const ask = async (conversationId: number, question: string, answer: string) => {
      const answerId = await ports.unitOfWork.run(() => ports.answers.begin({ conversationId, question, title: 'Title' }));
      await ports.answers.append(answerId, [{ start: 0, text: answer }]);
      await ports.answers.finish(answerId, 'COMPLETE');
      return answerId;
    };

    it('keeps a conversation, with or without a title', async () => {
      const [plain, named] = [await ports.conversations.add(ownerId, null), await ports.conversations.add(ownerId, 'Mine')];
      expect(await find(plain)).toEqual({ id: plain, ownerId, title: null, version: 1 });
      expect(await find(named)).toEqual({ id: named, ownerId, title: 'Mine', version: 1 });
      expect(await find(UNKNOWN_ID)).toBeNull();
    });

    it('shows it to its owner, and to nobody else', async () => {
      const id = await ports.conversations.add(ownerId, 'Mine');
      const view = { id, title: 'Mine', version: 1, createdAt: expect.any(Date), updatedAt: expect.any(Date) };
      expect(await ports.directory.byId(ownerId, id)).toEqual(view);
      const stranger = await ports.addOwner();
      expect(await ports.directory.byId(stranger, id)).toBeNull();
      expect((await ports.directory.page(stranger, samplePageRequest())).items).toEqual([]);
    });

    it('renames one, which raises its version', async () => {
      const [id, other] = [await ports.conversations.add(ownerId, 'One'), await ports.conversations.add(ownerId, 'Two')];
      await ports.conversations.rename(id, 'Three');
      expect([await find(id), await find(other)]).toMatchObject([{ title: 'Three', version: 2 }, { title: 'Two', version: 1 }]);
    });

    it('removes one with all that was said in it', async () => {
      const [id, other] = [await ports.conversations.add(ownerId, null), await ports.conversations.add(ownerId, null)];
      await ask(id, 'Why?', 'So.');
      await ports.conversations.remove(id);
      expect([await find(id), (await ports.directory.messages(id, samplePageRequest())).items]).toEqual([null, []]);
      expect(await find(other)).not.toBeNull();
    });

    it('finds by a part of the title, whatever its case, and takes signs for what they say', async () => {
      const owner = await ports.addOwner();
      const ids = [await ports.conversations.add(owner, 'Budget 50%'), await ports.conversations.add(owner, 'Other')];
      const found = async (search: string) => (await ports.directory.page(owner, samplePageRequest({ search }))).items.map(({ id }) => id);
      expect([await found('GET 5'), await found('%'), await found('_')]).toEqual([[ids[0]], [ids[0]], []]);
    });

    it('reads out all messages of one, oldest first', async () => {
      const id = await ports.conversations.add(ownerId, null);
      expect(await allOf(ports.directory.scan(id))).toEqual([]);
      await ask(id, 'Why?', 'So.');
      await ask(id, 'And?', 'Thus.');
      const read = (await allOf(ports.directory.scan(id))).flat();
      expect(read.map(({ role, content }) => `${role}: ${content}`)).toEqual(['user: Why?', 'assistant: So.', 'user: And?', 'assistant: Thus.']);
      const { items } = await ports.directory.messages(id, samplePageRequest({ pageSize: 100 }));
      expect(items).toEqual(read);
      expect((await ports.directory.messages(id, samplePageRequest({ search: 'thus' }))).items).toEqual(read.slice(-1));
    });

    describe('the list of conversations', () => {
      pagedListContract(['', '-updatedAt', 'updatedAt', 'id', '-id', 'createdAt', '-createdAt'], async () => {
        const owner = await ports.addOwner();
        const ids = [await ports.conversations.add(owner, 'a'), await ports.conversations.add(owner, 'b'), await ports.conversations.add(owner, 'c')];
        const newest = ids.toReversed();
        return {
          page: (request) => ports.directory.page(owner, request),
          inOrder: { '': newest, '-updatedAt': newest, updatedAt: ids, id: ids, '-id': newest, createdAt: ids, '-createdAt': newest },
        };
      });
    });

    describe('the list of messages', () => {
      pagedListContract(['', 'id', '-id', 'createdAt', '-createdAt'], async () => {
        const id = await ports.conversations.add(ownerId, null);
        await ask(id, 'Why?', 'So.');
        await ask(id, 'And?', 'Thus.');
        const ids = (await allOf(ports.directory.scan(id))).flat().map((message) => message.id);
        const newest = ids.toReversed();
        return { page: (request) => ports.directory.messages(id, request), inOrder: { '': ids, id: ids, '-id': newest, createdAt: ids, '-createdAt': newest } };
      });
    });
  });
}
