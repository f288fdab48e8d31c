import type { Actor } from '@halolight/application/kernel';
import { AuthController } from '../identity/auth.controller.js';
import type { SessionAnswer } from '../identity/auth.contract.js';
import { PasswordResetController } from '../identity/password-reset.controller.js';
import type { ProfileBody } from '../identity/users.contract.js';
import { picked, type ClientFields } from './client-fields.js';
import { clientUser, type ClientUser } from './client-user.js';
import type { MountCall } from './mount-call.js';
import { mountRoute, type MountRoute } from './mount.js';
import { usernameOf } from './username-of.js';

const login = [AuthController, 'login'] as const;
const register = [AuthController, 'register'] as const;
const refresh = [AuthController, 'refresh'] as const;
const logout = [AuthController, 'logout'] as const;
const change = [AuthController, 'change'] as const;
const me = [AuthController, 'me'] as const;
const forgot = [PasswordResetController, 'forgot'] as const;
const reset = [PasswordResetController, 'reset'] as const;

/** Signing in and out, as both front ends do it: the tokens and the user at top level. Who has a generated password gets past it by a link for a new one. */
export const authRoutes: readonly MountRoute[] = [
  mountRoute('post', '/auth/login', login, async (call) => session(call, await call.decided(login, { body: loginOf(call.body) }))),
  mountRoute('post', '/auth/register', register, async (call) => session(call, await call.decided(register, { body: accountOf(call.body) }))),
  mountRoute('post', '/auth/refresh', refresh, async (call) => session(call, await call.decided(refresh, { body: picked(call.body, ['refreshToken']) }))),
  mountRoute('post', '/auth/logout', logout, async (call) => (await call.decided(logout)).data),
  mountRoute('post', '/auth/forgot-password', forgot, async (call) => (await call.decided(forgot, { body: picked(call.body, ['email']) })).data),
  mountRoute('post', '/auth/reset-password', reset, async (call) => (await call.decided(reset, { body: picked(call.body, ['token', 'password']) })).data),
  mountRoute('post', '/auth/change-password', change, async (call) => {
    return account((await call.decided(change, { body: picked(call.body, ['currentPassword', 'newPassword']) })).data, call.caller);
  }),
];

/** The caller's own account. @param call decided by `GET /api/auth/me` */
export async function ownAccount(call: MountCall): Promise<ClientUser> {
  return account((await call.decided(me)).data, call.caller);
}

async function session(call: MountCall, { accessToken, refreshToken }: SessionAnswer): Promise<object> {
  const headers = { authorization: `Bearer ${accessToken}` };
  const { data } = await call.further(me, { headers });
  return { accessToken, refreshToken, user: account(data, await call.admitted(me, headers)) };
}

/** What each of somebody's own roles grants they see without asking for roles, which not everybody may look at. */
function account(profile: ProfileBody, caller: Actor | undefined): ClientUser {
  const grants = new Map(profile.roles.map(({ id, name }) => [name, caller?.grantsByRole?.get(id) ?? []]));
  return clientUser(profile, grants, profile.permissions);
}

function loginOf(body: ClientFields): object {
  return picked(body, body['email'] === undefined ? ['username', 'password'] : ['email', 'password']);
}

function accountOf(body: ClientFields): object {
  return { username: usernameOf(body['email']), ...picked(body, ['email', 'username', 'password', 'name', 'phone']) };
}
