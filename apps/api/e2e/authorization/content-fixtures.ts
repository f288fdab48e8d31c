import type { Scene } from './authorization-row.js';
import { uniqueName } from './fixtures.js';

/** Content of the scene's owner, made through the API; see `ACTORS` for with whom it is shared. */

/** Makes a thing as its owner. @returns its id @throws Error when that is refused */
export async function make({ owner }: Scene, path: string, body: object): Promise<number> {
  const { status, text, body: answer } = await owner.client.post(path, body);
  if (status !== 201) throw new Error(`Not made by POST ${path}: ${text}`);
  return answer.data.id;
}

export const addFolder = (scene: Scene): Promise<number> => make(scene, '/api/folders', { name: uniqueName() });

export async function addDocument(scene: Scene): Promise<number> {
  const id = await make(scene, '/api/documents', { title: uniqueName(), content: 'Said first' });
  if (scene.actor === 'member') await make(scene, `/api/documents/${id}/share`, { groupId: scene.world.groupId, permission: 'READ' });
  return id;
}
