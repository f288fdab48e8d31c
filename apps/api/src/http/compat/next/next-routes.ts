import { AuthController } from '../../identity/auth.controller.js';
import { authRoutes, ownAccount } from '../auth-routes.js';
import { mountRoute, type MountRoute } from '../mount.js';
import { calendarRoutes } from './calendar-routes.js';
import { dashboardRoutes } from './dashboard-routes.js';
import { documentRoutes } from './document-routes.js';
import { fileRoutes } from './file-routes.js';
import { messageRoutes } from './message-routes.js';
import { notificationRoutes } from './notification-routes.js';
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
  ...documentRoutes,
  ...fileRoutes,
  ...notificationRoutes,
  ...messageRoutes,
  ...calendarRoutes,
  ...dashboardRoutes,
];
