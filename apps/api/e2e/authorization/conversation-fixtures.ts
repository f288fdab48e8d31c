import type { Scene } from './authorization-row.js';
import { make } from './content-fixtures.js';
import { addBystander, uniqueName } from './fixtures.js';

/** A group that the scene's owner made, with a bystander in it. @returns the ids of both */
export async function addConversation(scene: Scene): Promise<{ id: number; userId: number }> {
  const userId = await addBystander(scene);
  return { id: await make(scene, '/api/messages/conversations', { name: uniqueName(), userIds: [userId] }), userId };
}

/** Something the scene's owner said. */
export async function addMessage(scene: Scene): Promise<number> {
  const { id } = await addConversation(scene);
  return make(scene, '/api/messages', { conversationId: id, content: 'Hello' });
}

/** Something the scene's owner was told. */
export async function addNotification({ owner, world }: Scene): Promise<number> {
  const row = { user_id: owner.id, type: 'SHARE', title: 'Shared', content: 'Target' };
  const [added] = await world.database.sql('notifications').insert(row).returning<{ id: number }[]>('id');
  if (!added) throw new Error('Nothing was added to notifications');
  return added.id;
}
