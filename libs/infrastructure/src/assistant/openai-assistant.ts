import { AssistantProvider, ProviderError, type AssistantPrompt } from '@halolight/application/assistant/ports';
import { completionEvents } from './completion-events.js';
import { pieceOf } from './completion-piece.js';
import { SilenceWatch } from './silence-watch.js';

export interface OpenAiSettings {
  /** Where the API stands, no slash at its end. */
  readonly url: string;
  readonly model: string;
  /** Null: none is sent. */
  readonly apiKey: string | null;
  /** Milliseconds until the answer begins. */
  readonly connectMs?: number;
  /** Milliseconds between two pieces of it. */
  readonly silenceMs?: number;
}

const CONNECT_MS = 30_000;
const SILENCE_MS = 30_000;
/** Tokens that an answer may have; about the characters that are kept of it. */
const MOST_TOKENS = 8_000;

/**
 * Answers from an API that speaks OpenAI's protocol: POST /chat/completions with `stream: true`,
 * https://platform.openai.com/docs/api-reference/chat-streaming. Asks this one address, wherever a redirect would lead.
 */
export class OpenAiAssistant extends AssistantProvider {
  constructor(private readonly settings: OpenAiSettings) {
    super();
  }

  override async *answer({ messages }: AssistantPrompt, signal: AbortSignal): AsyncGenerator<string> {
    const { connectMs = CONNECT_MS, silenceMs = SILENCE_MS } = this.settings;
    using watch = new SilenceWatch(connectMs);
    const both = AbortSignal.any([signal, watch.signal]);
    try {
      const body = await this.open(messages, both);
      for await (const data of completionEvents(body, () => watch.heard(silenceMs))) {
        const { text, isLast, cut } = pieceOf(data);
        signal.throwIfAborted();
        if (text !== '') yield text;
        if (cut !== null) throw new ProviderError('cut off', `the answer ended for its ${cut}`);
        if (isLast) return;
      }
      throw new ProviderError('cut off', 'the stream ended before the answer did');
    } catch (error) {
      // What happens because nobody listens any more is no fault of the provider's.
      if (signal.aborted || error instanceof ProviderError) throw error;
      if (watch.signal.aborted) throw new ProviderError('silent', 'it said nothing for too long');
      throw new ProviderError('unreachable', error instanceof Error ? error.message : 'the connection failed', { cause: error });
    }
  }

  private async open(messages: AssistantPrompt['messages'], signal: AbortSignal): Promise<ReadableStream<Uint8Array>> {
    const { url, model, apiKey } = this.settings;
    const response = await fetch(`${url}/chat/completions`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'Content-Type': 'application/json', Accept: 'text/event-stream', ...(apiKey === null ? {} : { Authorization: `Bearer ${apiKey}` }) },
      body: JSON.stringify({ model, messages: messages.map(({ role, content }) => ({ role, content })), stream: true, max_tokens: MOST_TOKENS }),
      signal,
    });
    if (response.status === 200 && response.body) return response.body;
    // What it says is not repeated: some APIs quote the key that they refuse.
    await response.body?.cancel();
    throw new ProviderError(response.status === 429 ? 'busy' : 'refused', `it answered ${response.status}`);
  }
}
