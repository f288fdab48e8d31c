import { DashboardController } from '../../analytics/dashboard.controller.js';
import { carried } from '../carried.js';
import { filters } from '../client-fields.js';
import type { MountCall } from '../mount-call.js';
import { mountRoute, type MountRoute } from '../mount.js';
import { textIds } from '../text-ids.js';

const stats = [DashboardController, 'stats'] as const;
const visits = [DashboardController, 'visits'] as const;
const sales = [DashboardController, 'sales'] as const;
const pie = [DashboardController, 'pie'] as const;
const tasks = [DashboardController, 'tasks'] as const;

/** The dashboard's figures, each in `{code,data}`; its bars are named by `month`, and its tasks told apart by `status`. */
export const dashboardRoutes: readonly MountRoute[] = [
  mountRoute('get', '/dashboard/stats', stats, async (call) => carried((await call.decided(stats, { query: rangeOf(call) })).data)),
  mountRoute('get', '/dashboard/visits', visits, async (call) => carried((await call.decided(visits, { query: rangeOf(call) })).data)),
  mountRoute('get', '/dashboard/sales', sales, async (call) => carried((await call.decided(sales, { query: rangeOf(call) })).data.map((day) => ({ ...day, month: day.date })))),
  mountRoute('get', '/dashboard/pie', pie, async (call) => carried((await call.decided(pie, { query: rangeOf(call) })).data)),
  mountRoute('get', '/dashboard/tasks', tasks, async (call) => carried((await call.decided(tasks)).data.map((task) => ({ ...textIds(task), status: task.done ? 'done' : 'pending' })))),
];

function rangeOf(call: MountCall): Record<string, string> {
  return filters(call.query, ['from', 'to', 'tz']);
}
