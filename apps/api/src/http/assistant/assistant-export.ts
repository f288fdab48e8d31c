import { Readable } from 'node:stream';
import type { AssistantConversationView, AssistantDirectory, AssistantMessageView } from '@halolight/application/assistant';
import type { Response } from 'express';
import type { AssistantMessageBody } from './assistant.contract.js';
import { assistantMessageBody } from './assistant-body.js';

export const MARKDOWN = 'text/markdown';
export const NDJSON = 'application/x-ndjson';

const SPEAKERS: Readonly<Record<AssistantMessageBody['role'], string>> = { user: 'You', assistant: 'Assistant' };
const NOTES: Readonly<Record<AssistantMessageBody['status'], string>> = { COMPLETE: '', RUNNING: ' (still answering)', STOPPED: ' (stopped)', FAILED: ' (broke off)' };

/** A conversation as a file, under the headers of one. */
export function exportedConversation(
  response: Response,
  { id, title }: AssistantConversationView,
  directory: Pick<AssistantDirectory, 'scan'>,
  type: typeof MARKDOWN | typeof NDJSON,
): Readable {
  const batches = directory.scan(id);
  // The type comes last: `attachment` sets the one that it takes the file for.
  response.attachment(`conversation-${id}.${type === MARKDOWN ? 'md' : 'ndjson'}`).type(type);
  return Readable.from(type === MARKDOWN ? markdownOf(title, batches) : ndjsonOf(batches));
}

/** Messages as lines of JSON, the same fields as everywhere. */
export async function* ndjsonOf(batches: AsyncIterable<readonly AssistantMessageView[]>): AsyncGenerator<string> {
  for await (const messages of batches) yield messages.map((message) => `${JSON.stringify(assistantMessageBody(message))}\n`).join('');
}

/** Messages to be read: a heading for each, then what was said as it was said. */
export async function* markdownOf(title: string | null, batches: AsyncIterable<readonly AssistantMessageView[]>): AsyncGenerator<string> {
  yield `# ${title ?? 'Conversation'}\n`;
  for await (const messages of batches) yield messages.map(sectionOf).join('');
}

function sectionOf({ role, status, content, createdAt }: AssistantMessageView): string {
  return `\n## ${SPEAKERS[role]}, ${createdAt.toISOString()}${NOTES[status]}\n\n${content}\n`;
}
