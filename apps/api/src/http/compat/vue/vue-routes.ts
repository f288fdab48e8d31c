import { DashboardController } from '../../analytics/dashboard.controller.js';
import { AuthController } from '../../identity/auth.controller.js';
import { SessionsController } from '../../identity/sessions.controller.js';
import { authRoutes, ownAccount } from '../auth-routes.js';
import { carried } from '../carried.js';
import { everyRow } from '../every-row.js';
import type { MountCall } from '../mount-call.js';
import { mountRoute, type MountRoute } from '../mount.js';
import { listRoutes } from './list-routes.js';
import { securityReport, securityReportOperation } from './security-report.js';

const me = [AuthController, 'me'] as const;
const stats = [DashboardController, 'stats'] as const;

/** What the Vue front end calls. */
export const vueRoutes: readonly MountRoute[] = [
  ...authRoutes,
  mountRoute('get', '/auth/me', me, async (call) => carried(await ownAccount(call))),
  ...listRoutes,
  mountRoute('get', '/analytics', stats, async (call) => carried(await analytics(call))),
  mountRoute('get', '/dashboard/summary', stats, async (call) => carried((await call.decided(stats)).data)),
  mountRoute('get', '/settings', me, async (call) => carried(await settings(call))),
  mountRoute('get', '/security/report', securityReportOperation, async (call) => carried(await securityReport(call))),
];

/** Regions are recorded nowhere, so none are told. */
async function analytics(call: MountCall): Promise<object> {
  const { data } = await call.decided(stats);
  const pie = await call.further([DashboardController, 'pie']);
  return {
    kpis: [
      { label: 'Users', value: data.totalUsers, change: data.userGrowth },
      { label: 'Visits', value: data.totalVisits, change: data.visitGrowth },
      { label: 'Orders', value: data.totalOrders, change: data.orderGrowth },
      { label: 'Revenue', value: data.totalRevenue, change: data.revenueGrowth },
    ],
    traffic: pie.data.map(({ name, value }) => ({ source: name, value })),
    regions: [],
  };
}

/** What the caller has set of their own, and where they are signed in. */
async function settings(call: MountCall): Promise<object> {
  const { name, email, username, phone, avatar, department, position, bio } = (await call.decided(me)).data;
  const sessions = await everyRow((query) => call.further([SessionsController, 'list'], { query }));
  return { profile: { name: name || username, email, username, phone, avatar, department, position, bio }, sessions: sessions.length };
}
