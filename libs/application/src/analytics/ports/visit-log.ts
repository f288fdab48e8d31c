export interface NewVisit {
  /** What the page calls its visitor; 1 to 64 characters. */
  readonly visitorId: string;
  readonly path: string;
  /** 1 to 50 characters. */
  readonly source: string;
  readonly referrer: string | null;
}

/** A page view as it was recorded. */
export interface RecordedVisit extends NewVisit {
  readonly id: number;
  /** Whether the visitor had been away for half an hour or more. */
  readonly startsVisit: boolean;
  readonly viewedAt: Date;
}

/** Page views; they are added and never changed. */
export abstract class VisitLog {
  /** Records a page view of this moment. Of two views of one visitor at once, one is the later. */
  abstract add(visit: NewVisit): Promise<RecordedVisit>;
}
