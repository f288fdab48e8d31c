import { nothing, type Arrange, type AuthorizationRow } from '../authorization-row.js';
import { make } from '../content-fixtures.js';
import { uniqueName } from '../fixtures.js';

const conversation: Arrange = async (scene) => ({ params: { id: await make(scene, '/api/assistant/conversations', {}) } });
const renamed: Arrange = async (scene) => ({ ...(await conversation(scene)), body: { title: uniqueName() } });
const asked: Arrange = async (scene) => ({ ...(await conversation(scene)), body: { content: '1 + 1' } });

/** Contract section 5: everybody has conversations of their own with the assistant, and nobody sees another's, administrators included. */
export const ASSISTANT_ROWS: readonly AuthorizationRow[] = [
  //                                            anonymous guest user owner other member admin superAdmin
  ['GET /assistant/conversations',                   401, 200, 200, 200, 200, 200, 200, 200, nothing],
  ['POST /assistant/conversations',                  401, 201, 201, 201, 201, 201, 201, 201, () => ({ body: {} })],
  ['GET /assistant/conversations/{id}',              401, 404, 404, 200, 404, 404, 404, 404, conversation],
  ['PATCH /assistant/conversations/{id}',            401, 404, 404, 200, 404, 404, 404, 404, renamed],
  ['DELETE /assistant/conversations/{id}',           401, 404, 404, 200, 404, 404, 404, 404, conversation],
  ['GET /assistant/conversations/{id}/messages',     401, 404, 404, 200, 404, 404, 404, 404, conversation],
  ['POST /assistant/conversations/{id}/messages',    401, 404, 404, 200, 404, 404, 404, 404, asked],
  ['GET /assistant/conversations/{id}/export',       401, 404, 404, 200, 404, 404, 404, 404, conversation],
  ['POST /assistant/conversations/{id}/stop',        401, 404, 404, 200, 404, 404, 404, 404, conversation],
];
