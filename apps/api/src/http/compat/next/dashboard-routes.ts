import type { RecentActivityBody } from '../../analytics/dashboard.contract.js';
import { DashboardController } from '../../analytics/dashboard.controller.js';
import type { OrderBody } from '../../analytics/orders.contract.js';
import { OrdersController } from '../../analytics/orders.controller.js';
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
const activities = [DashboardController, 'activities'] as const;
const orders = [OrdersController, 'list'] as const;
const LATEST = { limit: '10', count: 'none' };
/** The five that the front end knows. */
const ORDER_WORDS: Readonly<Record<OrderBody['status'], string>> = {
  PENDING: 'pending',
  PAID: 'processing',
  SHIPPED: 'shipped',
  COMPLETED: 'delivered',
  CANCELLED: 'cancelled',
  REFUNDED: 'cancelled',
};

/** The dashboard's figures, each in `{code,data}`; its bars are named by `month`, and its tasks told apart by `status`. */
export const dashboardRoutes: readonly MountRoute[] = [
  mountRoute('get', '/dashboard/stats', stats, async (call) => carried((await call.decided(stats, { query: rangeOf(call) })).data)),
  mountRoute('get', '/dashboard/visits', visits, async (call) => carried((await call.decided(visits, { query: rangeOf(call) })).data)),
  mountRoute('get', '/dashboard/sales', sales, async (call) => carried((await call.decided(sales, { query: rangeOf(call) })).data.map((day) => ({ ...day, month: day.date })))),
  mountRoute('get', '/dashboard/pie', pie, async (call) => carried((await call.decided(pie, { query: rangeOf(call) })).data)),
  mountRoute('get', '/dashboard/tasks', tasks, async (call) => carried((await call.decided(tasks)).data.map((task) => ({ ...textIds(task), status: task.done ? 'done' : 'pending' })))),
  mountRoute('get', '/dashboard/orders', orders, async (call) => carried((await call.decided(orders, { query: LATEST })).data.items.map((order) => orderRow(order)))),
  mountRoute('get', '/dashboard/activities', activities, async (call) => carried((await call.decided(activities)).data.map((activity) => activityRow(activity)))),
];

/** Of whom nobody is named the system itself is told. */
function activityRow({ id, type, actor, subject, createdAt }: RecentActivityBody): object {
  return { id: String(id), user: actor?.name ?? 'System', avatar: null, action: type, target: subject ? `${subject.type} ${subject.id}` : '', time: createdAt };
}

function orderRow({ id, number, customer, amount, status, createdAt }: OrderBody): object {
  return { id: String(id), orderNo: number, customer, amount, status: ORDER_WORDS[status], createdAt };
}

function rangeOf(call: MountCall): Record<string, string> {
  return filters(call.query, ['from', 'to', 'tz']);
}
