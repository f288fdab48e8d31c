import type { LocalDay } from '@halolight/domain/analytics';

/** What happened on one day. */
export interface DayFigures {
  readonly visits: number;
  readonly pageViews: number;
  readonly uniqueVisitors: number;
  /** Orders made, whatever became of them. */
  readonly placed: number;
  /** Of those, the ones that are paid, shipped or completed now. */
  readonly sold: number;
  /** The amounts of those, added up whatever their currency. */
  readonly revenue: number;
  /** Accounts made that are still there. */
  readonly newUsers: number;
}

export interface SourceFigures {
  readonly source: string;
  /** At least 1. */
  readonly visits: number;
}

/** How many there are now. */
export interface RecordCounts {
  readonly users: number;
  readonly documents: number;
  readonly files: number;
}

/** Figures of what is recorded, up to this moment. */
export abstract class DashboardFigures {
  /** @param days one after the other @returns as many */
  abstract ofDays(days: readonly LocalDay[]): Promise<readonly DayFigures[]>;

  /**
   * Visits by where they came from, most first; those behind the first `most` are taken together as `OTHER_SOURCE`, which then comes last,
   * with what is called so itself. Both ends are whole quarters of an hour; `to` is excluded.
   */
  abstract sources(from: Date, to: Date, most: number): Promise<readonly SourceFigures[]>;

  abstract counts(): Promise<RecordCounts>;
}
