import { NEW_PASSWORD } from '../../kit/passwords.js';
import { uniquePerson } from '../../kit/unique-person.js';
import { nothing, type Arrange, type AuthorizationRow } from '../authorization-row.js';
import { addSession } from '../fixtures.js';

const asVisitor: Arrange = ({ world: { visitor } }) => ({ body: { email: visitor.email, password: visitor.password } });
const withTokens: Arrange = async ({ world }) => ({ body: { refreshToken: (await world.visit()).refreshToken } });
const asForm: Arrange = ({ world: { visitor } }) => ({
  body: new URLSearchParams({ grant_type: 'password', username: visitor.email, password: visitor.password }),
});
const inASessionToSpare: Arrange = async ({ world, actor }) => ({ client: await world.likeOf(actor) });
const newPassword: Arrange = async ({ world, actor }) => ({
  client: await world.likeOf(actor),
  body: { currentPassword: uniquePerson().password, newPassword: NEW_PASSWORD },
});

/** Contract section 2, the rows under /auth. A reset token that is unknown is 400 for everybody: section 8. */
export const AUTHENTICATION_ROWS: readonly AuthorizationRow[] = [
  //                                anonymous guest user owner other member admin superAdmin
  ['POST /auth/register',                201, 201, 201, 201, 201, 201, 201, 201, () => ({ body: uniquePerson() })],
  ['POST /auth/login',                   200, 200, 200, 200, 200, 200, 200, 200, asVisitor],
  ['POST /auth/refresh',                 200, 200, 200, 200, 200, 200, 200, 200, withTokens],
  ['POST /auth/token',                   200, 200, 200, 200, 200, 200, 200, 200, asForm],
  ['POST /auth/forgot-password',         200, 200, 200, 200, 200, 200, 200, 200, () => ({ body: { email: uniquePerson().email } })],
  ['POST /auth/reset-password',          400, 400, 400, 400, 400, 400, 400, 400, () => ({ body: { token: 'unknown', password: NEW_PASSWORD } })],
  ['POST /auth/logout',                  401, 200, 200, 200, 200, 200, 200, 200, inASessionToSpare],
  ['POST /auth/logout-all',              401, 200, 200, 200, 200, 200, 200, 200, inASessionToSpare],
  ['POST /auth/change-password',         401, 200, 200, 200, 200, 200, 200, 200, newPassword],
  ['GET /auth/me',                       401, 200, 200, 200, 200, 200, 200, 200, nothing],
  ['GET /auth/sessions',                 401, 200, 200, 200, 200, 200, 200, 200, nothing],
  ['DELETE /auth/sessions/{id}',         401, 404, 404, 200, 404, 404, 404, 404, async (scene) => ({ params: { id: await addSession(scene) } })],
];
