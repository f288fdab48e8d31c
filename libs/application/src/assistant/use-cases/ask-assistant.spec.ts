import { setTimeout as wait } from 'node:timers/promises';
import { AnswerRunningError, LONGEST_ANSWER } from '@halolight/domain/assistant';
import { InvalidInputError, NotFoundError, RateLimitedError, UnavailableError } from '@halolight/domain/kernel';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Logger } from '../../kernel/index.js';
import { sampleActor } from '../../kernel/testing/index.js';
import type { AnswerOutcome } from '../ports/answer-metrics.js';
import { InMemoryAssistant, ScriptedProvider } from '../testing/index.js';
import { AnswerWriter } from './answer-writer.js';
import { AskAssistant } from './ask-assistant.js';
import { SettleAbandonedAnswers } from './settle-abandoned-answers.js';
import type { WriterSettings } from './writer-settings.js';

const owner = sampleActor(7);
const QUICK: Partial<WriterSettings> = { pauseMs: 1, beatMs: 20, patienceMs: 60, longestMs: 5_000, mostRunning: 2 };

let store: InMemoryAssistant;
let conversationId: number;
let outcomes: AnswerOutcome[];
let asked: number;
let warn: jest.Mock<Logger['warn']>;
let error: jest.Mock<Logger['error']>;
let logger: Logger;
const writers: AnswerWriter[] = [];
beforeEach(async () => {
  store = new InMemoryAssistant();
  conversationId = await store.conversations.add(7, null);
  outcomes = [];
  asked = 0;
  [warn, error] = [jest.fn(), jest.fn()];
  logger = { debug: jest.fn(), info: jest.fn(), warn, error };
});
afterEach(() => Promise.all(writers.splice(0).map((writer) => writer.close())));

async function* saying(...pieces: string[]): AsyncGenerator<string> {
  yield* pieces;
}

/** Says something, and then nothing more for ever, whatever the signal says. */
async function* hanging(...pieces: string[]): AsyncGenerator<string> {
  yield* pieces;
  await new Promise(() => undefined);
}

function house(script: (signal: AbortSignal) => AsyncIterable<string>, settings: Partial<WriterSettings> = {}) {
  const provider = new ScriptedProvider(script);
  const metrics = { observeAnswer: (outcome: AnswerOutcome) => void outcomes.push(outcome) };
  const writer = new AnswerWriter(provider, store.answers, metrics, logger, { ...QUICK, ...settings });
  writers.push(writer);
  const limit = { take: async () => void (asked += 1) };
  const useCase = new AskAssistant(store.unitOfWork, store.gate, store.answers, limit, writer);
  const ask = (content = 'Why?', actor = owner, id = conversationId) => useCase.execute({ actor, conversationId: id, content });
  return { provider, writer, ask, limit, useCase };
}

async function until(holds: () => boolean): Promise<void> {
  for (let turn = 0; turn < 500 && !holds(); turn += 1) await wait(2);
  expect(holds()).toBe(true);
}

const answer = (id: number) => store.store.messages.get(id);
const hasEnded = (id: number) => until(() => answer(id)?.status !== 'RUNNING' && outcomes.length > 0);
const says = (id: number, content: string) => until(() => answer(id)?.content === content);

describe('asking the assistant', () => {
  it('gives an answer that runs, and then is complete', async () => {
    const { ask } = house(() => saying('Be', 'cause.'));
    const id = await ask('  Why?  ');
    expect(answer(id)).toMatchObject({ role: 'assistant', status: 'RUNNING' });
    await hasEnded(id);
    expect(answer(id)).toMatchObject({ content: 'Because.', status: 'COMPLETE' });
    expect(outcomes).toEqual(['complete']);
    expect(await store.directory.byId(7, conversationId)).toMatchObject({ title: 'Why?' });
  });

  it('is written once what it is part of is done, and by nobody where it was begun before', async () => {
    const { useCase, provider } = house(() => saying('Because.'));
    const command = { actor: owner, conversationId, content: 'Why?' };
    const early: number[] = [];
    const id = await useCase.execute(command, async (begin) => {
      const begun = await begin();
      await wait(20);
      early.push(provider.prompts.length);
      return begun;
    });
    await hasEnded(id);
    expect([early, provider.prompts.length]).toEqual([[0], 1]);
    expect(await useCase.execute(command, async () => id)).toBe(id);
    await expect(useCase.execute(command, async (begin) => begin().then(() => Promise.reject(new Error('undone'))))).rejects.toThrow('undone');
    await wait(20);
    expect(provider.prompts).toHaveLength(1);
  });

  it('tells the provider who asks and what was said', async () => {
    const { ask, provider } = house(() => saying('Yes.'));
    await hasEnded(await ask('One?'));
    await ask('Two?');
    await until(() => provider.prompts.length === 2);
    const messages = [{ role: 'user', content: 'One?' }, { role: 'assistant', content: 'Yes.' }, { role: 'user', content: 'Two?' }];
    expect(provider.prompts[1]).toEqual({ asker: owner, messages });
  });

  it('is refused for a question that is none, before it counts', async () => {
    await expect(house(() => saying('x')).ask('  ')).rejects.toThrow(InvalidInputError);
    expect(asked).toBe(0);
  });

  it('is refused to whom the conversation does not belong', async () => {
    const { ask } = house(() => saying('x'));
    await expect(ask('Why?', sampleActor(8, '*'))).rejects.toThrow(NotFoundError);
    await expect(ask('Why?', owner, -1)).rejects.toThrow(NotFoundError);
  });

  it('is refused too often', async () => {
    const { ask, limit } = house(() => saying('x'));
    limit.take = async () => {
      throw new RateLimitedError(20, 60);
    };
    await expect(ask()).rejects.toThrow(RateLimitedError);
    expect(store.store.messages.size).toBe(0);
  });

  it('is refused while an answer runs, and while this process writes as many as it can', async () => {
    const { ask } = house(() => hanging('x'));
    await ask();
    await expect(ask()).rejects.toThrow(AnswerRunningError);
    const [second, third] = [await store.conversations.add(7, null), await store.conversations.add(7, null)];
    await ask('Why?', owner, second);
    await expect(ask('Why?', owner, third)).rejects.toThrow(UnavailableError);
  });
});

