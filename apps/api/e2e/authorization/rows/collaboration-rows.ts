import { nothing, type Arrange, type AuthorizationRow } from '../authorization-row.js';
import { addConversation, addMessage, addNotification } from '../conversation-fixtures.js';
import { addBystander, uniqueName } from '../fixtures.js';

const conversation: Arrange = async (scene) => ({ params: { id: (await addConversation(scene)).id } });
const renamed: Arrange = async (scene) => ({ ...(await conversation(scene)), body: { name: uniqueName() } });
const joined: Arrange = async (scene) => ({ ...(await conversation(scene)), body: { userIds: [await addBystander(scene)] } });
const removed: Arrange = async (scene) => ({ params: await addConversation(scene) });
const withBystander: Arrange = async (scene) => ({ body: { userIds: [await addBystander(scene)] } });
const toBystander: Arrange = async (scene) => ({ body: { recipientId: await addBystander(scene), content: 'Hello' } });
const message: Arrange = async (scene) => ({ params: { id: await addMessage(scene) } });
const notification: Arrange = async (scene) => ({ params: { id: await addNotification(scene) } });

/** Contract section 4: only participants see anything of a conversation, and everybody their own notifications, administrators as little as others. */
export const COLLABORATION_ROWS: readonly AuthorizationRow[] = [
  //                                           anonymous guest user owner other member admin superAdmin
  ['GET /messages/conversations',                   401, 403, 200, 200, 200, 200, 200, 200, nothing],
  ['POST /messages/conversations',                  401, 403, 201, 201, 201, 201, 201, 201, withBystander],
  ['GET /messages/conversations/unread-count',      401, 403, 200, 200, 200, 200, 200, 200, nothing],
  ['GET /messages/conversations/{id}',              401, 403, 404, 200, 404, 404, 404, 404, conversation],
  ['PATCH /messages/conversations/{id}',            401, 403, 404, 200, 404, 404, 404, 404, renamed],
  ['DELETE /messages/conversations/{id}',           401, 403, 404, 200, 404, 404, 404, 404, conversation],
  ['GET /messages/conversations/{id}/messages',     401, 403, 404, 200, 404, 404, 404, 404, conversation],
  ['PUT /messages/conversations/{id}/read',         401, 403, 404, 200, 404, 404, 404, 404, conversation],
  ['POST /messages/conversations/{id}/participants', 401, 403, 404, 200, 404, 404, 404, 404, joined],
  ['DELETE /messages/conversations/{id}/participants/{userId}', 401, 403, 404, 200, 404, 404, 404, 404, removed],
  ['GET /messages',                                 401, 403, 200, 200, 200, 200, 200, 200, nothing],
  ['POST /messages',                                401, 403, 201, 201, 201, 201, 201, 201, toBystander],
  ['GET /messages/{id}',                            401, 403, 404, 200, 404, 404, 404, 404, message],
  ['PUT /messages/{id}/read',                       401, 403, 404, 200, 404, 404, 404, 404, message],
  ['DELETE /messages/{id}',                         401, 403, 404, 200, 404, 404, 404, 404, message],
  ['GET /notifications',                            401, 200, 200, 200, 200, 200, 200, 200, nothing],
  ['GET /notifications/unread-count',               401, 200, 200, 200, 200, 200, 200, 200, nothing],
  ['PUT /notifications/read-all',                   401, 200, 200, 200, 200, 200, 200, 200, nothing],
  ['PUT /notifications/{id}/read',                  401, 404, 404, 200, 404, 404, 404, 404, notification],
  ['DELETE /notifications/{id}',                    401, 404, 404, 200, 404, 404, 404, 404, notification],
  ['GET /events',                                   401, 200, 200, 200, 200, 200, 200, 200, () => ({ withoutBody: true })],
];
