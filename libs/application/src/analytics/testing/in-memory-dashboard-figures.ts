import { isSold, OTHER_SOURCE, type LocalDay } from '@halolight/domain/analytics';
import { DashboardFigures, type DayFigures, type RecordCounts, type SourceFigures } from '../queries/dashboard-figures.js';
import type { InMemoryAnalyticsStore } from './in-memory-analytics-store.js';

/** The twin of the real `DashboardFigures`: it counts what is in the store, and knows neither documents nor files. */
export class InMemoryDashboardFigures extends DashboardFigures {
  constructor(private readonly store: InMemoryAnalyticsStore) {
    super();
  }

  override async ofDays(days: readonly LocalDay[]): Promise<readonly DayFigures[]> {
    return days.map((day) => this.ofDay(day));
  }

  override async sources(from: Date, to: Date, most: number): Promise<readonly SourceFigures[]> {
    const visits = new Map<string, number>();
    for (const { source, startsVisit, viewedAt } of this.store.visits) {
      if (startsVisit && viewedAt >= from && viewedAt < to) visits.set(source, (visits.get(source) ?? 0) + 1);
    }
    const sources = [...visits].map(([source, count]) => ({ source, visits: count }));
    sources.sort((a, b) => b.visits - a.visits || (a.source < b.source ? -1 : 1));
    const rest = sources.splice(most).reduce((sum, each) => sum + each.visits, 0);
    if (rest === 0) return sources;
    const called = sources.find(({ source }) => source === OTHER_SOURCE)?.visits ?? 0;
    return [...sources.filter(({ source }) => source !== OTHER_SOURCE), { source: OTHER_SOURCE, visits: called + rest }];
  }

  override async counts(): Promise<RecordCounts> {
    return { users: this.store.users.size, documents: 0, files: 0 };
  }

  private ofDay({ start, end }: LocalDay): DayFigures {
    const isThen = (at: Date): boolean => at >= start && at < end;
    const views = this.store.visits.filter(({ viewedAt }) => isThen(viewedAt));
    const placed = [...this.store.orders.values()].filter(({ createdAt }) => isThen(createdAt));
    const sold = placed.filter(({ status }) => isSold(status));
    return {
      visits: views.filter(({ startsVisit }) => startsVisit).length,
      pageViews: views.length,
      uniqueVisitors: new Set(views.map(({ visitorId }) => visitorId)).size,
      placed: placed.length,
      sold: sold.length,
      revenue: sold.reduce((cents, { amount }) => cents + Math.round(amount * 100), 0) / 100,
      newUsers: [...this.store.users.values()].filter(isThen).length,
    };
  }
}