describe('an answer', () => {
  it('is kept while it is written', async () => {
    const { ask } = house(() => hanging('So ', 'far'));
    await says(await ask(), 'So far');
  });

  it('is stopped on its process at once, also when its provider hangs', async () => {
    const { ask, writer } = house(() => hanging('So far'));
    const [id, other] = [await ask(), await ask('Why?', owner, await store.conversations.add(7, null))];
    await says(id, 'So far');
    writer.stop(conversationId);
    await hasEnded(id);
    expect([answer(id), answer(other)]).toMatchObject([{ content: 'So far', status: 'STOPPED' }, { status: 'RUNNING' }]);
    expect(outcomes).toEqual(['stopped']);
  });

  it('is stopped when that is asked for elsewhere, also while nothing is said', async () => {
    const { ask } = house(() => hanging());
    const id = await ask();
    await store.answers.requestStop(conversationId);
    await hasEnded(id);
    expect(answer(id)).toMatchObject({ content: '', status: 'STOPPED' });
  });

  it('ends when its conversation is deleted', async () => {
    const { ask } = house(() => hanging('x'));
    await ask();
    await store.conversations.remove(conversationId);
    await until(() => outcomes.length === 1);
    expect(outcomes).toEqual(['stopped']);
  });

  it('keeps what was said when the provider breaks off', async () => {
    const { ask } = house(async function* () {
      yield 'Half ';
      throw new Error('cut');
    });
    const id = await ask();
    await hasEnded(id);
    expect([answer(id)?.content, answer(id)?.status, outcomes]).toEqual(['Half ', 'FAILED', ['failed']]);
    expect(warn).toHaveBeenCalledWith(expect.any(String), { answerId: id, error: expect.any(Error) });
  });

  it('has failed when nothing was said', async () => {
    const { ask } = house(() => saying());
    const id = await ask();
    await hasEnded(id);
    expect(answer(id)?.status).toBe('FAILED');
  });

  it('has failed when it takes too long, also when its provider ends instead of throwing', async () => {
    const { ask } = house(() => hanging('x'), { longestMs: 20 });
    const id = await ask();
    await hasEnded(id);
    expect(answer(id)).toMatchObject({ content: 'x', status: 'FAILED' });
    outcomes = [];
    const second = house(
      async function* (signal) {
        yield 'y';
        while (!signal.aborted) await wait(1);
      },
      { longestMs: 20 },
    );
    const other = await second.ask();
    await hasEnded(other);
    expect(answer(other)?.status).toBe('FAILED');
  });

  it('is cut where it is too long', async () => {
    const { ask } = house(async function* () {
      for (;;) yield 'x'.repeat(1_000);
    });
    const id = await ask();
    await hasEnded(id);
    expect([answer(id)?.content.length, answer(id)?.status, outcomes]).toEqual([LONGEST_ANSWER, 'STOPPED', ['too long']]);
  });

  it('is broken off when its process stops, which takes no more', async () => {
    const { ask, writer } = house(() => hanging('So far'));
    const id = await ask();
    await says(id, 'So far');
    await writer.close();
    expect(answer(id)).toMatchObject({ content: 'So far', status: 'FAILED' });
    await expect(ask()).rejects.toThrow(UnavailableError);
    writer.start({ answerId: id, conversationId, asker: owner });
    await until(() => outcomes.length === 2);
    expect(outcomes).toEqual(['failed', 'failed']);
  });
});

describe('an answer that cannot be kept', () => {
  it('is kept later, when the database is back', async () => {
    const append = jest.spyOn(store.answers, 'append').mockRejectedValueOnce(new Error('away'));
    jest.spyOn(store.answers, 'finish').mockRejectedValueOnce(new Error('away'));
    const { ask } = house(() => saying('All ', 'of it'));
    const id = await ask();
    await hasEnded(id);
    expect(answer(id)).toMatchObject({ content: 'All of it', status: 'COMPLETE' });
    expect(append.mock.calls.length).toBeGreaterThan(1);
  });

  it('is given up in the end, and left to who settles abandoned answers', async () => {
    const append = jest.spyOn(store.answers, 'append').mockRejectedValue(new Error('away'));
    const finish = jest.spyOn(store.answers, 'finish').mockRejectedValue(new Error('away'));
    const { ask } = house(() => hanging('x'));
    const id = await ask();
    await until(() => outcomes.length === 1);
    expect([outcomes, answer(id)?.status]).toEqual([['failed'], 'RUNNING']);
    expect(error).toHaveBeenCalledTimes(2);
    append.mockRestore();
    finish.mockRestore();
    const settle = new SettleAbandonedAnswers(store.answers, logger);
    await settle.execute();
    expect(answer(id)?.status).toBe('RUNNING');
    await store.loseWriter(id);
    await settle.execute();
    expect(answer(id)?.status).toBe('FAILED');
    expect(warn).toHaveBeenLastCalledWith(expect.any(String), { settled: 1 });
  });
});
