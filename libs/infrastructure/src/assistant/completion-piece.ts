import { ProviderError } from '@halolight/application/assistant/ports';
import { z } from 'zod';

/** A `chat.completion.chunk`, as far as it matters; the last one may have no choices, only usage. */
const CHUNK = z.object({
  choices: z.array(z.object({ delta: z.object({ content: z.string().nullish() }).nullish(), finish_reason: z.string().nullish() })).max(100),
});

export interface CompletionPiece {
  readonly text: string;
  /** Whether the answer ends with it. */
  readonly isLast: boolean;
}

/** What one event of the stream says. @throws ProviderError when it says that it failed, or nothing that can be read */
export function pieceOf(data: string): CompletionPiece {
  if (data === '[DONE]') return { text: '', isLast: true };
  const event = parsed(data);
  if (typeof event === 'object' && event !== null && 'error' in event) throw new ProviderError('refused', 'it told of an error within its answer');
  const chunk = CHUNK.safeParse(event);
  if (!chunk.success) throw new ProviderError('garbled', 'an event of its stream is none of the protocol');
  const [choice] = chunk.data.choices;
  return { text: choice?.delta?.content ?? '', isLast: typeof choice?.finish_reason === 'string' };
}

function parsed(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}
