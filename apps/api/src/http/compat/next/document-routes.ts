import { DocumentsController } from '../../content/documents.controller.js';
import { carried } from '../carried.js';
import { filters, picked, upper, type ClientFields } from '../client-fields.js';
import { clientPage } from '../client-page.js';
import type { MountCall } from '../mount-call.js';
import { mountRoute, type MountRoute } from '../mount.js';
import { numberIds } from '../number-ids.js';
import { textIds } from '../text-ids.js';

const list = [DocumentsController, 'list'] as const;
const get = [DocumentsController, 'get'] as const;
const create = [DocumentsController, 'create'] as const;
const patch = [DocumentsController, 'patch'] as const;
const remove = [DocumentsController, 'delete'] as const;
const FILTERS = ['page', 'limit', 'search', 'type', 'status', 'folderId', 'tag', 'shared'];
const FIELDS = ['title', 'content', 'type', 'folderId', 'tags'];

/** Documents, which go by `name` as well as `title`. */
export const documentRoutes: readonly MountRoute[] = [
  mountRoute('get', '/documents', list, async (call) => clientPage((await call.decided(list, { query: filters(call.query, FILTERS) })).data, clientDocument)),
  mountRoute('post', '/documents', create, async (call) => carried(clientDocument((await call.decided(create, { body: documentOf(call.body) })).data))),
  mountRoute('get', '/documents/:id', get, async (call) => carried(clientDocument((await call.decided(get, { params: call.params })).data))),
  mountRoute('put', '/documents/:id', patch, change),
  mountRoute('patch', '/documents/:id', patch, change),
  mountRoute('delete', '/documents/:id', remove, async (call) => carried(textIds((await call.decided(remove, { params: call.params })).data))),
];

async function change(call: MountCall): Promise<object> {
  return carried(clientDocument((await call.decided(patch, { params: call.params, body: documentOf(call.body) })).data));
}

function clientDocument(document: { readonly title: string }): object {
  return { ...textIds(document), name: document.title };
}

function documentOf(body: ClientFields): object {
  const { name, status } = body;
  const title = name === undefined ? {} : { title: name };
  return numberIds({ ...title, ...picked(body, FIELDS), ...(status === undefined ? {} : { status: upper(status) }) });
}
