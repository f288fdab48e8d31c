import { AuthController } from '../../identity/auth.controller.js';
import { authRoutes, ownAccount } from '../auth-routes.js';
import { mountRoute, type MountRoute } from '../mount.js';
import { roleRoutes } from './role-routes.js';
import { teamRoutes } from './team-routes.js';
import { userRoutes } from './user-routes.js';

/** What the Next front end calls. */
export const nextRoutes: readonly MountRoute[] = [
  ...authRoutes,
  mountRoute('get', '/auth/me', [AuthController, 'me'], ownAccount),
  ...userRoutes,
  ...roleRoutes,
  ...teamRoutes,
];
