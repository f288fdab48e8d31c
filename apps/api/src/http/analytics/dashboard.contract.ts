import type { CalendarDay } from '../calendar-day.js';
import type { TaskBody } from './tasks.contract.js';

/**
 * IANA name of the zone whose days they are; UTC when left out.
 * @maxLength 64 must have at most 64 characters
 * @example "Europe/Berlin"
 */
export type TimeZoneName = string;

/** Both days included, at most 366 of them; the last thirty days when left out. */
export interface DashboardQuery {
  from?: CalendarDay;
  /** Today when left out. */
  to?: CalendarDay;
  tz?: TimeZoneName;
}

export interface TodayQuery {
  tz?: TimeZoneName;
}

/** Accounts, documents and files are all there are; orders, revenue and visits are those of the range. Growth is in percent against as many days before, and null without anything to grow from. */
export interface DashboardStatsBody {
  /** @isLong */
  totalUsers: number;
  /** @isLong */
  totalDocuments: number;
  /** @isLong */
  totalFiles: number;
  /** @isLong */
  totalOrders: number;
  /** In the base currency, the one that orders are recorded in: amounts are added up as they are, and converted nowhere. */
  totalRevenue: number;
  /** @isLong */
  totalVisits: number;
  /** Of new accounts. */
  userGrowth: number | null;
  orderGrowth: number | null;
  revenueGrowth: number | null;
  visitGrowth: number | null;
}

export interface DayOfVisitsBody {
  /** @example "2026-11-22" */
  date: string;
  /** @isLong */
  visits: number;
  /** @isLong */
  uniqueVisitors: number;
  /** @isLong */
  pageViews: number;
}

/** Of the orders made on that day the ones that are PAID, SHIPPED or COMPLETED now. */
export interface DayOfSalesBody {
  /** @example "2026-11-22" */
  date: string;
  /** Their amounts, added up as they are recorded, in one base currency. */
  sales: number;
  /** @isLong */
  orders: number;
}

/** Visits by where they came from. */
export interface SliceBody {
  /** @example "search" */
  name: string;
  /** @isLong */
  value: number;
}

export interface TodaysEventBody {
  id: number;
  title: string;
  start: Date;
  /** Excluded. */
  end: Date;
  allDay: boolean;
}

export interface RecentActivityBody {
  id: number;
  /** @example "order.created" */
  type: string;
  /** Null for the system itself and for callers who were not signed in. */
  actor: { id: number; name: string } | null;
  subject: { type: string; id: number } | null;
  createdAt: Date;
}

export interface DashboardOverviewBody {
  stats: DashboardStatsBody;
  visits: DayOfVisitsBody[];
  sales: DayOfSalesBody[];
  pie: SliceBody[];
  tasks: TaskBody[];
  calendar: TodaysEventBody[];
  activities: RecentActivityBody[];
}
