import { allOf, assistantProviderContract } from '@halolight/application/assistant/testing';
import type { DocumentDirectory } from '@halolight/application/content';
import { sampleActor } from '@halolight/application/kernel/testing';
import { describe, expect, it, jest } from '@jest/globals';
import { LocalAssistant } from './local-assistant.js';

const NOTHING = { items: [], total: null, page: 1, pageSize: 5, totalPages: null, nextCursor: null };
const none = { page: async () => NOTHING };

assistantProviderContract('LocalAssistant', async () => ({ provider: new LocalAssistant(none), close: async () => undefined }));

async function reply(content: string, documents: Pick<DocumentDirectory, 'page'> = none, ...permissions: string[]): Promise<string> {
  const prompt = { asker: sampleActor(7, ...permissions), messages: [{ role: 'user' as const, content }] };
  return (await allOf(new LocalAssistant(documents, 0).answer(prompt, AbortSignal.timeout(5_000)))).join('');
}

describe('the built-in assistant', () => {
  it.each([['What is 0.1 + 0.2?', '0.1 + 0.2 = 0.3'], ['1 / 0', '1 / 0 has no value.'], ['2 ^ 70', '2 ^ 70 = 1.18059162072e+21']])('does sums: %s', async (question, answer) => expect(await reply(question)).toBe(answer));

  it('explains what is asked about', async () => expect(await reply('How does my calendar work?')).toContain('recur'));

  it('says what it is and what it can do, where it has no answer', async () => expect(await reply('Why is the sky blue?')).toMatch(/built-in assistant.*no language model/));

  it('looks for documents as the asker, who sees no more by asking', async () => {
    const row = { id: 5, title: 'Budget', owner: { id: 7, name: 'Ada' }, content: '', type: 'note', status: 'DRAFT', tags: [], folderId: null, ownerId: 7, access: 'OWNER', version: 1, createdAt: new Date(), updatedAt: new Date() };
    const page = jest.fn<DocumentDirectory['page']>().mockResolvedValue(JSON.parse(JSON.stringify({ ...NOTHING, items: [row] })));
    expect(await reply('find budget', { page }, 'documents:*')).toBe('These documents fit "budget":\n- Budget (no. 5, by Ada)');
    expect(page).toHaveBeenCalledWith({ userId: 7, seesAll: false }, expect.objectContaining({ search: 'budget', pageSize: 5 }), {});
    expect(await reply('find budget', none, 'documents:view')).toMatch(/^I found no document about "budget"/);
  });

  it('looks for none where the asker may see none', async () => {
    const page = jest.fn<DocumentDirectory['page']>();
    expect(await reply('find budget', { page })).toMatch(/no permission/);
    expect(page).not.toHaveBeenCalled();
  });
});
