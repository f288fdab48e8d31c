import { ConversationsController } from '../../collaboration/conversations.controller.js';
import { FilesController } from '../../content/files.controller.js';
import { UsersController } from '../../identity/users.controller.js';
import { carried } from '../carried.js';
import { conversationRow } from '../client-conversation.js';
import { clientUser } from '../client-user.js';
import { mountRoute, type MountRoute } from '../mount.js';
import { roleGrants } from '../role-grants.js';
import { textIds } from '../text-ids.js';
import { humanSize } from './human-size.js';

const users = [UsersController, 'list'] as const;
const conversations = [ConversationsController, 'list'] as const;
const files = [FilesController, 'list'] as const;
/** The front end asks for no page; it has its rows at once and pages by itself. */
const FIRST = { limit: '100' };

/** Lists of up to a hundred rows, in `data.list`. */
export const listRoutes: readonly MountRoute[] = [
  mountRoute('get', '/users', users, async (call) => {
    const { items, total } = (await call.decided(users, { query: FIRST })).data;
    const grants = await roleGrants(call);
    return carried({ list: items.map((user) => clientUser(user, grants)), total });
  }),
  mountRoute('get', '/messages', conversations, async (call) => {
    const { items, total } = (await call.decided(conversations, { query: FIRST })).data;
    return carried({ list: items.map((row) => conversationRow(row, call.callerId)), total });
  }),
  mountRoute('get', '/files', files, async (call) => {
    const { items, total } = (await call.decided(files, { query: FIRST })).data;
    return carried({ list: items.map((file) => ({ ...textIds(file), size: humanSize(file.size), owner: file.owner.name })), total });
  }),
];
