import { DocumentSharingController } from '../../content/document-sharing.controller.js';
import { DocumentsController } from '../../content/documents.controller.js';
import { batchOf, clientBatch } from '../batch-deleted.js';
import { carried } from '../carried.js';
import { filters, listFilters, picked, upper, type ClientFields } from '../client-fields.js';
import { clientPage } from '../client-page.js';
import { everyRow } from '../every-row.js';
import type { MountCall } from '../mount-call.js';
import { mountRoute, type MountRoute } from '../mount.js';
import { numberIds } from '../number-ids.js';
import { placeIn, placeOf } from '../place-of.js';
import { textIds } from '../text-ids.js';
import { assertSharedAsSent } from './assert-shared-as-sent.js';
import { shareWithUsers, usersIn, WITHOUT_KEY } from './share-with-users.js';

const list = [DocumentsController, 'list'] as const;
const get = [DocumentsController, 'get'] as const;
const create = [DocumentsController, 'create'] as const;
const patch = [DocumentsController, 'patch'] as const;
const move = [DocumentsController, 'move'] as const;
const setTags = [DocumentsController, 'setTags'] as const;
const remove = [DocumentsController, 'delete'] as const;
const removeBatch = [DocumentsController, 'deleteBatch'] as const;
const share = [DocumentSharingController, 'share'] as const;
const unshare = [DocumentSharingController, 'unshare'] as const;
const listShares = [DocumentSharingController, 'list'] as const;
const FILTERS = ['type', 'tag', 'shared'];
const FIELDS = ['title', 'content', 'type', 'folderId', 'tags'];

/** Documents, which go by `name` as well as `title`. */
export const documentRoutes: readonly MountRoute[] = [
  mountRoute('get', '/documents', list, async (call) => clientPage((await call.decided(list, { query: queryOf(call) })).data, clientDocument)),
  mountRoute('post', '/documents', create, async (call) => {
    await assertSharedAsSent(call);
    return carried(clientDocument((await call.decided(create, { body: documentOf(call.body) })).data));
  }),
  mountRoute('post', '/documents/batch-delete', removeBatch, async (call) => carried(clientBatch((await call.decided(removeBatch, { body: batchOf(call) })).data))),
  mountRoute('get', '/documents/:id', get, async (call) => carried(clientDocument((await call.decided(get, { params: call.params })).data))),
  mountRoute('put', '/documents/:id', patch, change),
  mountRoute('patch', '/documents/:id', patch, change),
  mountRoute('delete', '/documents/:id', remove, async (call) => carried(textIds((await call.decided(remove, { params: call.params })).data))),
  mountRoute('patch', '/documents/:id/rename', patch, change),
  mountRoute('post', '/documents/:id/move', move, async (call) => {
    return carried(clientDocument((await call.decided(move, { params: call.params, body: { folderId: placeOf(call.body) } })).data));
  }),
  mountRoute('post', '/documents/:id/tags', setTags, async (call) => {
    return carried(clientDocument((await call.decided(setTags, { params: call.params, body: picked(call.body, ['tags']) })).data));
  }),
  mountRoute('post', '/documents/:id/share', share, async (call) => carried(await shareWithUsers(call, (translation) => call.decided(share, translation)))),
  mountRoute('post', '/documents/:id/unshare', unshare, async (call) => {
    const others = call.body['userIds'] === undefined ? await everyShare(call) : usersIn(call).map((userId) => ({ userId }));
    await call.together(async () => {
      for (const body of others) await call.decided(unshare, { params: call.params, headers: WITHOUT_KEY, body });
    });
    return carried({ id: call.params['id'] });
  }),
];

async function change(call: MountCall): Promise<object> {
  return call.together(async () => {
    const { data } = await call.decided(patch, { params: call.params, body: documentOf(call.body) });
    await assertSharedAsSent(call, data);
    return carried(clientDocument(data));
  });
}

/** With whom it is shared at this moment, groups included. */
async function everyShare(call: MountCall): Promise<object[]> {
  const shares = await everyRow(call, (query) => call.further(listShares, { params: call.params, query }));
  return shares.map(({ userId, groupId }) => (userId === null ? { groupId } : { userId }));
}

function queryOf({ query }: MountCall): Record<string, string> {
  const { status } = filters(query, ['status']);
  const folderId = placeIn(filters(query, ['folderId', 'folder']));
  return { ...listFilters(query, FILTERS), ...(status === undefined ? {} : { status: status.toUpperCase() }), ...(folderId === undefined ? {} : { folderId }) };
}

function clientDocument(document: { readonly title: string }): object {
  return { ...textIds(document), name: document.title };
}

function documentOf(body: ClientFields): object {
  const { name, status } = body;
  const title = name === undefined ? {} : { title: name };
  return numberIds({ ...title, ...picked(body, FIELDS), ...(status === undefined ? {} : { status: upper(status) }) });
}
