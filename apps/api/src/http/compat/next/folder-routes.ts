import type { FolderBody } from '../../content/folders.contract.js';
import { FoldersController } from '../../content/folders.controller.js';
import { carried } from '../carried.js';
import { filters, picked } from '../client-fields.js';
import { clientPage } from '../client-page.js';
import { everyRow } from '../every-row.js';
import type { MountCall } from '../mount-call.js';
import { mountRoute, type MountRoute } from '../mount.js';
import { numberIds } from '../number-ids.js';
import { folderIdAmongFiles, placeIn, placeOf } from '../place-of.js';
import { textIds } from '../text-ids.js';

const list = [FoldersController, 'list'] as const;
const get = [FoldersController, 'get'] as const;
const create = [FoldersController, 'create'] as const;
const patch = [FoldersController, 'patch'] as const;
const move = [FoldersController, 'move'] as const;
const remove = [FoldersController, 'delete'] as const;
const MOST_AMONG_FILES = 1_000;
const NOBODYS = { data: [], meta: { total: 0, page: 1, limit: 0, totalPages: 0 } };

/** Folders among files, where the front end draws them, and by themselves. */
export const folderRoutes: readonly MountRoute[] = [
  mountRoute('post', '/files/folder', create, async (call) => {
    return carried(amongFiles((await call.decided(create, { body: { ...picked(call.body, ['name']), parentId: placeOf(call.body) } })).data));
  }),
  mountRoute('get', '/files/folder-:id', get, async (call) => carried(amongFiles((await call.decided(get, { params: call.params })).data))),
  mountRoute('put', '/files/folder-:id', patch, rename),
  mountRoute('patch', '/files/folder-:id', patch, rename),
  mountRoute('patch', '/files/folder-:id/rename', patch, rename),
  mountRoute('post', '/files/folder-:id/move', move, async (call) => {
    return carried(amongFiles((await call.decided(move, { params: call.params, body: { parentId: placeOf(call.body) } })).data));
  }),
  mountRoute('delete', '/files/folder-:id', remove, async (call) => carried({ id: folderIdAmongFiles((await call.decided(remove, { params: call.params })).data.id) })),
  mountRoute('get', '/folders', list, async (call) => {
    const parentId = placeIn(filters(call.query, ['parentId']));
    const place = parentId === undefined ? {} : { parentId };
    return (await everyRow(call, (query) => call.decided(list, { query: { ...place, ...query } }))).map((folder) => textIds(folder));
  }),
  mountRoute('post', '/folders', create, async (call) => textIds((await call.decided(create, { body: fieldsOf(call) })).data)),
  mountRoute('get', '/folders/:id', get, async (call) => textIds((await call.decided(get, { params: call.params })).data)),
  mountRoute('patch', '/folders/:id', patch, async (call) => textIds((await call.decided(patch, { params: call.params, body: fieldsOf(call) })).data)),
  mountRoute('delete', '/folders/:id', remove, async (call) => textIds((await call.decided(remove, { params: call.params })).data)),
];

/** A page of folders as rows among files; none to who may not look at folders. */
export async function listFolders(call: MountCall, query: Readonly<Record<string, string>>, parentId: string | undefined) {
  if (!(await call.admits(list))) return NOBODYS;
  const { data } = await call.further(list, { query: { ...query, ...(parentId === undefined ? {} : { parentId }) } });
  return clientPage(data, amongFiles);
}

/** All of a place, as rows among files; none to who may not look at folders. */
export async function everyFolder(call: MountCall, query: Readonly<Record<string, string>>, parentId: string | undefined): Promise<object[]> {
  if (!(await call.admits(list))) return [];
  const place = parentId === undefined ? {} : { parentId };
  return (await everyRow(call, (page) => call.further(list, { query: { ...query, ...place, ...page } }), MOST_AMONG_FILES)).map((folder) => amongFiles(folder));
}

async function rename(call: MountCall): Promise<object> {
  return carried(amongFiles((await call.decided(patch, { params: call.params, body: picked(call.body, ['name']) })).data));
}

function fieldsOf({ body }: MountCall): object {
  return numberIds(picked(body, ['name', 'parentId']));
}

/** How much is in it is not counted. */
function amongFiles({ id, parentId, ...folder }: FolderBody): object {
  const folderId = parentId === null ? null : String(parentId);
  return { ...textIds(folder), id: folderIdAmongFiles(id), folderId, type: 'folder', mimeType: 'folder', size: null, items: null, thumbnail: null };
}
