import type { PromptMessage } from '@halolight/domain/assistant';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sampleActor } from '../../kernel/testing/index.js';
import type { AssistantProvider } from '../ports/assistant-provider.js';
import { allOf } from './all-of.js';

const PATIENCE_MS = 5_000;
const HISTORY: readonly PromptMessage[] = [
  { role: 'user', content: 'How do I share a document?' },
  { role: 'assistant', content: 'Like this.' },
];

export interface OpenedProvider {
  readonly provider: AssistantProvider;
  readonly close: () => Promise<void>;
}

/** What every `AssistantProvider` keeps to. @param open one that answers this question in several pieces */
export function assistantProviderContract(name: string, open: () => Promise<OpenedProvider>): void {
  describe(`${name} keeps the contract of AssistantProvider`, () => {
    let opened: OpenedProvider;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened?.close());

    const ask = (content: string, signal = AbortSignal.timeout(PATIENCE_MS), history: readonly PromptMessage[] = []) =>
      opened.provider.answer({ asker: sampleActor(7), messages: [...history, { role: 'user', content }] }, signal);

    it.each(['How do I share a document?', 'Wie geht das? 😀', 'x'.repeat(10_000)])('answers in several pieces that say something: %.30s', async (question) => {
      const pieces = await allOf(ask(question));
      expect(pieces.length).toBeGreaterThan(1);
      expect(pieces.join('').trim()).not.toBe('');
    });

    it('answers in the course of a conversation', async () => {
      expect((await allOf(ask('And a file?', undefined, HISTORY))).join('')).not.toBe('');
    });

    it('answers several at the same time, each for itself', async () => {
      const [one, two, alone] = await Promise.all([allOf(ask('How do I share a document?')), allOf(ask('Calendar?')), allOf(ask('How do I share a document?'))]);
      expect(one.join('')).toBe(alone.join(''));
      expect(two.join('')).not.toBe('');
    });

    it('says nothing to who has gone before', async () => {
      const said: string[] = [];
      const listening = (async () => {
        for await (const piece of ask('How do I share a document?', AbortSignal.abort(new Error('gone')))) said.push(piece);
      })();
      await listening.catch(() => undefined);
      expect(said).toEqual([]);
    });

    it('ends soon after nobody wants more', async () => {
      const abort = new AbortController();
      const said: string[] = [];
      const listening = (async () => {
        for await (const piece of ask('How do I share a document?', abort.signal)) {
          said.push(piece);
          abort.abort(new Error('enough'));
        }
      })();
      await listening.catch(() => undefined);
      expect(said).toHaveLength(1);
    });

    it('may be left in the middle', async () => {
      for await (const piece of ask('How do I share a document?')) {
        expect(piece).not.toBe('');
        break;
      }
    });
  });
}
