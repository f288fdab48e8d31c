import { FilesController } from '../../content/files.controller.js';
import { FoldersController } from '../../content/folders.controller.js';
import { assertBatch, batchOf, clientBatch } from '../batch-deleted.js';
import type { MountCall } from '../mount-call.js';
import { folderIdAmongFiles, folderIdOf, isFolderAmongFiles } from '../place-of.js';
import { retold } from '../retold.js';

const removeFiles = [FilesController, 'deleteBatch'] as const;
const removeFile = [FilesController, 'delete'] as const;
const removeFolder = [FoldersController, 'delete'] as const;

/**
 * Deletes files, each for itself, as the operation does. Where folders are among them, all go or none: a folder that is not empty keeps the files beside it.
 * @throws HttpError what the first one is refused for, naming `ids` and which it is
 */
export async function deleteAmongFiles(call: MountCall): Promise<object> {
  const { ids } = call.body;
  if (!Array.isArray(ids) || !ids.some(isFolderAmongFiles)) return clientBatch((await call.decided(removeFiles, { body: batchOf(call) })).data);
  assertBatch(ids.map(folderIdOf));
  const named = [...new Set(ids.map(String))];
  await call.together(async () => {
    for (const id of named) await retold(() => removed(call, id), (_, message) => [{ field: 'ids', message: `${id}: ${message}` }]);
  });
  return { deleted: named, failed: [] };
}

/** The id of what is gone, as it went by among files. */
async function removed(call: MountCall, id: string): Promise<string> {
  const params = { id: String(folderIdOf(id)) };
  if (!isFolderAmongFiles(id)) return String((await call.further(removeFile, { params })).data.id);
  return folderIdAmongFiles((await call.further(removeFolder, { params })).data.id);
}
