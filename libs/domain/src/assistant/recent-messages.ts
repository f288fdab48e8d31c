import type { PromptMessage } from './assistant-message.js';

/** Messages that a provider is given of a conversation, the question included. */
export const MOST_REMEMBERED = 20;
/** Characters that they have together, but that the question is always among them. */
const LONGEST_MEMORY = 40_000;

/** The latest messages that fit, oldest first; what was asked and never answered is left out. @param messages oldest first; the last is the question */
export function remembered(messages: readonly PromptMessage[]): PromptMessage[] {
  let left = LONGEST_MEMORY;
  const kept: PromptMessage[] = [];
  for (const message of messages.slice(-MOST_REMEMBERED).toReversed()) {
    left -= message.content.length;
    if (kept.length > 0 && left < 0) break;
    if (message.content !== '') kept.unshift(message);
  }
  return kept;
}
