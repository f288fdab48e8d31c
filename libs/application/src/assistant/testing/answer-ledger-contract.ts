import { AnswerRunningError, ConversationFullError, type AnswerEnding } from '@halolight/domain/assistant';
import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { samplePageRequest } from '../../kernel/testing/index.js';
import { MOST_NEWS, type AnswerPosition } from '../queries/answer-feed.js';
import type { AssistantPorts, OpenAssistant } from './assistant-ports.js';

const UNKNOWN_ID = 2_000_000_000;

/** What every `AnswerLedger` keeps to, and the `AnswerFeed` over the same store. */
export function answerLedgerContract(name: string, open: OpenAssistant): void {
  describe(`${name} keeps the contract of AnswerLedger`, () => {
    let ports: AssistantPorts;
    let ownerId: number;
    let conversationId: number;
    beforeAll(async () => {
      ports = await open();
    });
    beforeEach(async () => {
      ownerId = await ports.addOwner();
      conversationId = await ports.conversations.add(ownerId, null);
    });

    const begin = (question = 'Why?') => ports.unitOfWork.run(() => ports.answers.begin({ conversationId, question, title: 'Title' }));
    const say = (answerId: number, start: number, ...texts: string[]) => {
      let end = start;
      return ports.answers.append(answerId, texts.map((text) => ({ start: (end += text.length) - text.length, text })));
    };
    const messages = async () => (await ports.directory.messages(conversationId, samplePageRequest({ pageSize: 100 }))).items;
    const told = async (answerId: number) => (await messages()).map(({ id, status, content }) => ({ id, status, content })).find(({ id }) => id === answerId);
    const asked = (content = 'Why?') => ({ id: expect.any(Number), content });
    const newsAfter = async (position: AnswerPosition) => (await ports.feed.after([position]))[0];

    it('keeps a question and the answer that runs', async () => {
      const answerId = await begin('Why so?');
      expect(await messages()).toEqual([
        { id: expect.any(Number), role: 'user', content: 'Why so?', status: 'COMPLETE', createdAt: expect.any(Date) },
        { id: answerId, role: 'assistant', content: '', status: 'RUNNING', createdAt: expect.any(Date) },
      ]);
    });

    it('shows that something happened, and gives the conversation its first title', async () => {
      const before = await ports.directory.byId(ownerId, conversationId);
      await begin();
      expect(await ports.directory.byId(ownerId, conversationId)).toMatchObject({ title: 'Title', version: (before?.version ?? 0) + 1 });
      const named = await ports.conversations.add(ownerId, 'Own');
      await ports.unitOfWork.run(() => ports.answers.begin({ conversationId: named, question: 'Why?', title: 'Title' }));
      expect(await ports.directory.byId(ownerId, named)).toMatchObject({ title: 'Own' });
    });

    it('has one running answer at a time in a conversation', async () => {
      const first = await begin();
      await expect(begin()).rejects.toThrow(AnswerRunningError);
      expect(await messages()).toHaveLength(2);
      await ports.answers.finish(first, 'COMPLETE');
      expect(await begin()).toBeGreaterThan(first);
    });

    it('takes so many messages and no more', async () => {
      await ports.fill(conversationId);
      await expect(begin()).rejects.toThrow(ConversationFullError);
    });

    it.each<AnswerEnding>(['COMPLETE', 'STOPPED', 'FAILED'])('keeps what was said, piece by piece, to the end: %s', async (ending) => {
      const answerId = await begin();
      expect(await say(answerId, 0, 'Because ')).toBe('go-on');
      expect(await say(answerId, 8, 'of ', '😀')).toBe('go-on');
      expect(await told(answerId)).toEqual({ id: answerId, status: 'RUNNING', content: 'Because of 😀' });
      await ports.answers.finish(answerId, ending);
      expect(await told(answerId)).toEqual({ id: answerId, status: ending, content: 'Because of 😀' });
    });

    it('changes nothing of an answer that has ended', async () => {
      const answerId = await begin();
      await ports.answers.finish(answerId, 'STOPPED');
      expect(await say(answerId, 0, 'more')).toBe('stop');
      await ports.answers.finish(answerId, 'COMPLETE');
      expect(await told(answerId)).toMatchObject({ status: 'STOPPED', content: '' });
    });

    it('tells the writer to stop who was asked to, and still keeps what it said', async () => {
      expect(await ports.answers.requestStop(conversationId)).toBeNull();
      const answerId = await begin();
      expect(await ports.answers.requestStop(conversationId)).toBe(answerId);
      expect(await say(answerId, 0, 'last')).toBe('stop');
      expect(await told(answerId)).toMatchObject({ content: 'last' });
      await ports.answers.finish(answerId, 'STOPPED');
      expect(await ports.answers.requestStop(conversationId)).toBeNull();
    });

    it('tells the writer to stop whose asker has no open account, or whose conversation is gone', async () => {
      const answerId = await begin();
      await ports.suspend(ownerId);
      expect(await ports.answers.append(answerId, [])).toBe('stop');
      await ports.conversations.remove(conversationId);
      expect(await ports.answers.append(answerId, [])).toBe('stop');
      await ports.answers.finish(answerId, 'STOPPED');
      expect(await messages()).toEqual([]);
    });

    it('settles what was left by a writer that is gone, with what it had said', async () => {
      const answerId = await begin();
      await say(answerId, 0, 'Half of ', 'it');
      await ports.answers.settleAbandoned();
      expect(await told(answerId)).toMatchObject({ status: 'RUNNING' });
      await ports.loseWriter(answerId);
      expect(await ports.answers.settleAbandoned()).toBeGreaterThan(0);
      expect(await told(answerId)).toMatchObject({ status: 'FAILED', content: 'Half of it' });
      expect(await ports.answers.settleAbandoned()).toBe(0);
    });

    it('takes a question where a writer is gone', async () => {
      const lost = await begin();
      await ports.loseWriter(lost);
      const answerId = await begin();
      expect([await told(lost), await told(answerId)]).toMatchObject([{ status: 'FAILED' }, { status: 'RUNNING' }]);
    });

    it('remembers the messages before an answer, the latest in order', async () => {
      const first = await begin('One?');
      await say(first, 0, 'Two.');
      await ports.answers.finish(first, 'COMPLETE');
      const second = await begin('Three?');
      expect(await ports.answers.before(second, 10)).toEqual([{ role: 'user', content: 'One?' }, { role: 'assistant', content: 'Two.' }, { role: 'user', content: 'Three?' }]);
      expect(await ports.answers.before(second, 2)).toEqual([{ role: 'assistant', content: 'Two.' }, { role: 'user', content: 'Three?' }]);
    });

    describe('its AnswerFeed', () => {
      it('tells what is said after a position, and how the answer ends', async () => {
        const start = await ports.feed.position(conversationId);
        expect(await newsAfter(start)).toEqual([]);
        const answerId = await begin();
        await say(answerId, 0, 'One ', 'two ');
        expect(await newsAfter(start)).toEqual([{ answerId, question: asked(), status: 'RUNNING', pieces: ['One ', 'two '] }]);
        const later = { conversationId, answerId, offset: 8 };
        expect(await newsAfter(later)).toEqual([{ answerId, question: null, status: 'RUNNING', pieces: [] }]);
        await say(answerId, 8, 'three');
        expect(await newsAfter(later)).toEqual([{ answerId, question: null, status: 'RUNNING', pieces: ['three'] }]);
        await ports.answers.finish(answerId, 'COMPLETE');
        expect(await newsAfter(later)).toEqual([{ answerId, question: null, status: 'COMPLETE', pieces: ['three'] }]);
        expect(await newsAfter({ ...later, offset: 13 })).toEqual([{ answerId, question: null, status: 'COMPLETE', pieces: [] }]);
      });

      it('begins at the running answer, or behind what is settled, or after what was seen', async () => {
        const empty = await ports.feed.position(conversationId);
        const first = await begin();
        expect(await ports.feed.position(conversationId)).toEqual({ conversationId, answerId: first, offset: 0 });
        await ports.answers.finish(first, 'COMPLETE');
        expect(await newsAfter(empty)).toMatchObject([{ answerId: first }]);
        const behind = await ports.feed.position(conversationId);
        expect(await newsAfter(behind)).toEqual([]);
        expect(await newsAfter(await ports.feed.position(conversationId, first - 1))).toMatchObject([{ answerId: first }]);
        expect(await ports.feed.position(conversationId, first + 1_000)).toEqual(behind);
      });

      it('tells with each answer what was asked, and under which id', async () => {
        const start = await ports.feed.position(conversationId);
        for (const question of ['One?', 'Two?']) await ports.answers.finish(await begin(question), 'COMPLETE');
        const questions = (await messages()).filter(({ role }) => role === 'user').map(({ id, content }) => ({ id, content }));
        expect((await newsAfter(start))?.map(({ question }) => question)).toEqual(questions);
        expect(questions.map(({ content }) => content)).toEqual(['One?', 'Two?']);
      });

      it('tells a few answers at once, in order', async () => {
        const ids: number[] = [];
        for (let n = 0; n <= MOST_NEWS; n += 1) {
          ids.push(await begin());
          await ports.answers.finish(ids.at(-1) ?? 0, 'COMPLETE');
        }
        const news = await newsAfter({ conversationId, answerId: ids[0] ?? 0, offset: 0 });
        expect(news?.map(({ answerId }) => answerId)).toEqual(ids.slice(0, MOST_NEWS));
      });

      it('answers for several positions in their order, and says which conversation is gone', async () => {
        const answerId = await begin();
        await say(answerId, 0, 'a', 'b');
        const at = (offset: number, id = conversationId) => ({ conversationId: id, answerId, offset });
        expect(await ports.feed.after([at(1), at(0, UNKNOWN_ID), at(0)])).toEqual([
          [{ answerId, question: null, status: 'RUNNING', pieces: ['b'] }],
          null,
          [{ answerId, question: asked(), status: 'RUNNING', pieces: ['a', 'b'] }],
        ]);
        expect(await ports.feed.after([])).toEqual([]);
      });
    });
  });
}
