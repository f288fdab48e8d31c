import { VisitLog, type NewVisit, type RecordedVisit } from '../ports/visit-log.js';
import type { InMemoryAnalyticsStore } from './in-memory-analytics-store.js';

const AWAY_MS = 30 * 60_000;

/** The twin of the real `VisitLog`. */
export class InMemoryVisitLog extends VisitLog {
  constructor(private readonly store: InMemoryAnalyticsStore) {
    super();
  }

  override async add({ visitorId, path, source, referrer }: NewVisit): Promise<RecordedVisit> {
    const last = this.store.visits.findLast((visit) => visit.visitorId === visitorId)?.viewedAt.getTime() ?? Number.NEGATIVE_INFINITY;
    const viewedAt = Math.max(this.store.clock.now().getTime(), last);
    const visit = { id: this.store.nextId(), visitorId, path, source, referrer, startsVisit: viewedAt - last >= AWAY_MS, viewedAt: new Date(viewedAt) };
    this.store.visits.push(visit);
    return visit;
  }
}
