import { ProviderError } from '@halolight/application/assistant/ports';
import { z } from 'zod';

/** A `chat.completion.chunk`, as far as it matters; the last one may have no choices, only usage. */
const CHUNK = z.object({
  choices: z.array(z.object({ delta: z.object({ content: z.string().nullish() }).nullish(), finish_reason: z.string().nullish() })).max(100),
});

/** Reasons to end that are no end of the answer: the bound of its tokens, and what is left out of it. */
const CUTS: ReadonlySet<string> = new Set(['length', 'content_filter']);

export interface CompletionPiece {
  readonly text: string;
  /** Whether the answer ends with it. */
  readonly isLast: boolean;
  /** Why it ends before it is whole; null where it does not. */
  readonly cut: string | null;
}

/** What one event of the stream says. @throws ProviderError when it says that it failed, or nothing that can be read */
export function pieceOf(data: string): CompletionPiece {
  if (data === '[DONE]') return { text: '', isLast: true, cut: null };
  const event = parsed(data);
  if (typeof event === 'object' && event !== null && 'error' in event) throw new ProviderError('refused', 'it told of an error within its answer');
  const chunk = CHUNK.safeParse(event);
  if (!chunk.success) throw new ProviderError('garbled', 'an event of its stream is none of the protocol');
  const [choice] = chunk.data.choices;
  // Some APIs send an empty reason with every piece but the last.
  const reason = choice?.finish_reason ?? '';
  return { text: choice?.delta?.content ?? '', isLast: reason !== '', cut: CUTS.has(reason) ? reason : null };
}

function parsed(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}
