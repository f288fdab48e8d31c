import { AuthController } from '../../identity/auth.controller.js';
import { authRoutes, ownAccount } from '../auth-routes.js';
import { mountRoute, type MountRoute } from '../mount.js';
import { carried } from '../carried.js';

/** What the Vue front end calls. */
export const vueRoutes: readonly MountRoute[] = [
  ...authRoutes,
  mountRoute('get', '/auth/me', [AuthController, 'me'], async (call) => carried(await ownAccount(call))),
];
