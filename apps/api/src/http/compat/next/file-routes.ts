import { FilesController } from '../../content/files.controller.js';
import { FoldersController } from '../../content/folders.controller.js';
import { carried } from '../carried.js';
import { filters, picked } from '../client-fields.js';
import { clientPage } from '../client-page.js';
import type { MountCall } from '../mount-call.js';
import { mountRoute, type MountRoute } from '../mount.js';
import { numberIds } from '../number-ids.js';
import { textIds } from '../text-ids.js';

const list = [FilesController, 'list'] as const;
const storage = [FilesController, 'storage'] as const;
const get = [FilesController, 'get'] as const;
const patch = [FilesController, 'patch'] as const;
const remove = [FilesController, 'delete'] as const;
const folder = [FoldersController, 'create'] as const;
const FILTERS = ['page', 'limit', 'search', 'kind', 'folderId', 'favorite', 'shared'];

/** Files and where they lie; their content goes through `/api`. */
export const fileRoutes: readonly MountRoute[] = [
  mountRoute('get', '/files', list, async (call) => clientPage((await call.decided(list, { query: filters(call.query, FILTERS) })).data, textIds)),
  mountRoute('get', '/files/storage', storage, async (call) => (await call.decided(storage)).data),
  mountRoute('post', '/files/folder', folder, async (call) => {
    return carried(textIds((await call.decided(folder, { body: numberIds(picked(call.body, ['name', 'parentId'])) })).data));
  }),
  mountRoute('get', '/files/:id', get, async (call) => carried(textIds((await call.decided(get, { params: call.params })).data))),
  mountRoute('put', '/files/:id', patch, change),
  mountRoute('patch', '/files/:id', patch, change),
  mountRoute('delete', '/files/:id', remove, async (call) => carried(textIds((await call.decided(remove, { params: call.params })).data))),
];

async function change(call: MountCall): Promise<object> {
  const body = numberIds(picked(call.body, ['name', 'folderId']));
  return carried(textIds((await call.decided(patch, { params: call.params, body })).data));
}
