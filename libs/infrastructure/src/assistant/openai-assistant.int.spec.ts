import { ProviderError } from '@halolight/application/assistant/ports';
import { allOf, assistantProviderContract } from '@halolight/application/assistant/testing';
import { sampleActor } from '@halolight/application/kernel/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { OpenAiAssistant, type OpenAiSettings } from './openai-assistant.js';
import { completionChunk, CompletionServer, echo, type CompletionScript } from './testing/completion-server.js';

const KEY = 'sk-a-key-that-nobody-may-see';

assistantProviderContract('OpenAiAssistant', async () => {
  const server = await CompletionServer.start();
  return { provider: new OpenAiAssistant({ url: server.url, model: 'small', apiKey: KEY }), close: () => server.stop() };
});

describe('OpenAiAssistant', () => {
  let server: CompletionServer;
  beforeAll(async () => {
    server = await CompletionServer.start();
  });
  beforeEach(() => {
    server.script = echo;
    server.received.length = 0;
  });
  afterAll(() => server?.stop());

  const settings = (): OpenAiSettings => ({ url: server.url, model: 'small', apiKey: KEY, connectMs: 300, silenceMs: 300 });
  const ask = (given: Partial<OpenAiSettings> = {}, signal = AbortSignal.timeout(5_000)) =>
    new OpenAiAssistant({ ...settings(), ...given }).answer({ asker: sampleActor(7), messages: [{ role: 'user', content: 'One?' }, { role: 'assistant', content: 'Two.' }, { role: 'user', content: 'Three?' }] }, signal);
  const failure = async (script: CompletionScript, given: Partial<OpenAiSettings> = {}): Promise<ProviderError> => {
    server.script = script;
    const error: unknown = await allOf(ask(given)).catch((reason: unknown) => reason);
    if (!(error instanceof ProviderError)) throw new Error('It did not fail as a provider does', { cause: error });
    expect(JSON.stringify([error.message, error.stack, String(error.cause)])).not.toContain(KEY);
    return error;
  };
  const streaming = (...events: string[]): CompletionScript => (response) => void response.writeHead(200, { 'Content-Type': 'text/event-stream' }).end(events.join(''));

  it('sends the conversation, the model and the key', async () => {
    expect((await allOf(ask())).join('')).toBe('You said: Three?');
    expect(server.received).toMatchObject([
      {
        path: '/v1/chat/completions',
        headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
        body: { model: 'small', stream: true, messages: [{ role: 'user', content: 'One?' }, { role: 'assistant', content: 'Two.' }, { role: 'user', content: 'Three?' }] },
      },
    ]);
  });

  it('sends no key where there is none', async () => {
    await allOf(ask({ apiKey: null }));
    expect(server.received[0]?.headers.authorization).toBeUndefined();
  });

  it('gives pieces as they come', async () => {
    const second = Promise.withResolvers<void>();
    server.script = async (response) => {
      response.writeHead(200).write(completionChunk('first '));
      await second.promise;
      response.end(`${completionChunk('second', 'stop')}data: [DONE]\n\n`);
    };
    const pieces: string[] = [];
    for await (const piece of ask()) {
      pieces.push(piece);
      second.resolve();
    }
    expect(pieces).toEqual(['first ', 'second']);
  });

  it('reads events that come in parts, within a character even, with any line ends', async () => {
    server.script = async (response) => {
      response.writeHead(200);
      for (const byte of Buffer.from(`${completionChunk('Größe 😀').replaceAll('\n', '\r\n')}data: [DONE]\r\n\r\n`)) {
        response.write(Buffer.from([byte]));
        await new Promise(setImmediate);
      }
      response.end();
    };
    expect((await allOf(ask())).join('')).toBe('Größe 😀');
  });

  it.each<[string, CompletionScript]>([
    ['stays open', (response) => void response.writeHead(200).write(completionChunk('Whole', 'stop'))],
    ['is broken off', (response) => void response.writeHead(200).write(completionChunk('Whole', 'stop'), () => response.destroy())],
    ['ends without [DONE]', (response) => void response.writeHead(200).end(completionChunk('Whole', 'stop'))],
    ['goes on with what is none of the protocol', (response) => void response.writeHead(200).end(`${completionChunk('Whole', 'stop')}data: nonsense\n\n`)],
  ])('is content with a whole answer whose stream %s', async (_what, script) => {
    server.script = script;
    expect(await allOf(ask())).toEqual(['Whole']);
  });

  it('goes on behind a reason that is empty', async () => {
    server.script = streaming(completionChunk('One ', ''), completionChunk('two', ''), completionChunk('', 'stop'));
    expect((await allOf(ask())).join('')).toBe('One two');
  });

  it.each(['length', 'content_filter'])('gives what was said of an answer that the API cut for its %s, and fails then', async (reason) => {
    server.script = streaming(completionChunk('One '), completionChunk('two', reason), 'data: [DONE]\n\n');
    const heard: string[] = [];
    const listening = (async () => {
      for await (const piece of ask()) heard.push(piece);
    })();
    await expect(listening).rejects.toMatchObject({ fault: 'cut off', message: expect.stringContaining(reason) });
    expect(heard.join('')).toBe('One two');
  });

  it.each([[400, 'refused'], [401, 'refused'], [404, 'refused'], [429, 'busy'], [500, 'refused'], [204, 'refused']])('fails where the API answers %i, without what it says', async (status, fault) => {
    const error = await failure((response) => void response.writeHead(status).end(status === 204 ? undefined : `{"error":{"message":"bad key ${KEY}"}}`));
    expect([error.fault, error.message]).toEqual([fault, expect.stringContaining(String(status))]);
  });

  it('follows no redirect', async () => {
    const elsewhere = await CompletionServer.start();
    const error = await failure((response) => void response.writeHead(307, { Location: `${elsewhere.url}/chat/completions` }).end());
    expect([error.fault, elsewhere.received]).toEqual(['refused', []]);
    await elsewhere.stop();
  });

  it.each<[string, CompletionScript, string]>([
    ['ends too early', streaming(completionChunk('Half')), 'cut off'],
    ['is empty', streaming(), 'cut off'],
    ['tells of an error', streaming(completionChunk('Half'), 'data: {"error":{"message":"overloaded"}}\n\n'), 'refused'],
    ['is no JSON', streaming('data: nonsense\n\n'), 'garbled'],
    ['is of another protocol', streaming('data: {"choices":[{"delta":{"content":7}}]}\n\n'), 'garbled'],
    ['is a page', (response) => void response.writeHead(200, { 'Content-Type': 'text/html' }).end('<h1>Hello</h1>'), 'cut off'],
    ['is broken off', (response) => void response.writeHead(200).write(completionChunk('Half'), () => response.destroy()), 'unreachable'],
    ['does not begin', () => undefined, 'silent'],
    ['falls silent', (response) => void response.writeHead(200).write(completionChunk('Half')), 'silent'],
  ])('fails where the stream %s', async (_what, script, fault) => expect((await failure(script)).fault).toBe(fault));

  it('fails where nobody listens', async () => {
    const gone = await CompletionServer.start();
    await gone.stop();
    expect((await failure(echo, { url: gone.url })).fault).toBe('unreachable');
  });

  it('does not read without end', async () => {
    const error = await failure(async (response) => {
      response.writeHead(200);
      const block = `: ${'x'.repeat(65_536)}\n`;
      for (let n = 0; n < 400 && !response.destroyed; n += 1) if (!response.write(block)) await new Promise((resolve) => response.once('drain', resolve).once('close', resolve));
    });
    expect(error.fault).toBe('too large');
  });

  it('lets go of the connection when nobody wants more', async () => {
    const closed = Promise.withResolvers<void>();
    server.script = (response) => {
      response.writeHead(200).write(completionChunk('Half'));
      response.once('close', closed.resolve);
    };
    const abort = new AbortController();
    const listening = (async () => {
      for await (const piece of ask({ silenceMs: 5_000 }, abort.signal)) expect(piece).toBe('Half');
    })();
    setTimeout(() => abort.abort(new Error('enough')), 50);
    await expect(listening).rejects.not.toBeInstanceOf(ProviderError);
    await closed.promise;
  });
});
