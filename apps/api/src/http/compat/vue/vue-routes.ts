import { DashboardController } from '../../analytics/dashboard.controller.js';
import { AuthController } from '../../identity/auth.controller.js';
import { SessionsController } from '../../identity/sessions.controller.js';
import { authRoutes, ownAccount } from '../auth-routes.js';
import { carried } from '../carried.js';
import { everyRow } from '../every-row.js';
import type { MountCall } from '../mount-call.js';
import { mountRoute, type MountRoute } from '../mount.js';
import { calendarRoutes } from './calendar-routes.js';
import { listRoutes } from './list-routes.js';
import { securityReport, securityReportOperation } from './security-report.js';

const me = [AuthController, 'me'] as const;
const stats = [DashboardController, 'stats'] as const;

/** What the Vue front end calls. */
export const vueRoutes: readonly MountRoute[] = [
  ...authRoutes,
  mountRoute('get', '/auth/me', me, async (call) => carried(await ownAccount(call))),
  ...listRoutes,
  ...calendarRoutes,
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
      kpi('Users', data.totalUsers, data.userGrowth),
      kpi('Visits', data.totalVisits, data.visitGrowth),
      kpi('Orders', data.totalOrders, data.orderGrowth),
      kpi('Revenue', data.totalRevenue, data.revenueGrowth),
    ],
    traffic: pie.data.map(({ name, value }) => ({ source: name, value })),
    regions: [],
  };
}

/** In words: the front end looks for the sign of a change, and knows of none that is missing. */
function kpi(label: string, value: number, growth: number | null): object {
  const change = growth ?? 0;
  return { label, value: String(value), change: `${change > 0 ? '+' : ''}${change}%` };
}

/** What the caller has set of their own, and where they are signed in. */
async function settings(call: MountCall): Promise<object> {
  const { name, email, username, phone, avatar, department, position, bio } = (await call.decided(me)).data;
  const sessions = await everyRow(call, (query) => call.further([SessionsController, 'list'], { query }));
  return { profile: { name: name || username, email, username, phone, avatar, department, position, bio }, sessions: sessions.length };
}
