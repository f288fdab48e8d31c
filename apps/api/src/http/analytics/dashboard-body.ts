import type { DatedFigures, DashboardStats, SourceFigures, TodaysEvent } from '@halolight/application/analytics';
import type { ActivityView } from '@halolight/application/auditing';
import type { DashboardStatsBody, DayOfSalesBody, DayOfVisitsBody, RecentActivityBody, SliceBody, TodaysEventBody } from './dashboard.contract.js';

export function statsBody(stats: DashboardStats): DashboardStatsBody {
  const { totalUsers, totalDocuments, totalFiles, totalOrders, totalRevenue, totalVisits, userGrowth, orderGrowth, revenueGrowth, visitGrowth } = stats;
  return { totalUsers, totalDocuments, totalFiles, totalOrders, totalRevenue, totalVisits, userGrowth, orderGrowth, revenueGrowth, visitGrowth };
}

export function dayOfVisits({ date, visits, uniqueVisitors, pageViews }: DatedFigures): DayOfVisitsBody {
  return { date, visits, uniqueVisitors, pageViews };
}

export function dayOfSales({ date, revenue, sold }: DatedFigures): DayOfSalesBody {
  return { date, sales: revenue, orders: sold };
}

export function slice({ source, visits }: SourceFigures): SliceBody {
  return { name: source, value: visits };
}

export function todaysEvent({ id, title, start, end, allDay }: TodaysEvent): TodaysEventBody {
  return { id, title, start, end, allDay };
}

export function recentActivity({ id, type, actor, subject, createdAt }: ActivityView): RecentActivityBody {
  return { id, type, actor, subject, createdAt };
}
