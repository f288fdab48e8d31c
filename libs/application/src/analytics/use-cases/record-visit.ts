import { trafficSource } from '@halolight/domain/analytics';
import type { RecordedVisit, VisitLog } from '../ports/visit-log.js';

export interface RecordVisitCommand {
  readonly visitorId: string;
  readonly path: string;
  /** Null: what the referrer tells. */
  readonly source: string | null;
  readonly referrer: string | null;
}

/**
 * Records a page view. No event is published: the view is itself the record of what happened, and nobody acts on one.
 */
export class RecordVisit {
  constructor(private readonly visits: VisitLog) {}

  execute({ source, ...view }: RecordVisitCommand): Promise<RecordedVisit> {
    return this.visits.add({ ...view, source: trafficSource(source, view.referrer) });
  }
}
