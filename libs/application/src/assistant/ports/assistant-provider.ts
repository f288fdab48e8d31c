import type { PromptMessage } from '@halolight/domain/assistant';
import type { Actor } from '../../kernel/index.js';

export interface AssistantPrompt {
  /** Who asks: an answer may hold what they may see, and nothing else. */
  readonly asker: Actor;
  /** Oldest first; the last one is the question. */
  readonly messages: readonly PromptMessage[];
}

/** Whoever answers. */
export abstract class AssistantProvider {
  /**
   * The answer, piece by piece. Once `signal` is aborted it ends or throws, and says nothing more.
   * @throws ProviderError when the answer cannot be had, or breaks off
   */
  abstract answer(prompt: AssistantPrompt, signal: AbortSignal): AsyncIterable<string>;
}
