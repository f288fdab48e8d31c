import { setTimeout as pause } from 'node:timers/promises';
import { AssistantProvider, type AssistantPrompt } from '@halolight/application/assistant/ports';
import type { DocumentDirectory } from '@halolight/application/content';
import { requestIn, type LocalRequest } from '@halolight/domain/assistant';
import { Permission } from '@halolight/domain/kernel';

const VIEW_DOCUMENTS = Permission.parse('documents:view');
const MOST_FOUND = 5;
/** Between two words, in milliseconds: so that it can be read along, and stopped. */
const PACE_MS = 15;
const SELF =
  'I am the built-in assistant and have no language model, so I cannot talk about everything. I can do sums ("12 * 12"), look for documents that you may see ("find budget"), and explain signing in, documents, files, messages, the calendar, the dashboard and permissions.';

/** Answers by itself, always the same to the same question: sums, documents that the asker may see, and help. It claims to be nothing else. */
export class LocalAssistant extends AssistantProvider {
  constructor(
    private readonly documents: Pick<DocumentDirectory, 'page'>,
    private readonly paceMs = PACE_MS,
  ) {
    super();
  }

  override async *answer({ asker, messages }: AssistantPrompt, signal: AbortSignal): AsyncGenerator<string> {
    const text = await this.replyTo(requestIn(messages.at(-1)?.content ?? ''), asker);
    for (const word of text.match(/\S+\s*/g) ?? []) {
      signal.throwIfAborted();
      yield word;
      await pause(this.paceMs, undefined, { signal });
    }
  }

  private async replyTo(request: LocalRequest, asker: AssistantPrompt['asker']): Promise<string> {
    switch (request.kind) {
      case 'sum':
        return Number.isFinite(request.value) ? `${request.expression} = ${rounded(request.value)}` : `${request.expression} has no value.`;
      case 'search':
        return this.found(request.words, asker);
      case 'help':
        return request.topics.map(({ text }) => text).join('\n\n');
      case 'unknown':
        return SELF;
    }
  }

  private async found(words: string, { userId, permissions }: AssistantPrompt['asker']): Promise<string> {
    if (!permissions.allows(VIEW_DOCUMENTS)) return 'I may not look for documents: you have no permission to see any.';
    const request = { page: 1, pageSize: MOST_FOUND, count: 'none', search: words } as const;
    const { items } = await this.documents.page({ userId, seesAll: false }, request, {});
    if (items.length === 0) return `I found no document about "${words}" among your own and those that are shared with you.`;
    return `These documents fit "${words}":\n${items.map(({ id, title, owner }) => `- ${title} (no. ${id}, by ${owner.name})`).join('\n')}`;
  }
}

/** Without the digits in which binary fractions differ from decimal ones. */
function rounded(value: number): string {
  return String(Number(value.toPrecision(12)));
}
