import { FileContentController } from '../../content/file-content.controller.js';
import { FileLinksController } from '../../content/file-links.controller.js';
import { FileSharingController } from '../../content/file-sharing.controller.js';
import type { FileBody } from '../../content/files.contract.js';
import { FilesController } from '../../content/files.controller.js';
import { validationError } from '../../edge-errors.js';
import { carried } from '../carried.js';
import { emptyAsNull, filters, listFilters, picked } from '../client-fields.js';
import { clientPage } from '../client-page.js';
import type { MountCall } from '../mount-call.js';
import { mountRoute, type MountRoute } from '../mount.js';
import { numberIds } from '../number-ids.js';
import { placeIn, placeOf } from '../place-of.js';
import { textIds } from '../text-ids.js';
import { deleteAmongFiles } from './delete-among-files.js';
import { everyFolder, folderRoutes, listFolders } from './folder-routes.js';
import { shareWithUsers, WITHOUT_KEY } from './share-with-users.js';

const list = [FilesController, 'list'] as const;
const storage = [FilesController, 'storage'] as const;
const get = [FilesController, 'get'] as const;
const patch = [FilesController, 'patch'] as const;
const move = [FilesController, 'move'] as const;
const copy = [FilesController, 'copy'] as const;
const favor = [FilesController, 'favor'] as const;
const remove = [FilesController, 'delete'] as const;
const removeBatch = [FilesController, 'deleteBatch'] as const;
const upload = [FileContentController, 'upload'] as const;
const sign = [FileContentController, 'sign'] as const;
const share = [FileLinksController, 'create'] as const;
const grant = [FileSharingController, 'grant'] as const;
const HOUR_MS = 60 * 60 * 1000;

/** Files and where they lie. Their content comes by the mount, as it is sent; it is fetched by a URL of the API's. */
export const fileRoutes: readonly MountRoute[] = [
  mountRoute('get', '/files', list, listFiles),
  mountRoute('get', '/files/storage', storage, readStorage),
  mountRoute('get', '/files/storage-info', storage, readStorage),
  mountRoute('post', '/files/upload', upload, async (call) => carried(clientFile((await call.decidedAsSent(upload)).data))),
  ...folderRoutes,
  // The API has these for files alone, and does not do half of what is asked of a folder.
  mountRoute('post', '/files/folder-:id/copy', copy, refuseFolder),
  mountRoute('patch', '/files/folder-:id/favorite', favor, refuseFolder),
  mountRoute('post', '/files/folder-:id/share', share, refuseFolder),
  mountRoute('get', '/files/folder-:id/download-url', sign, refuseFolder),
  mountRoute('post', '/files/batch-delete', removeBatch, async (call) => carried(await deleteAmongFiles(call))),
  mountRoute('get', '/files/:id', get, async (call) => carried(clientFile((await call.decided(get, { params: call.params })).data))),
  mountRoute('put', '/files/:id', patch, change),
  mountRoute('patch', '/files/:id', patch, change),
  mountRoute('patch', '/files/:id/rename', patch, change),
  mountRoute('post', '/files/:id/move', move, async (call) => {
    return carried(clientFile((await call.decided(move, { params: call.params, body: { folderId: placeOf(call.body) } })).data));
  }),
  mountRoute('post', '/files/:id/copy', copy, async (call) => {
    return carried(clientFile((await call.decided(copy, { params: call.params, body: { folderId: placeOf(call.body), ...picked(call.body, ['name']) } })).data));
  }),
  mountRoute('patch', '/files/:id/favorite', favor, async (call) => {
    return carried(clientFile((await call.decided(favor, { params: call.params, body: { isFavorite: call.body['favorite'] } })).data));
  }),
  mountRoute('post', '/files/:id/share', share, shareFile),
  mountRoute('get', '/files/:id/download-url', sign, async (call) => carried((await call.decided(sign, { params: call.params })).data)),
  mountRoute('delete', '/files/:id', remove, async (call) => carried(textIds((await call.decided(remove, { params: call.params })).data))),
];

/** Of a place or of all, of one `type` or of all; where nothing else narrows them down, the folders stand before the first page and count with the files. */
async function listFiles(call: MountCall): Promise<object> {
  const { type, ...narrowed } = filters(call.query, ['type', 'kind', 'favorite', 'shared']);
  const folderId = placeIn(filters(call.query, ['folderId', 'path']));
  const paged = listFilters(call.query, []);
  if (type === 'folder') return listFolders(call, paged, folderId);
  const query = { ...paged, ...narrowed, ...(type === undefined ? {} : { kind: type }), ...(folderId === undefined ? {} : { folderId }) };
  const files = clientPage((await call.decided(list, { query })).data, clientFile);
  if (type !== undefined || Object.keys(narrowed).length > 0) return files;
  const { search } = paged;
  const searched = search === undefined ? {} : { search };
  const { meta } = await listFolders(call, { ...searched, limit: '1' }, folderId);
  const folders = files.meta.page === 1 ? await everyFolder(call, searched, folderId) : [];
  return { data: [...folders, ...files.data], meta: { ...files.meta, total: (files.meta.total ?? 0) + (meta.total ?? 0) } };
}

function refuseFolder(): never {
  throw validationError([{ field: 'id', message: 'is a folder, for which there is no such thing: name the files in it' }]);
}

async function readStorage(call: MountCall): Promise<object> {
  return (await call.decided(storage)).data;
}

async function change(call: MountCall): Promise<object> {
  const body = numberIds(picked(call.body, ['name', 'folderId']));
  return carried(clientFile((await call.decided(patch, { params: call.params, body })).data));
}

/** What the API calls its kind is its `type` there. */
function clientFile(file: FileBody): object {
  return { ...textIds(file), type: file.kind };
}

/** With those who are named, and with nobody else; with everybody who has the link only where nobody is, or where it is to be public. */
async function shareFile(call: MountCall): Promise<object> {
  const { userIds, public: isPublic } = call.body;
  const isForSome = userIds !== undefined || (isPublic !== undefined && isPublic !== true);
  const link = async (headers = {}) => carried(textIds((await call.decided(share, { params: call.params, headers, body: linkOf(call) })).data));
  if (!isForSome) return link();
  return call.together(async () => {
    const shares = await shareWithUsers(call, (translation) => call.further(grant, translation));
    if (isPublic !== true) return carried(shares);
    return link(WITHOUT_KEY);
  });
}

/** A link for so many hours, or without an end. */
function linkOf({ body }: MountCall): object {
  const { expiresIn, password } = body;
  return { ...(expiresIn === undefined ? {} : { expiresAt: endOf(emptyAsNull(expiresIn)) }), ...(password === undefined ? {} : { password: emptyAsNull(password) }) };
}

/** What are no hours stays as it is: null is no end, and the rest is for the operation to refuse. */
function endOf(hours: unknown): unknown {
  if (typeof hours !== 'number' && typeof hours !== 'string') return hours;
  const end = new Date(Date.now() + Number(hours) * HOUR_MS);
  return Number.isNaN(end.getTime()) ? hours : end.toISOString();
}
