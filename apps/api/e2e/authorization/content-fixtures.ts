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

/** The form of an upload, RFC 7578, as text. */
export function uploadForm(): { body: string; headers: Readonly<Record<string, string>> } {
  const name = uniqueName();
  const part = `Content-Disposition: form-data; name="file"; filename="${name}.txt"\r\nContent-Type: text/plain\r\n\r\nThe text of ${name}`;
  return { body: `--part\r\n${part}\r\n--part--\r\n`, headers: { 'Content-Type': 'multipart/form-data; boundary=part' } };
}

export async function addFile(scene: Scene): Promise<number> {
  const { body, headers } = uploadForm();
  const { status, text, body: answer } = await scene.owner.client.post('/api/files/upload', body, headers);
  if (status !== 201) throw new Error(`Not uploaded: ${text}`);
  const { id } = answer.data;
  if (scene.actor === 'member') await make(scene, `/api/files/${id}/grant`, { groupId: scene.world.groupId, permission: 'READ' });
  return id;
}

/** A file that shows itself where its picture is asked for: the scheduler, which makes pictures, does not run here. */
export async function addPicturedFile(scene: Scene): Promise<number> {
  const id = await addFile(scene);
  await scene.world.database.sql.raw('update file_contents set thumbnail_key = key where key = (select content_key from files where id = ?)', [id]);
  return id;
}

/** A link to a file. */
export async function addLink(scene: Scene): Promise<{ id: number; token: string }> {
  const { body } = await scene.owner.client.post(`/api/files/${await addFile(scene)}/share`, {});
  return { id: body.data.id, token: body.data.shareToken };
}
