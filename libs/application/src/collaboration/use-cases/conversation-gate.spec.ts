import { NotFoundError } from '@halolight/domain/kernel';
import { expect, it } from '@jest/globals';
import { sampleActor } from '../../kernel/testing/index.js';
import { InMemoryCollaboration } from '../testing/index.js';

it('lets participants in, and tells nobody else that there is a conversation, super administrators included', async () => {
  const store = new InMemoryCollaboration();
  const id = await store.conversations.addGroup('Launch', [7, 8]);
  for (const userId of [7, 8]) {
    expect(await store.gate.hold(sampleActor(userId), id)).toMatchObject({ id, name: 'Launch' });
  }
  for (const [actor, asked] of [[sampleActor(9, '*'), id], [sampleActor(7), -5]] as const) {
    await expect(store.gate.hold(actor, asked)).rejects.toThrow(NotFoundError);
  }
});
